/** JSON as text: what can be known or left out before a million objects are made of it. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACKET = { opens: 0x5b, closes: 0x5d } as const;
const BRACE = { opens: 0x7b, closes: 0x7d } as const;

/**
 * Whether JSON nests more than so many levels. It is asked of the text: a list of two thousand pods has a million objects
 * that say who wrote which field, and walking through them costs half as much again as parsing.
 */
export function isDeeperThan(text: string, limit: number): boolean {
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

/**
 * JSON in which every list under a key is empty, for lists that nobody looks at and that are most of the text. A list that
 * does not end, or stands behind the key in another way than machines write it, stays as it is.
 */
export function withEmptyLists(text: string, key: string): string {
  const name = `${JSON.stringify(key)}:[`;
  let kept = '';
  let from = 0;
  let at = text.indexOf(name);
  while (at !== -1) {
    const begins = at + name.length;
    // Behind a backslash the quote is one of a string. Any other opens the key: none that closes a string has a word behind it.
    const ends =
      text.charCodeAt(at - 1) === BACKSLASH ? begins : endOfList(text, begins);
    if (ends === -1) {
      break;
    }
    kept += text.slice(from, begins);
    from = ends;
    at = text.indexOf(name, ends);
  }
  return kept + text.slice(from);
}

/** Where the list ends whose contents begin here; -1 if it does not. */
function endOfList(text: string, begins: number): number {
  let depth = 1;
  for (let at = begins; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === BRACKET.opens) {
      depth += 1;
    } else if (code === BRACKET.closes) {
      depth -= 1;
      if (depth === 0) {
        return at;
      }
    }
  }
  return -1;
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
