import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { manifestProblems } from './__testUtils__/manifestProblems';
import { startRenderer } from './__testUtils__/renderTemplate';

// eslint-disable-next-line no-restricted-syntax -- the templates live beside the packages
const TEMPLATES = join(__dirname, '../../../templates');
const ids = readdirSync(TEMPLATES, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

function objectsIn(text: string): unknown[] {
  return parseAllDocuments(text).map(document => document.toJS());
}

/** Everything in a folder of manifests with what is wrong with it. */
function problemsIn(files: ReadonlyMap<string, string>) {
  const objects = [...files]
    .filter(([path]) => path.startsWith('deploy/'))
    .flatMap(([path, text]) =>
      objectsIn(text).map(object => ({ path, object })),
    );
  const problems = manifestProblems(objects.map(({ object }) => object));
  return {
    paths: objects.map(({ path }) => path),
    problems: objects.flatMap(({ path }, index) =>
      (problems[index] ?? []).map(problem => `${path}: ${problem}`),
    ),
  };
}

/** The block of YAML in a page that holds this word. */
function blockWith(page: string, word: string): string {
  const block = [...page.matchAll(/^( *)```yaml\n(.*?)^ *```/gms)].find(
    ([, , text = '']) => text.includes(word),
  );
  if (!block) {
    throw new Error(`No block of the page holds ${word}`);
  }
  const [, indent = '', text = ''] = block;
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}

it('a manifest with a value of the wrong type, a misspelt key or a kind without a schema is found', () => {
  const monitor = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'a', labels: { any: 'label' } },
  };
  expect(
    manifestProblems([
      { ...monitor, spec: { selector: {}, endpoints: [{ port: 'http' }] } },
      { ...monitor, spec: { selector: {}, endpoints: [{ port: 80 }] } },
      { ...monitor, spec: { selector: {}, endpoints: [{ prot: 'http' }] } },
      { ...monitor, kind: 'ServiceMonitors' },
    ]),
  ).toEqual([
    [],
    [expect.stringContaining('port must be string')],
    ['.spec.endpoints.0.prot is not in the schema'],
    ['no schema for monitoring.coreos.com/v1 ServiceMonitors'],
  ]);
});

describe.each(ids)('the manifests of %s', id => {
  const folder = join(TEMPLATES, id);
  const example: Record<string, unknown> = parse(
    readFileSync(join(folder, 'example-values.yaml'), 'utf8'),
  );

  const renderAs = async (
    place: 'gateway' | undefined,
    change: Readonly<Record<string, unknown>> = {},
  ) => {
    const render = await startRenderer(place);
    const { files } = await render(folder, {
      values: { ...example, ...change },
    });
    return files;
  };

  it.each([
    ['in tier 1, behind an Ingress', undefined, { tier: 'tier-1' }],
    [
      'in tier 3, without a system',
      undefined,
      { tier: 'tier-3', system: undefined },
    ],
    ['behind a Gateway', 'gateway', {}],
  ] as const)(
    'are what the published schemas of their kinds say, %s',
    async (_, place, change) => {
      const { paths, problems } = problemsIn(await renderAs(place, change));
      expect(problems).toEqual([]);
      expect(paths.length).toBeGreaterThan(10);
    },
    60_000,
  );

  it('ask for no secret before there is one, and its page says how to ask', async () => {
    const files = await renderAs(undefined);
    const deployed = [...files].filter(([path]) => path.startsWith('deploy/'));
    for (const [path, text] of deployed) {
      expect({ path, secret: /secret/i.exec(text)?.[0] }).toEqual({
        path,
        secret: undefined,
      });
    }

    const page = files.get('docs/secrets.md') ?? '';
    const [secret] = objectsIn(blockWith(page, 'kind: ExternalSecret'));
    const [deployment] = objectsIn(
      (files.get('deploy/base/deployment.yaml') ?? '').replace(
        /^( *)envFrom:\n/m,
        (line, indent) =>
          `${line}${blockWith(page, 'secretRef')
            .replaceAll(/^/gm, `${indent}  `)
            .trimEnd()}\n`,
      ),
    );
    expect(manifestProblems([secret, deployment])).toEqual([[], []]);
    expect(JSON.stringify(deployment)).toContain(
      `"secretRef":{"name":"${String(example.name)}"}`,
    );
  }, 60_000);

  it('page nobody in staging, whatever the tier, and in production only in tier 1', async () => {
    const severities = async (tier: string) => {
      const files = await renderAs(undefined, { tier });
      return ['staging', 'production'].map(environment => {
        const text = files.get(`deploy/${environment}/prometheus-rule.yaml`);
        return [...new Set(text?.match(/(?<=severity: ).*/g))];
      });
    };
    expect(await severities('tier-1')).toEqual([['ticket'], ['page']]);
    expect(await severities('tier-2')).toEqual([['ticket'], ['ticket']]);
  }, 60_000);

  it('watch the same in staging as in production', async () => {
    const files = await renderAs(undefined);
    const watchedIn = (environment: string) =>
      files
        .get(`deploy/${environment}/prometheus-rule.yaml`)
        ?.replaceAll(/^ *(#|severity:).*\n/gm, '');
    expect(watchedIn('staging')).toBe(watchedIn('production'));
  }, 60_000);
});
