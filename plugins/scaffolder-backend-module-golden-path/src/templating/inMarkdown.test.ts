import { inMarkdown } from './inMarkdown';

describe('inMarkdown', () => {
  it('leaves a usual sentence as it is', () => {
    const sentence =
      'Keeps the spending limits of cards (1.5 million), and says whether a payment fits.';
    expect(inMarkdown(sentence)).toBe(sentence);
  });

  it('makes one line of several', () => {
    expect(inMarkdown('one\n\n# two\u2028three\u0085 four ')).toBe(
      'one \\# two three four',
    );
  });

  it('takes their meaning from HTML, links, code and emphasis', () => {
    expect(
      inMarkdown(
        '<img src=x onerror=1> [a](b) ![c](d) `e` **f** _g_ & {: .h }',
      ),
    ).toBe(
      '&lt;img src=x onerror=1&gt; \\[a\\](b) \\!\\[c\\](d) \\`e\\` \\*\\*f\\*\\* \\_g\\_ &amp; \\{: .h \\}',
    );
  });

  it('does not let a backslash escape what escapes', () => {
    expect(inMarkdown('\\`code\\`')).toBe('\\\\\\`code\\\\\\`');
  });

  it.each([
    ['- a list', '&#45; a list'],
    ['+ a list', '&#43; a list'],
    ['1. a list', '1\\. a list'],
    ['2) a list', '2\\) a list'],
    ['# a heading', '\\# a heading'],
    ['> a quote', '&gt; a quote'],
    ['!!! note', '\\!\\!\\! note'],
    ['=== "a tab"', '&#61;== "a tab"'],
    ['--8<-- "file"', '&#45;-8&lt;-- "file"'],
    ['    code', 'code'],
  ])('does not begin a block with %j', (text, written) => {
    expect(inMarkdown(text)).toBe(written);
  });

  it('refuses what is no text, rather than leave a gap', () => {
    expect(() => inMarkdown(undefined)).toThrow('inMarkdown takes a text');
  });
});
