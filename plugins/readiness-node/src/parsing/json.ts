import { SourceError } from '../source/sourceError';

const MAX_CHARACTERS = 64 * 1024 * 1024;
const MAX_DEPTH = 100;
const FORBIDDEN = '__proto__';

/** Parses a stranger's JSON: limited size and depth, no keys that reach a prototype. Throws {@link SourceError} `parse_error`. */
export function parseJson(text: string): unknown {
  if (text.length > MAX_CHARACTERS) {
    throw new SourceError('parse_error', `JSON of ${text.length} characters`);
  }
  let value: unknown;
  try {
    // Looking at every key is slow; hardly any answer needs it.
    value = text.includes(FORBIDDEN)
      ? JSON.parse(text, (key, item: unknown) =>
          key === FORBIDDEN ? undefined : item,
        )
      : JSON.parse(text);
  } catch (error) {
    throw new SourceError('parse_error', `Not JSON: ${beginning(text)}`, {
      cause: error,
    });
  }
  refuseDeepNesting(value, MAX_DEPTH);
  return value;
}

/** Refuses values nested deeper than the limit, without recursing deeper itself. */
export function refuseDeepNesting(value: unknown, limit: number): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (limit === 0) {
    throw new SourceError('parse_error', 'Nested too deeply');
  }
  for (const item of Object.values(value)) {
    refuseDeepNesting(item, limit - 1);
  }
}

/** The first characters of an answer, enough to recognise an HTML page and too few to leak a body. */
function beginning(text: string): string {
  return JSON.stringify(text.trimStart().slice(0, 15));
}
