/** Patterns that files hold against the names of branches and tags. They come from strangers, so none may take long. */

const MAX_PATTERN = 200;
const MAX_REPEATS = 8;

/** A group that repeats can take for ever; so can many repeats in a row. */
function isQuick(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, '.').replace(/\[[^\]]*\]/g, '.');
  return (
    pattern.length <= MAX_PATTERN &&
    !/\)[*+{]/.test(plain) &&
    !/\(\?[<=!]/.test(plain) &&
    (plain.match(/[*+?{]/g) ?? []).length <= MAX_REPEATS
  );
}

/** Whether a short name matches a regular expression; undefined where that cannot be said quickly. */
export function matchesExpression(
  name: string,
  pattern: string,
  flags = '',
): boolean | undefined {
  if (!isQuick(pattern)) return undefined;
  try {
    return new RegExp(pattern, flags.includes('i') ? 'i' : '').test(name);
  } catch {
    // Another dialect than this language's: nobody here can say.
    return undefined;
  }
}

/** Whether a path or a name matches wildcards: `*` within a folder, `**` across folders. */
export function matchesWildcard(name: string, pattern: string): boolean {
  if (pattern.length > MAX_PATTERN) return false;
  const parts = pattern.split(/(\*\*\/?|\*|\?)/);
  const source = parts
    .map(part => {
      if (part.startsWith('**')) return part.endsWith('/') ? '(?:.*/)?' : '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return (
    parts.filter(part => /^[*?]/.test(part)).length <= MAX_REPEATS &&
    new RegExp(`^${source}$`).test(name)
  );
}
