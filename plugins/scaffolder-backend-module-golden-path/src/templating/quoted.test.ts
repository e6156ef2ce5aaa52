import { parse } from 'yaml';
import { quoted } from './quoted';

const TEXTS = [
  'card-limits',
  'Says "hello" and \'goodbye\'',
  'first\nowner: group:default/other',
  'first\r\n- second',
  '---\nkind: Group',
  'name: value # and a comment',
  '&anchor *alias !!binary |',
  '%YAML 1.1',
  '\\u0041 \\',
  'break\u2028in\u2029every\u0085alphabet',
  'right\u202eto left\u2066, zero\u200bwidth, \ufeff mark',
  'bell\u0007 null\u0000 delete\u007f',
  '🚀 and half of one: \ud83d',
  '${{ secrets.TOKEN }} {{ value }} {% if x %}',
  'true',
  'null',
  '1e3',
  '2024-01-01',
  '',
];

describe('quoted', () => {
  it.each(TEXTS)('writes %j as one string of YAML and JSON', text => {
    const written = quoted(text);
    expect(JSON.parse(written)).toBe(text);
    for (const version of ['1.1', '1.2'] as const) {
      expect(
        parse(`before: 1\n${written}: ${written}\nafter: 2\n`, { version }),
      ).toEqual({
        before: 1,
        [text]: text,
        after: 2,
      });
    }
  });

  it.each(TEXTS)(
    'writes %j on one line, whatever counts as a line break',
    text => {
      expect(quoted(text)).toMatch(
        /^"[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]*"$/u,
      );
    },
  );

  it('refuses what is no text, rather than leave a field empty', () => {
    for (const value of [undefined, 1, ['a'], {}]) {
      expect(() => quoted(value)).toThrow('quoted takes a text');
    }
  });
});
