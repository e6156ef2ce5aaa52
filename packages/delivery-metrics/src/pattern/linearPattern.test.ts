import * as fc from 'fast-check';
import { linearPattern } from './linearPattern';

const atom = fc.constantFrom(
  ...['a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', '\\.', '/', '^', '$', '\\b'],
  ...['\\B', '-', 'x41', '\\x61', '\\u0062', '{', ']', '[]', '[^]', '[\\]a]'],
);
const quantifier = fc.constantFrom(
  ...['', '', '', '*', '+', '?', '*?', '{2}', '{1,}', '{0,2}', '{1,3}?'],
);
const { pattern } = fc.letrec<{ pattern: string }>(tie => {
  const inner = fc.oneof(
    // JavaScript tries one way after another: with more inside one another, and on longer texts, it takes minutes.
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    atom,
    tie('pattern').map(text => `(${text})`),
    tie('pattern').map(text => `(?:${text})`),
    tie('pattern').map(text => `(?<n${text.length}>${text})`),
  );
  const part = fc
    .tuple(inner, quantifier)
    .map(([text, sign]) => `${text}${sign}`);
  return {
    pattern: fc
      .array(
        fc.array(part, { maxLength: 3 }).map(parts => parts.join('')),
        { minLength: 1, maxLength: 3 },
      )
      .map(choices => choices.join('|')),
  };
});
const text = fc.string({
  unit: fc.constantFrom(...'abA/.-1 {\n]é😀'),
  maxLength: 8,
});

function byJavaScript(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}

describe('a pattern that is matched in one pass', () => {
  it('holds for the same texts as in JavaScript', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        pattern.filter(source => source.length < 60),
        fc.array(text, { minLength: 5, maxLength: 5 }),
        (source, texts) => {
          const expected = byJavaScript(source);
          fc.pre(expected !== undefined);
          const holds = linearPattern(source);
          for (const each of texts) {
            compared += 1;
            expect([source, each, holds(each)]).toEqual([
              source,
              each,
              expected?.test(each),
            ]);
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(5_000);
  });

  it('ends in time where trying one way after another does not', () => {
    const long = `${'a'.repeat(100_000)}!`;
    for (const source of ['(a+)+$', '(a|aa)+$', '(.*a){12}$', 'a*a*a*a*b'])
      expect(linearPattern(source)(long)).toBe(false);
    expect(linearPattern('^(a+)+!$')(long)).toBe(true);
  });

  it.each([
    ['(', 'cannot be read'],
    ['(a)\\1', 'refers back'],
    ['(?<n>a)\\k<n>', 'refers back'],
    ['a(?=b)', 'looks ahead'],
    ['a(?!b)', 'looks ahead'],
    ['(?<=b)a', 'looks ahead or back'],
    ['(?<!b)a', 'looks ahead or back'],
    ['a{5000}', 'repeats too often'],
    ['((a{30}){30}){30}', 'too large'],
    ['a'.repeat(501), 'longer than 500'],
  ])('refuses %s and says why', (source, why) => {
    expect(() => linearPattern(source)).toThrow(why);
  });
});
