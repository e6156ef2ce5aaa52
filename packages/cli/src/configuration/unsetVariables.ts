/** A key of a configuration whose value names a variable that is not set. */
export interface UnsetVariable {
  readonly key: string;
  readonly variable: string;
}

// A NUL byte cannot come from a YAML file or from the environment, so nobody's value looks like this.
const MARK = '\u0000';
const marked = new RegExp(`${MARK}([^${MARK}]+)${MARK}`, 'g');
/** `${NAME}` as Backstage reads it; `$${NAME}` is text, and `${NAME:-word}` has a value without the variable. */
const reference = /(\$?)\$\{\s*([^{}:\s]+)\s*\}/g;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Puts a mark where a value would come from a variable that is not set. Backstage leaves such a key out without a
 * word, and what then fails is far from the cause.
 */
export function markUnset(value: unknown, env: Environment): unknown {
  if (typeof value === 'string')
    return value.replace(
      reference,
      (whole: string, escape: string, name: string) =>
        escape || env[name] !== undefined ? whole : `${MARK}${name}${MARK}`,
    );
  if (Array.isArray(value)) return value.map(entry => markUnset(entry, env));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only?.[0] === '$env' && entries.length === 1) {
    const name = String(only[1]);
    return env[name] === undefined ? `${MARK}${name}${MARK}` : value;
  }
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, markUnset(entry, env)]),
  );
}

/** Finds the marks in the merged configuration: what a later file replaces is nobody's concern. */
export function findMarks(value: unknown, key = ''): readonly UnsetVariable[] {
  if (typeof value === 'string')
    return [...value.matchAll(marked)].map(([, variable = '']) => ({
      key,
      variable,
    }));
  if (Array.isArray(value))
    return value.flatMap((entry, index) =>
      findMarks(entry, `${key}[${index}]`),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    findMarks(entry, key ? `${key}.${name}` : name),
  );
}

/** One entry per variable, with the keys that wait for it. */
export function byVariable(
  unset: readonly UnsetVariable[],
): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  for (const { variable, key } of unset)
    keys.set(variable, [...(keys.get(variable) ?? []), key]);
  return keys;
}
