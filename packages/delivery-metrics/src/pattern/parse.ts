import { PatternError } from './patternError';

/** A position that consumes nothing. */
export type Assertion = 'start' | 'end' | 'boundary' | 'no-boundary';

/** What a pattern is made of. */
export type Node =
  | { readonly type: 'character'; readonly matches: (unit: string) => boolean }
  | { readonly type: 'assertion'; readonly assertion: Assertion }
  | { readonly type: 'sequence'; readonly parts: readonly Node[] }
  | { readonly type: 'choice'; readonly parts: readonly Node[] }
  | {
      readonly type: 'repeat';
      readonly part: Node;
      readonly least: number;
      readonly most: number;
    };

const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map<string, Assertion>([
  ['^', 'start'],
  ['$', 'end'],
  ['\\b', 'boundary'],
  ['\\B', 'no-boundary'],
]);
const TOKEN =
  /\(\?(?:<?[=!]|:|<[^>]*>|)|\[\^?(?:\\[^]|[^\]\\])*\]|\\(?:u[\da-f]{4}|x[\da-f]{2}|c[a-z]|[^])|[^]/iy;
const QUANTIFIER = /([*+?]|\{(\d+)(,(\d*))?\})\??/y;

/** Reads a pattern that JavaScript accepts into its parts. */
export class PatternParser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** @throws PatternError at what cannot be matched in one pass. */
  parse(): Node {
    const choices: Node[] = [];
    let parts: Node[] = [];
    while (this.#at < this.#source.length && !this.#sees(')')) {
      if (this.#sees('|')) {
        this.#at += 1;
        choices.push({ type: 'sequence', parts });
        parts = [];
      } else {
        parts.push(this.#repeated(this.#atom()));
      }
    }
    choices.push({ type: 'sequence', parts });
    return { type: 'choice', parts: choices };
  }

  #sees(character: string): boolean {
    return this.#source.startsWith(character, this.#at);
  }

  #atom(): Node {
    const token = this.#take(TOKEN)?.[0] ?? '';
    if (/^\(\?<?[=!]$/.test(token))
      throw new PatternError('looks ahead or back');
    if (token === '(' || token === '(?:' || token.startsWith('(?<')) {
      const inner = this.parse();
      this.#at += 1;
      return inner;
    }
    if (token.startsWith('(?')) throw new PatternError('changes its options');
    if (/^\\[1-9k]/.test(token)) throw new PatternError('refers back');
    const assertion = ASSERTIONS.get(token);
    if (assertion !== undefined) return { type: 'assertion', assertion };
    if (token.length === 1 && token !== '.')
      return { type: 'character', matches: unit => unit === token };
    const single = new RegExp(`^(?:${token})$`);
    return { type: 'character', matches: unit => single.test(unit) };
  }

  #repeated(part: Node): Node {
    const quantifier = this.#take(QUANTIFIER);
    if (quantifier === undefined) return part;
    const [, sign, exact, open, upper] = quantifier;
    if (exact === undefined) {
      return {
        type: 'repeat',
        part,
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : Infinity,
      };
    }
    const least = Number(exact);
    if (open === undefined) return { type: 'repeat', part, least, most: least };
    return {
      type: 'repeat',
      part,
      least,
      most: upper === '' || upper === undefined ? Infinity : Number(upper),
    };
  }

  #take(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.#source) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }
}
