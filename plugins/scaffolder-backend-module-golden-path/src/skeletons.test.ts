import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { type Rendered, startRenderer } from './__testUtils__/renderTemplate';
import { inMarkdown } from './templating/inMarkdown';
import { quoted } from './templating/quoted';

// eslint-disable-next-line no-restricted-syntax -- the templates live beside the packages
const TEMPLATES = join(__dirname, '../../../templates');
const ids = readdirSync(TEMPLATES, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

/** Words of fixed form, so that Markdown needs no protection from them. */
const CHECKED = [
  'name',
  'ownerName',
  'tier',
  'repositoryUrl',
  'pipelineWorkflow',
  'secretStore',
];

/** What a form, a request or a configuration might contain if nobody looked. */
const HOSTILE = [
  'a\nkind: Group',
  'a\n  namespace: kube-system\n- b',
  'a\n---\nkind: ClusterRoleBinding\n---\n',
  'a"b\'c`d\\',
  '"\n  injected: true\n  x: "',
  'a: b',
  'a # b',
  '&anchor',
  '*alias',
  '- a',
  '{a: [b]}',
  '| a',
  '!!binary a',
  '%YAML 1.1',
  'a\u2028kind: Group\u2029b\u0085c',
  '\t\u0000\u0007',
  '${{ secrets.TOKEN }}',
  '{{ a }}{% if a %}',
  "'; process.exit(1); '",
  'null',
  '1e3',
];

interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(id: string): readonly Source[] {
  const skeleton = join(TEMPLATES, id, 'skeleton');
  return readdirSync(skeleton, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({
      path: path.slice(skeleton.length + 1),
      text: readFileSync(path, 'utf8'),
    }));
}

function expressionsOf({ text }: Source): string[] {
  return [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, inner = '']) =>
    inner.trim(),
  );
}

function isProtected(path: string, expression: string): boolean {
  return path.endsWith('.md')
    ? /^values\.\w+ \| inMarkdown$/.test(expression) ||
        CHECKED.some(name => expression === `values.${name}`)
    : /^(values\.\w+|\([^|]*\)) \| quoted$/.test(expression);
}

/** Everything in a rendered file as data; Markdown as its lines. */
function contentsOf(path: string, text = ''): unknown {
  if (path.endsWith('.json')) {
    return JSON.parse(text);
  }
  if (/\.ya?ml$/.test(path)) {
    return parseAllDocuments(text).map(document => {
      expect({ path, errors: document.errors }).toEqual({ path, errors: [] });
      return document.toJS();
    });
  }
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
}

type Value = (name: string) => string;

const WORD = /XX(\w+?)XX/g;
const word: Value = name => `XX${name}XX`;

/** The benign words in data replaced as a value that stays a value would replace them. */
function withValue(contents: unknown, value: Value): unknown {
  const replace = (text: string) =>
    text
      // A string inside a query of Prometheus.
      .replace(/"XX(\w+?)XX"/g, (_, name) => quoted(value(name)))
      .replace(WORD, (_, name) => value(name));
  if (typeof contents === 'string') {
    return replace(contents);
  }
  if (Array.isArray(contents)) {
    return contents.map(item => withValue(item, value));
  }
  if (typeof contents === 'object' && contents !== null) {
    return Object.fromEntries(
      Object.entries(contents).map(([key, item]) => [
        replace(key),
        withValue(item, value),
      ]),
    );
  }
  return contents;
}

describe.each(ids)('the skeleton of %s', id => {
  const folder = join(TEMPLATES, id);
  const template = parse(readFileSync(join(folder, 'template.yaml'), 'utf8'));
  const names = [
    ...new Set(
      sources(id).flatMap(({ text }) =>
        [...text.matchAll(/values\.(\w+)/g)].map(([, name = '']) => name),
      ),
    ),
  ];
  /** The template with its form and its checks taken away. */
  const bypass = {
    ...template,
    spec: {
      type: 'service',
      owner: 'group:default/platform',
      parameters: [],
      steps: [
        {
          id: 'files',
          action: 'fetch:template',
          input: { url: './skeleton', values: '${{ parameters.values }}' },
        },
      ],
    },
  };
  let render: Awaited<ReturnType<typeof startRenderer>>;
  let benign: Rendered;
  const renderWith = async (value: Value): Promise<Rendered> => {
    const values = Object.fromEntries(names.map(name => [name, value(name)]));
    const rendered = await render(folder, {
      template: bypass,
      values: { values },
    });
    expect(rendered.status).toBe(200);
    return rendered;
  };

  beforeAll(async () => {
    render = await startRenderer();
    benign = await renderWith(word);
  }, 60_000);

  it('writes no value except as a string, or as words of Markdown', () => {
    const bare = sources(id).flatMap(source =>
      expressionsOf(source)
        .filter(expression => !isProtected(source.path, expression))
        .map(expression => `${source.path}: ${expression}`),
    );
    expect(bare).toEqual([]);
  });

  it('takes what was typed from the step that has checked it', () => {
    const [plan, ...later] = template.spec.steps;
    expect(plan.action).toBe('groundwork:service:plan');
    expect(JSON.stringify(later)).not.toContain('parameters.');
    expect(JSON.stringify(template.spec.output)).not.toContain('parameters.');
    for (const { properties } of template.spec.parameters) {
      for (const name of Object.keys(properties)) {
        expect(plan.input[name]).toBe(`\${{ parameters.${name} }}`);
      }
    }
  });

  // Each time every value is hostile in another way.
  describe.each([0, 7, 14])('with hostile values from number %i on', first => {
    const hostile: Value = name =>
      HOSTILE[(names.indexOf(name) + first) % HOSTILE.length] ?? '';

    const filesOf = (end: RegExp) =>
      [...benign.files].filter(([path]) => end.test(path));

    it('keeps every value inside its field and its string', async () => {
      const { files } = await renderWith(hostile);
      expect([...files.keys()].sort()).toEqual([...benign.files.keys()].sort());
      for (const [path, text] of filesOf(/\.(json|ya?ml)$/)) {
        expect({ path, contents: contentsOf(path, files.get(path)) }).toEqual({
          path,
          contents: withValue(contentsOf(path, text), hostile),
        });
      }
      for (const [path, text] of filesOf(/\.ts$/)) {
        expect(files.get(path)).toBe(
          text.replace(/"XX(\w+?)XX"/g, (_, name) => quoted(hostile(name))),
        );
      }
    }, 30_000);

    it('keeps free text in its paragraph', async () => {
      const { files } = await renderWith(name =>
        CHECKED.includes(name) ? word(name) : hostile(name),
      );
      for (const [path, text] of filesOf(/\.md$/)) {
        expect({ path, contents: contentsOf(path, files.get(path)) }).toEqual({
          path,
          contents: withValue(contentsOf(path, text), name =>
            CHECKED.includes(name) ? word(name) : inMarkdown(hostile(name)),
          ),
        });
      }
    }, 30_000);
  });
});
