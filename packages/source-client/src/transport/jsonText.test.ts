import { withEmptyLists } from './jsonText';

const KEY = 'managedFields';
const ODD = [
  KEY,
  `"${KEY}":[`,
  `,"${KEY}":[1]`,
  `\\"${KEY}":[`,
  '\\',
  '\\\\',
  '"',
  ']',
  '[',
  '',
];

/** What the text stands for once every list under the key is empty. */
function emptied(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, item: unknown) =>
    key === KEY && Array.isArray(item) ? [] : item,
  );
}

describe('lists that are left out of JSON', () => {
  it.each(ODD.flatMap(name => ODD.map(text => [name, text] as const)))(
    'are those under the key alone, beside a name %j and a text %j',
    (name, text) => {
      const inside = { [name]: [text, { [KEY]: [text] }], [KEY]: text };
      const value = [
        { [text]: name, [KEY]: [[text], inside], [name]: text },
        { [KEY]: { [name]: [text] } },
        inside,
        { [KEY]: [] },
      ];
      expect(JSON.parse(withEmptyLists(JSON.stringify(value), KEY))).toEqual(
        emptied(value),
      );
    },
  );

  it('are no longer in the text', () => {
    const text = `{"a":{"${KEY}":[{"f":{"g":["]"]}},[]],"b":[1]},"${KEY}":{"c":[2]}}`;
    expect(withEmptyLists(text, KEY)).toBe(
      `{"a":{"${KEY}":[],"b":[1]},"${KEY}":{"c":[2]}}`,
    );
  });

  it.each([`{"${KEY}":[1,[2]`, `{"${KEY}":["]}`, `{"${KEY}": [1]}`, ''])(
    'are not those that do not end or are written by hand: %s',
    text => {
      expect(withEmptyLists(text, KEY)).toBe(text);
    },
  );

  it('are found in the time that the text takes, however many do not end', () => {
    const text = `{"${KEY}":[`.repeat(50_000);
    const began = performance.now();
    expect(withEmptyLists(text, KEY)).toBe(text);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
