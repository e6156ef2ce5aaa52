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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACKET = { opens: 0x5b, closes: 0x5d } as const;
const BRACE = { opens: 0x7b, closes: 0x7d } as const;

/**
 * Whether JSON nests more than so many levels. It is asked of the text: a list of two thousand pods has a million objects
 * that say who wrote which field, and walking through them costs half as much again as parsing.
 */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === BRACE.opens || code === BRACKET.opens) {
      depth += 1;
      if (depth > limit) {
        return true;
      }
    } else if (code === BRACE.closes || code === BRACKET.closes) {
      depth -= 1;
    }
  }
  return false;
}

/** Where a string ends that begins at a quote. An odd number of backslashes before a quote makes it a part of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) {
      first -= 1;
    }
    if ((end - first) % 2 === 0) {
      return end;
    }
    end = text.indexOf('"', end + 1);
  }
  return text.length;
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
