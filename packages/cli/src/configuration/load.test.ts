import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration, namedFiles } from './load';

const folder = mkdtempSync(join(tmpdir(), 'configuration-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const base = file('base.yaml', 'app: { title: Base, port: 1 }\n');

describe('loading a configuration', () => {
  it('lets later files win', async () => {
    const own = file('own.yaml', 'app: { title: Own }\n');
    const { config, unset } = await loadConfiguration([base, own]);
    expect(config.getString('app.title')).toBe('Own');
    expect(config.getNumber('app.port')).toBe(1);
    expect(unset).toEqual([]);
  });

  it.each(['', '# nothing yet\n'])(
    'takes a file that says nothing (%j)',
    async text => {
      const { config } = await loadConfiguration([
        base,
        file('empty.yaml', text),
      ]);
      expect(config.getString('app.title')).toBe('Base');
    },
  );

  it('names every variable that is not set and the key that waits for it', async () => {
    const own = file(
      'unset.yaml',
      `app:
  title: \${NO_SUCH_TITLE}
  links: ['\${NO_SUCH_HOST}:\${NO_SUCH_PORT}']
  key: { $env: NO_SUCH_KEY }
`,
    );
    const { config, unset } = await loadConfiguration([own]);
    expect(unset).toEqual([
      { key: 'app.title', variable: 'NO_SUCH_TITLE' },
      { key: 'app.links[0]', variable: 'NO_SUCH_HOST' },
      { key: 'app.links[0]', variable: 'NO_SUCH_PORT' },
      { key: 'app.key', variable: 'NO_SUCH_KEY' },
    ]);
    expect(config.has('app.title')).toBe(false);
  });

  it('asks for no variable that has a value in its absence, is text, or is replaced', async () => {
    const own = file(
      'optional.yaml',
      `app:
  title: \${NO_SUCH_TITLE:-Title}
  price: $\${NO_SUCH_PRICE}
  gone: \${NO_SUCH_THING}
  empty: \${NO_SUCH_NOTE:-}
`,
    );
    const later = file('later.yaml', 'app: { gone: null }\n');
    const { config, unset } = await loadConfiguration([own, later]);
    expect(unset).toEqual([]);
    expect(config.getString('app.title')).toBe('Title');
  });

  it.each([
    [
      'broken.yaml',
      'app:\n  title: a\n bad: [\n',
      /^broken\.yaml is not YAML: .* at line 3, column 1$/,
    ],
    ['list.yaml', '- a\n', /^list\.yaml is no configuration: it holds a list/],
    [
      'text.yaml',
      'hello\n',
      /^text\.yaml is no configuration: it holds "hello"/,
    ],
    [
      'include.yaml',
      'app: { $include: nowhere.yaml }\n',
      /include\.yaml.*nowhere\.yaml.* does not exist/,
    ],
  ])(
    'refuses %s in one sentence with its name',
    async (name, text, sentence) => {
      const failure = await loadConfiguration([base, file(name, text)]).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(Error);
      expect(String((failure as Error).message)).toMatch(sentence);
      expect(String((failure as Error).message)).not.toContain('\n');
    },
  );
});

describe('the files that a person names', () => {
  it('must be there, and be files', () => {
    expect(namedFiles([base])).toEqual([base]);
    expect(() => namedFiles([join(folder, 'none.yaml')])).toThrow(
      /none\.yaml does not exist$/,
    );
    expect(() => namedFiles([folder])).toThrow(/is not a file$/);
  });
});
