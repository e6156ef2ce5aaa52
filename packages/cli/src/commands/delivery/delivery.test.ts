import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runDelivery } from './main';

// The command is a process of its own, which takes its time on a busy machine.
jest.setTimeout(180_000);

const CATALOG = `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: payments }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ada }
spec: { memberOf: [payments] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ledger, annotations: { argocd/app-name: ledger } }
spec: { type: service, lifecycle: production, owner: payments }
`;
/** Nobody listens there. */
const SILENT = {
  appLocatorMethods: [
    {
      type: 'config',
      instances: [{ name: 'main', url: 'http://127.0.0.1:9', token: 'canary' }],
    },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delivery-'));
  await writeFile(join(folder, 'catalog.yaml'), CATALOG);
});
afterEach(() => rm(folder, { recursive: true }));

async function configured(config: object): Promise<string> {
  const path = join(folder, 'app-config.json');
  const target = join(folder, 'catalog.yaml');
  await writeFile(
    path,
    JSON.stringify({
      catalog: { locations: [{ type: 'file', target }] },
      ...config,
    }),
  );
  return path;
}

/** As a process of its own. */
async function run(config: object, ...args: readonly string[]) {
  const path = await configured(config);
  return new Promise<{ code: unknown; stdout: string; stderr: string }>(
    resolve => {
      execFile(
        process.execPath,
        [
          // eslint-disable-next-line no-restricted-syntax -- only this test runs it
          join(__dirname, '../../../bin/groundwork'),
          ...['delivery', '--config', path, ...args],
        ],
        { env: { ...process.env, NODE_OPTIONS: '' } },
        (error, stdout, stderr) =>
          resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    },
  );
}

const reportSchema = z.object({
  numbers: z.object({
    metrics: z.record(
      z.string(),
      z.object({
        value: z.number().optional(),
        undefined: z.object({ reason: z.string() }),
      }),
    ),
    window: z.object({ days: z.number() }),
  }),
  services: z.array(z.object({ ref: z.string() })),
  silent: z.array(z.object({ reason: z.string(), message: z.string() })),
});

it('a source that is silent is named, ends the command with 1, and is no zero', async () => {
  const json = await run(
    { argocd: SILENT },
    ...['--team', 'payments', '--window', '30d', '--format', 'json'],
  );
  const { numbers, services, silent } = reportSchema.parse(
    JSON.parse(json.stdout),
  );
  expect(json.code).toBe(1);
  expect(numbers.window.days).toBe(30);
  expect(services.map(({ ref }) => ref)).toEqual(['component:default/ledger']);
  expect(silent.map(({ reason }) => reason)).toEqual(['unreachable']);
  for (const metric of Object.values(numbers.metrics)) {
    expect(metric.value).toBeUndefined();
    expect(metric.undefined.reason).toBe('source-not-read');
  }
  expect(json.stdout + json.stderr).not.toContain('canary');
});

it('a tier that is not declared is refused before anything is read, with those there are', async () => {
  const { code, stdout, stderr } = await run(
    { argocd: SILENT, groundwork: { environments: [{ name: 'staging' }] } },
    ...['--tier', 'stagin'],
  );
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(
    'There is no tier stagin here; there are production, staging',
  );
});

it('another tier says what is not told of it, and is no zero', async () => {
  const { stdout } = await run(
    { argocd: SILENT, groundwork: { environments: [{ name: 'staging' }] } },
    ...['--tier', 'staging'],
  );
  expect(stdout).toMatch(/^Deliveries of all services together, .*, staging$/m);
  expect(stdout).toMatch(/Change lead time +unknown/);
  expect(stdout).toMatch(
    /Change fail rate +unknown +What goes wrong is counted in production alone\./,
  );
});

it('a configuration without a source of deployments is no report', async () => {
  const { code, stdout, stderr } = await run({});
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/names no source that tells of deployments/);
});

describe('in the same process', () => {
  const deliver = async (...args: readonly string[]) =>
    runDelivery(['--config', await configured({ argocd: SILENT }), ...args]);

  it('Markdown and text name what is silent as well', async () => {
    expect(await deliver('--format', 'markdown')).toEqual({
      exitCode: 1,
      report: expect.stringMatching(
        /^# Deliveries of all services together, 90 days[^]*^- Argo CD is silent \(unreachable\): Argo CD main /m,
      ),
    });
    expect(await deliver('--service', 'ledger')).toEqual({
      exitCode: 1,
      report: expect.stringMatching(
        /^ {2}Change fail rate +unknown {2}What the sources of deployments report is unknown, because they could not be read: Argo CD \(unreachable\)\./m,
      ),
    });
  });

  it('a name that the catalog does not know, and a window that is none, are refused', async () => {
    await expect(deliver('--service', 'leger')).rejects.toThrow(
      'the catalog knows no component:default/leger',
    );
    await expect(deliver('--window', '3 weeks')).rejects.toThrow(
      '--window is 3 weeks; write days, such as 90d',
    );
  });

  it('a time that is none is refused', async () => {
    await expect(deliver('--max-minutes', '0')).rejects.toThrow(
      '--max-minutes is 0; write a number up to 1440',
    );
  });

  it.each([[['--format', 'csv']], [['--team', 'a', '--service', 'b']]])(
    '%j is answered with how it is meant',
    async args => {
      expect(await deliver(...args)).toEqual({
        usage: expect.stringContaining('groundwork delivery --config FILE'),
      });
    },
  );
});
