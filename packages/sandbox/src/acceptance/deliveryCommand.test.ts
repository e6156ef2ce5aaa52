import { z } from 'zod';
import type { RunningSandbox } from '../sandbox';
import { writeConfiguration } from './__testUtils__/assessment';
import { runCommandLine } from './__testUtils__/commandLine';
import {
  PATIENCE_MS,
  PORT_BASE,
  startDeliveringCompany,
} from './__testUtils__/servers';

const report = z.object({
  numbers: z.looseObject({
    counts: z.looseObject({ deployments: z.number() }),
    metrics: z.record(
      z.string(),
      z.looseObject({ value: z.number().optional() }),
    ),
  }),
  silent: z.array(z.looseObject({ message: z.string() })),
});

let sandbox: RunningSandbox;
let config: string;
beforeAll(async () => {
  sandbox = await startDeliveringCompany();
  config = writeConfiguration(PORT_BASE);
}, PATIENCE_MS);
afterAll(() => sandbox.close());
afterEach(() => sandbox.faults.clearAll());

const deliver = (format: string, tier = 'production') =>
  runCommandLine([
    ...['delivery', '--config', config, '--window', '28d'],
    ...['--format', format, '--tier', tier],
  ]);

async function read(tier?: string) {
  const { exitCode, stdout } = await deliver('json', tier);
  return { exitCode, ...report.parse(JSON.parse(stdout)) };
}

/** What can be silent, and what it is then called. */
const SYSTEMS = [
  ['jenkins', 'Jenkins'],
  ['argocd:argocd-production', 'argocd-production'],
  ['argocd:argocd-staging', 'argocd-staging'],
  ['cluster:production-api', 'production-api'],
  ['cluster:staging-api', 'staging-api'],
  ['pagerduty', 'PagerDuty saltmarsh'],
] as const;

/** Of another tier those of staging, and all of them in the proof: the command runs twice for each. */
const OF_STAGING = SYSTEMS.filter(
  ([system]) => process.env.PROOF === 'faults' || system.includes('staging'),
);

describe('the command that prints delivery metrics', () => {
  let healthy: Awaited<ReturnType<typeof read>>;

  it(
    'counts deployments and what failed of them while everything answers',
    async () => {
      healthy = await read();
      expect(healthy).toMatchObject({ exitCode: 0, silent: [] });
      expect(healthy.numbers.counts.deployments).toBeGreaterThan(20);
      expect(healthy.numbers.metrics.leadTime?.value).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it.each(SYSTEMS)(
    'names %s when it is dead, ends with 1, and counts nothing more for it',
    async (system, name) => {
      sandbox.faults.set(system, { kind: 'dead' });
      const { exitCode, silent, numbers } = await read();
      expect(exitCode).toBe(1);
      expect(silent.map(({ message }) => message).join('\n')).toContain(name);
      // What another source saw of the same services may stand in for it, and is never added to it.
      expect(numbers.counts.deployments).toBeLessThanOrEqual(
        healthy.numbers.counts.deployments,
      );
    },
    PATIENCE_MS,
  );

  describe('of staging', () => {
    let inStaging: Awaited<ReturnType<typeof read>>;

    it(
      'counts deployments and nothing that went wrong while everything answers',
      async () => {
        inStaging = await read('staging');
        expect(inStaging).toMatchObject({ exitCode: 0, silent: [] });
        expect(inStaging.numbers.counts.deployments).toBeGreaterThan(20);
        expect(inStaging.numbers.metrics.changeFailRate).not.toHaveProperty(
          'value',
        );
      },
      PATIENCE_MS,
    );

    it.each(OF_STAGING)(
      'names %s when it is dead, ends with 1, and counts nothing more for it',
      async (system, name) => {
        sandbox.faults.set(system, { kind: 'dead' });
        const { exitCode, stdout } = await deliver('text', 'staging');
        expect(exitCode).toBe(1);
        expect(stdout).toContain(name);
        expect(stdout).toMatch(/, staging$/m);
        const { silent, numbers } = await read('staging');
        expect(silent.map(({ message }) => message).join('\n')).toContain(name);
        expect(numbers.counts.deployments).toBeLessThanOrEqual(
          inStaging.numbers.counts.deployments,
        );
      },
      PATIENCE_MS,
    );

    it(
      'is one sentence without the Git host, as of production',
      async () => {
        sandbox.faults.set('git-host', { kind: 'dead' });
        const { exitCode, stdout, stderr } = await deliver('text', 'staging');
        expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
        expect(
          stderr.split('\n').filter(line => line.startsWith('✗ ')),
        ).toHaveLength(1);
      },
      PATIENCE_MS,
    );
  });

  it(
    'is one sentence that names the Git host when that is dead, and no numbers',
    async () => {
      sandbox.faults.set('git-host', { kind: 'dead' });
      const { exitCode, stdout, stderr } = await deliver('text');
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      const said = stderr.split('\n').filter(line => line.startsWith('✗ '));
      expect(said).toHaveLength(1);
      expect(said[0]).toContain(`localhost:${PORT_BASE + 1}`);
    },
    PATIENCE_MS,
  );
});
