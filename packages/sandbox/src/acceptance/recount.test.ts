// The modules as they run, asked against the sandbox as it runs; nothing that is shipped knows both.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import argocdModule from '@groundwork/plugin-readiness-backend-module-argocd';
import githubModule from '@groundwork/plugin-readiness-backend-module-github';
import jenkinsModule from '@groundwork/plugin-readiness-backend-module-jenkins';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningSandbox } from '../sandbox';
import { startPortal } from './__testUtils__/portal';
import { ARGO_CD, readSynchronisations } from './__testUtils__/recount/argocd';
import {
  countIn,
  recount,
  recoveryOf,
  type Window,
} from './__testUtils__/recount/count';
import {
  GIT_HOST,
  readDeployments,
  readIncidents,
  readRepository,
} from './__testUtils__/recount/gitHost';
import { JENKINS, readBuilds } from './__testUtils__/recount/jenkins';
import type { Attempt, Rollout } from './__testUtils__/recount/rollouts';
import {
  servedMetrics,
  type ServedDeployment,
} from './__testUtils__/servedDeliveries';
import { PATIENCE_MS, startDeliveringCompany } from './__testUtils__/servers';

jest.setTimeout(2 * PATIENCE_MS);

const DAY_MS = 86_400_000;

interface Case {
  readonly service: string;
  readonly told: string;
  readonly source: string;
  readonly repository?: string;
  readonly read: () => Promise<readonly Attempt[]>;
}

const NIGHTLY = 'lending-nightly';
const CASES: readonly Case[] = [
  {
    service: 'web-gateway',
    told: 'deployments of the Git host to two regions, one of which waits',
    source: GIT_HOST,
    read: () => readDeployments('web-gateway'),
  },
  {
    service: 'transfer-router',
    told: 'deployments with rollbacks, hotfixes and incidents',
    source: GIT_HOST,
    read: () => readDeployments('transfer-router'),
  },
  {
    service: 'card-issuing',
    told: 'deployments of a repository whose branch was rewritten',
    source: GIT_HOST,
    read: () => readDeployments('card-issuing'),
  },
  {
    service: 'consent-store',
    told: 'the history of Argo CD, rollbacks among it',
    source: ARGO_CD,
    read: () => readSynchronisations('consent-store'),
  },
  {
    service: 'dunning-letters',
    told: 'builds of a repository of three services, and incidents',
    source: JENKINS,
    repository: NIGHTLY,
    read: () => readBuilds(`lending/${NIGHTLY}-build`, NIGHTLY),
  },
];

let sandbox: RunningSandbox;
let portal: Awaited<ReturnType<typeof startPortal>>;
let window: Window;
const recounted = new Map<string, readonly Rollout[]>();
beforeAll(async () => {
  sandbox = await startDeliveringCompany();
  portal = await startPortal(sandbox.gitHost().company, {
    modules: [githubModule, argocdModule, jenkinsModule],
    services: CASES.map(({ service }) => service),
    delivery: {
      services: CASES.map(({ service, source }) => ({
        service: `component:default/${service}`,
        source,
      })),
    },
    collectors: [
      'github:incidents',
      'argocd:deployments',
      'jenkins:deployments',
    ],
  });
  const dayAfter = (days: number) =>
    new Date(sandbox.clock.now() + days * DAY_MS).toISOString().slice(0, 10);
  for (const { service, repository = service, read } of CASES) {
    recounted.set(
      service,
      recount({
        repository: await readRepository(repository),
        attempts: await read(),
        incidents: await readIncidents(service),
      }),
    );
  }
  window = { from: dayAfter(-110), to: dayAfter(1) };
}, 2 * PATIENCE_MS);
afterAll(async () => {
  await portal.stop();
  await sandbox.close();
});

const byId = (one: { readonly id: string }, other: { readonly id: string }) =>
  one.id < other.id ? -1 : 1;

/** A recounted deployment in the words of the API. */
function inItsWords(rollout: Rollout): ServedDeployment {
  const { id, kind, sha, finishedAt, changes, rework, reasons } = rollout;
  return {
    ...{ id, kind, sha },
    finishedAt: new Date(finishedAt).toISOString(),
    changes: [...changes].sort(byId),
    rework: [...rework].sort(),
    failure:
      reasons.size === 0
        ? undefined
        : {
            reasons: [...reasons].sort(),
            incidents: rollout.incidents.map(incident => incident.id).sort(),
            remediedBy: rollout.remedies.map(by => by.id).sort(),
            recoveryHours: recoveryOf(rollout)?.hours,
          },
  };
}

/** Lists without an order of their own. */
function inOrder({ failure, ...deployment }: ServedDeployment) {
  return {
    ...deployment,
    changes: [...deployment.changes].sort(byId),
    rework: [...deployment.rework].sort(),
    failure: failure && {
      ...failure,
      reasons: [...failure.reasons].sort(),
      incidents: [...failure.incidents].sort(),
      remediedBy: [...failure.remediedBy].sort(),
    },
  };
}

it.each(CASES)(
  'counts for $service what its sources tell: $told',
  async ({ service }) => {
    const rollouts = recounted.get(service) ?? [];
    const counted = countIn(rollouts, window);
    const served = await servedMetrics(portal.ask, service, window);
    const rounded = (value: number | undefined) => value?.toFixed(9);
    for (const [name, metric] of Object.entries(served)) {
      const { value, sampleSize, p75, p90, ids } = counted[name] ?? {};
      expect({
        ...{ name, sampleSize: metric.sampleSize },
        values: [metric.value, metric.p75, metric.p90].map(rounded),
        ids: metric.deployments.map(({ id }) => id).sort(),
      }).toEqual({
        ...{ name, sampleSize, ids },
        values: [value, p75, p90].map(rounded),
      });
    }
    const behind = rollouts.filter(({ id }) =>
      counted.changeFailRate?.ids.includes(id),
    );
    expect(served.changeFailRate?.deployments.map(inOrder).sort(byId)).toEqual(
      behind.map(inItsWords).sort(byId),
    );
    expect(counted.leadTime?.sampleSize).toBeGreaterThan(0);
  },
);

it('recounted deployments that were rolled back, repaired by a hotfix or hurt somebody', () => {
  const seen = [...recounted.values()]
    .flat()
    .flatMap(({ kind, reasons }) => [kind, ...reasons]);
  expect(seen).toEqual(
    expect.arrayContaining([
      ...['baseline', 'forward', 'rollback', 'hotfix', 'incident'],
    ]),
  );
});

it('recounts with nothing of the product', async () => {
  const folder = join(__dirname, '__testUtils__/recount');
  for (const file of await readdir(folder)) {
    const text = await readFile(join(folder, file), 'utf8');
    const imported = [...text.matchAll(/from '([^']+)'/g)].map(
      ([, name]) => name,
    );
    expect(
      imported.filter(
        name => !/^(?:zod|\.\/\w+|\.\.\/servers)$/.test(name ?? ''),
      ),
    ).toEqual([]);
  }
});
