import { NotJson, parseJson } from './json';

/** A value inside so many lists and objects, whose keys look like more of them. */
function nested(value: unknown, levels: number): unknown {
  let wrapped = value;
  for (let level = 0; level < levels; level += 1) {
    wrapped = level % 2 === 0 ? [wrapped] : { '[{"': wrapped };
  }
  return wrapped;
}

describe('JSON of a stranger', () => {
  it.each(['plain', '"', '\\', '\\"', 'a\\\\"[', '[[[{{{', ']}', ''])(
    'is read at a hundred levels and refused at one more, whatever stands in its strings: %j',
    odd => {
      const text = JSON.stringify(nested({ [odd]: odd }, 99));
      expect(JSON.stringify(parseJson(text))).toBe(text);
      const deeper = JSON.stringify([nested({ [odd]: odd }, 99)]);
      expect(() => parseJson(deeper)).toThrow(
        'it is nested more than 100 levels deep',
      );
    },
  );

  it('is not deep for being wide', () => {
    const text = JSON.stringify(Array.from({ length: 1_000 }, () => [{}, []]));
    expect(parseJson(text)).toHaveLength(1_000);
  });

  it('may hold a million escaped quotes', () => {
    const text = JSON.stringify({ a: '\\"'.repeat(1_000_000) });
    const began = performance.now();
    expect(parseJson(text)).toHaveProperty('a');
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it.each(['', '<html>', '{"a":', '{"a":"'])(
    'is not something else: %s',
    text => {
      expect(() => parseJson(text)).toThrow(NotJson);
    },
  );
});
