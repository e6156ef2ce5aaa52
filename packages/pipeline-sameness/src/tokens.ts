/** What an expression of an engine is made of. */
export interface Grammar {
  /** Sticky; its first group is a token without the space before it. */
  readonly token: RegExp;
  /** Tokens of one character that lead one level deeper. */
  readonly opens: string;
}

const MAX_LENGTH = 5_000;
const MAX_NESTING = 100;

/** Cuts an expression into its tokens; undefined where it is too long or too deep, or something in it is no token. */
export function tokensOf(
  text: string,
  { token, opens }: Grammar,
): readonly string[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const tokens: string[] = [];
  token.lastIndex = 0;
  let end = 0;
  const length = text.trimEnd().length;
  while (end < length) {
    const found = token.exec(text)?.[1];
    if (found === undefined) return undefined;
    tokens.push(found);
    end = token.lastIndex;
  }
  const depth = tokens.filter(each => opens.includes(each)).length;
  return depth > MAX_NESTING ? undefined : tokens;
}
