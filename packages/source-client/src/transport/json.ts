import { isDeeperThan } from './jsonText';

const MAX_CHARACTERS = 64 * 1024 * 1024;
const MAX_DEPTH = 100;
const FORBIDDEN = '__proto__';

/** A stranger's text is not the JSON that was asked for. */
export class NotJson extends Error {
  constructor(readonly detail: string, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = 'NotJson';
  }
}

/** Parses a stranger's JSON: limited size and depth, no keys that reach a prototype. @throws NotJson */
export function parseJson(text: string): unknown {
  if (text.length > MAX_CHARACTERS) {
    throw new NotJson(`it is JSON of ${text.length} characters`);
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
    throw new NotJson(whatItIs(text), error);
  }
  if (isDeeperThan(text, MAX_DEPTH)) {
    throw new NotJson(`it is nested more than ${MAX_DEPTH} levels deep`);
  }
  return value;
}

/** Enough to recognise a sign-in page, and nothing of what it says. */
function whatItIs(text: string): string {
  const start = text.trimStart();
  if (start === '') {
    return 'it is empty';
  }
  return start.startsWith('<')
    ? 'it is a web page and not JSON'
    : 'it is not JSON';
}
