import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type Rendered, startRenderer } from './__testUtils__/renderTemplate';

// eslint-disable-next-line no-restricted-syntax -- the templates live beside the packages
const TEMPLATES = join(__dirname, '../../../templates');
const ids = readdirSync(TEMPLATES, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

const objectSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    labels: z.record(z.string(), z.string()),
  }),
});

const LABEL = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

/** What the pipeline does to a manifest, with values that YAML would take for numbers. */
function released(manifest: string): string {
  return manifest
    .replaceAll('IMAGE_PLACEHOLDER', 'registry.example.org/service:1')
    .replaceAll('VERSION_PLACEHOLDER', '1')
    .replaceAll('REVISION_PLACEHOLDER', '1234567890e1');
}

const podSchema = z.object({
  spec: z.object({
    replicas: z.number(),
    template: z.object({
      metadata: z.object({
        labels: z.record(z.string(), z.string()),
        annotations: z.record(z.string(), z.string()),
      }),
      spec: z.object({
        automountServiceAccountToken: z.literal(false),
        securityContext: z.object({ runAsNonRoot: z.literal(true) }),
        containers: z.array(
          z.object({
            image: z.string(),
            env: z.array(z.object({ name: z.string(), value: z.string() })),
            livenessProbe: z.object({ httpGet: z.unknown() }),
            readinessProbe: z.object({ httpGet: z.unknown() }),
            resources: z.object({
              requests: z.object({ cpu: z.string(), memory: z.string() }),
              limits: z.object({ memory: z.string() }),
            }),
            securityContext: z.object({
              allowPrivilegeEscalation: z.literal(false),
              readOnlyRootFilesystem: z.literal(true),
            }),
          }),
        ),
      }),
    }),
  }),
});

describe.each(ids)('template %s', id => {
  const folder = join(TEMPLATES, id);
  const values: Record<string, unknown> = parse(
    readFileSync(join(folder, 'example-values.yaml'), 'utf8'),
  );
  const name = String(values.name);
  let render: Awaited<ReturnType<typeof startRenderer>>;
  let rendered: Rendered;

  const file = (path: string): string => {
    const text = rendered.files.get(path);
    if (text === undefined) {
      throw new Error(`The template did not render ${path}`);
    }
    return text;
  };
  const manifests = () =>
    [...rendered.files]
      .filter(([path]) => /^deploy\/.*\.ya?ml$/.test(path))
      .flatMap(([path, text]) =>
        parseAllDocuments(released(text)).map(document => {
          if (document.errors.length > 0) {
            throw new Error(`${path}: ${document.errors.join(', ')}`);
          }
          return {
            path,
            object: objectSchema.parse(document.toJS()),
            raw: document.toJS(),
          };
        }),
      );

  beforeAll(async () => {
    render = await startRenderer();
    rendered = await render(folder, { values });
    const target = process.env.RENDER_TEMPLATES_TO;
    if (target) {
      for (const [path, text] of rendered.files) {
        mkdirSync(dirname(join(target, id, path)), { recursive: true });
        writeFileSync(join(target, id, path), text);
      }
    }
  }, 60_000);

  it('renders through the scaffolder with its example values', () => {
    expect({
      status: rendered.status,
      log: rendered.log.slice(0, 2000),
    }).toMatchObject({
      status: 200,
    });
    expect(rendered.files.size).toBeGreaterThan(10);
  });

  it('leaves no expression of the template behind', () => {
    const left = [...rendered.files].filter(([, text]) =>
      /\$\{\{\s*values\.|\{%/.test(text),
    );
    expect(left.map(([path]) => path)).toEqual([]);
  });

  it('promises a level and documents the way off the path', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(
      /Promises level \d/,
    );
    expect(file('docs/off-ramp.md')).toContain('# Leaving the path');
    expect(file('docs/runbook.md')).toContain('# Runbook');
  });

  it('describes the service in the catalog with an owner and everything the portal finds it by', () => {
    expect(parse(file('catalog-info.yaml'))).toMatchObject({
      kind: 'Component',
      metadata: {
        name,
        description: values.description,
        annotations: {
          'github.com/project-slug': `example/${name}`,
          'argocd/app-name': name,
          'backstage.io/kubernetes-id': name,
          'backstage.io/techdocs-ref': 'dir:.',
          'backstage.io/source-template': `template:default/${id}`,
        },
        links: expect.arrayContaining([
          expect.objectContaining({ type: 'runbook' }),
        ]),
      },
      spec: {
        type: 'service',
        owner: values.owner,
        system: values.system,
      },
    });
  });

  it('calls the one pipeline of the organisation', () => {
    expect(parse(file('.github/workflows/ci.yaml'))).toMatchObject({
      jobs: {
        service: {
          uses: 'example/pipelines/.github/workflows/service.yml@v2',
          with: { service: name, 'node-version': expect.any(String) },
        },
      },
    });
  });

  it('labels every object so that the portal finds it, with values that Kubernetes takes', () => {
    for (const { path, object } of manifests()) {
      expect({ path, labels: object.metadata.labels }).toMatchObject({
        labels: { 'backstage.io/kubernetes-id': name },
      });
      for (const [label, value] of Object.entries(object.metadata.labels)) {
        expect({ path, label, valid: LABEL.test(value) }).toEqual({
          path,
          label,
          valid: true,
        });
      }
      expect(object.metadata).not.toHaveProperty('namespace');
    }
  });

  it('brings everything that a service in production needs', () => {
    const kinds = new Set(manifests().map(({ object }) => object.kind));
    expect([...kinds].sort()).toEqual([
      'ConfigMap',
      'Deployment',
      'Ingress',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'PrometheusRule',
      'RoleBinding',
      'Service',
      'ServiceAccount',
      'ServiceMonitor',
    ]);
    for (const environment of ['staging', 'production']) {
      expect(
        parse(file(`deploy/${environment}/entry-point.yaml`)),
      ).toMatchObject({
        kind: 'Ingress',
        spec: {
          ingressClassName: 'public',
          rules: [{ host: expect.stringMatching(`^${name}\\.`) }],
        },
      });
    }
  });

  it('is reached through the Gateway API where an environment has a Gateway', async () => {
    const renderWithGateway = await startRenderer('gateway');
    const { files } = await renderWithGateway(folder, { values });
    const service = parse(files.get('deploy/base/service.yaml') ?? '');
    const hosts = {
      staging: `${name}.staging.example.org`,
      production: `${name}.example.org`,
    };
    for (const [environment, host] of Object.entries(hosts)) {
      const route = files.get(`deploy/${environment}/entry-point.yaml`) ?? '';
      expect(parse(route)).toMatchObject({
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { labels: { 'backstage.io/kubernetes-id': name } },
        spec: {
          parentRefs: [{ name: 'public', namespace: 'gateways' }],
          hostnames: [host],
          rules: [
            {
              backendRefs: [
                {
                  name: service.metadata.name,
                  port: service.spec.ports[0].port,
                },
              ],
            },
          ],
        },
      });
    }
  }, 30_000);

  it('runs two or more replicas without root, with probes and limits', () => {
    const deployment = podSchema.parse(
      manifests().find(({ object }) => object.kind === 'Deployment')?.raw,
    );
    expect(deployment.spec.replicas).toBeGreaterThanOrEqual(2);
    expect(deployment.spec.template.metadata.labels).toMatchObject({
      'backstage.io/kubernetes-id': name,
    });
    expect(
      deployment.spec.template.spec.containers.map(({ image }) => image),
    ).toEqual(['registry.example.org/service:1']);
  });

  it('names one version of Node.js everywhere', () => {
    const dockerfile = file('Dockerfile');
    const workflow = parse(file('.github/workflows/ci.yaml'));
    const { engines, devDependencies } = JSON.parse(file('package.json'));
    const major = file('.nvmrc').trim();
    expect({
      engines: engines.node,
      types: devDependencies['@types/node'],
      build: /FROM node:(\d+)-/.exec(dockerfile)?.[1],
      image: /\/nodejs(\d+)-/.exec(dockerfile)?.[1],
      workflow: workflow.jobs.service.with['node-version'],
    }).toEqual({
      engines: `${major}.x`,
      types: `^${major}.0.0`,
      build: major,
      image: major,
      workflow: major,
    });
  });

  it('gives every alert a section of the runbook', () => {
    const rule = z
      .object({
        spec: z.object({
          groups: z.array(
            z.object({
              rules: z.array(
                z.object({
                  alert: z.string(),
                  annotations: z.object({ runbook_url: z.string() }),
                }),
              ),
            }),
          ),
        }),
      })
      .parse(parse(file('deploy/production/prometheus-rule.yaml')));
    const alerts = rule.spec.groups.flatMap(group => group.rules);
    expect(alerts.length).toBeGreaterThan(0);
    for (const { alert, annotations } of alerts) {
      expect(file('docs/runbook.md')).toContain(`## ${alert}`);
      expect(annotations.runbook_url).toContain(
        `#${alert.toLocaleLowerCase('en-US')}`,
      );
    }
  });

  it('locks its dependencies without naming a registry', () => {
    const lock = JSON.parse(file('package-lock.json'));
    expect(lock.packages['']).toMatchObject({
      name,
      dependencies: JSON.parse(file('package.json')).dependencies,
    });
    expect(file('package-lock.json')).not.toContain('resolved');
  });

  it('waits for no font where there is no internet', () => {
    expect(parse(file('mkdocs.yml'))).toMatchObject({ theme: { font: false } });
  });

  it('keeps the token of the Git host out of files and log', () => {
    expect(rendered.log).not.toContain('canary-token');
  });

  it('refuses a name that Kubernetes or the Git host would not take', async () => {
    for (const bad of ['Ab', '-x-', '../escape', 'a b c', 'x'.repeat(41)]) {
      const { status } = await render(folder, {
        values: { ...values, name: bad },
      });
      expect({ bad, status }).toEqual({ bad, status: 400 });
    }
  });

  it('refuses a value of more than one line before anything is rendered', async () => {
    const injected = '\nkind: Group';
    for (const field of ['name', 'owner', 'description', 'system']) {
      const wrong = { ...values, [field]: `${values[field]}${injected}` };
      const { status, files } = await render(folder, { values: wrong });
      expect({ field, status, files: files.size }).toEqual({
        field,
        status: 400,
        files: 0,
      });
    }
  });

  it('works without the optional system', async () => {
    const { system: _, ...rest } = values;
    const { files } = await render(folder, { values: rest });
    expect(parse(files.get('catalog-info.yaml') ?? '').spec).not.toHaveProperty(
      'system',
    );
    expect(files.get('deploy/base/deployment.yaml')).not.toContain('part-of');
  });
});
