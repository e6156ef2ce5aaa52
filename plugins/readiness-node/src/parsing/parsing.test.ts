import { parseYaml, parseYamlDocuments } from './yaml';

describe('YAML of strangers', () => {
  it('reads anchors and merge keys', () => {
    expect(parseYaml('base: &b {a: 1}\nmore:\n  <<: *b\n  c: 2')).toEqual({
      base: { a: 1 },
      more: { a: 1, c: 2 },
    });
  });

  it('reads several documents and leaves out empty ones', () => {
    expect(parseYamlDocuments('a: 1\n---\n---\nb: 2\n')).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
    expect(parseYaml('')).toBeUndefined();
  });

  it('refuses a bomb of aliases, deep nesting, a huge file and broken syntax', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...['b', 'c', 'd', 'e', 'f'].map(
        (name, index) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdef'[index]}`)
            .join(',')}]`,
      ),
    ].join('\n');
    expect(() => parseYaml(bomb)).toThrow();
    expect(() => parseYaml('['.repeat(100) + ']'.repeat(100))).toThrow(/deep/);
    expect(() => parseYaml('a'.repeat(3_000_000))).toThrow(/characters/);
    expect(() => parseYaml('a: [1')).toThrow();
  });
});
