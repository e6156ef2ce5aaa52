/** Patterns that files hold against the names of branches and tags. They come from strangers, so none may take long. */

const MAX_PATTERN = 200;
const MAX_NAME = 1_000;
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

/** Places of a pattern at which matching may stand; inside of a folder that a double star takes, it may not go on. */
class Places {
  readonly free = new Set<number>();
  readonly inFolder = new Set<number>();

  constructor(private readonly tokens: readonly string[]) {}

  add(at: number): void {
    for (let next = at; !this.free.has(next); next += 1) {
      this.free.add(next);
      if (!this.tokens[next]?.startsWith('*')) return;
    }
  }

  after(character: string): Places {
    const places = new Places(this.tokens);
    for (const at of [...this.free, ...this.inFolder]) {
      const token = this.tokens[at];
      if (token === '**/' && character !== '/') places.inFolder.add(at);
      else if (token === '**' || token === '**/') places.add(at);
      else if (token === '*' && character !== '/') places.add(at);
      else if (token === character || (token === '?' && character !== '/'))
        places.add(at + 1);
    }
    return places;
  }
}

/** Whether a path or a name matches wildcards: `*` within a folder, `**` across folders. Takes one pass. */
export function matchesWildcard(name: string, pattern: string): boolean {
  if (pattern.length > MAX_PATTERN || name.length > MAX_NAME) return false;
  const tokens = pattern.match(/\*\*+\/?|[\s\S]/g) ?? [];
  const plain = tokens.map(token => token.replace(/^\*{3,}/, '**'));
  let places = new Places(plain);
  places.add(0);
  for (const character of name) places = places.after(character);
  return places.free.has(plain.length);
}
