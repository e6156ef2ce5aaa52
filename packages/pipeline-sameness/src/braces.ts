/** Replaces each `${{ … }}` of a text by what is inside of it, in one pass: braces that nobody closes stay as they are. */
export function replaceBraced(
  text: string,
  replace: (inside: string, whole: string) => string,
): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('${{', at);
    const end = start < 0 ? -1 : text.indexOf('}}', start + 3);
    if (end < 0) break;
    const whole = text.slice(start, end + 2);
    parts.push(text.slice(at, start), replace(whole.slice(3, -2), whole));
    at = end + 2;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(at);
}
