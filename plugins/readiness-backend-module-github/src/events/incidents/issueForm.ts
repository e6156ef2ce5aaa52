/** What a field of an issue form says: its heading, an empty line, its text. */
export function fieldOf(body: string, heading: string): string {
  const found = new RegExp(
    `^#+ *${heading} *(?:\\r?\\n)+([^#\\r\\n][^\\r\\n]*)`,
    'im',
  );
  return found.exec(body)?.[1]?.trim() ?? '';
}
