import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countIn, recoveryOf } from './__testUtils__/recount/count';
import type { Rollout } from './__testUtils__/recount/rollouts';
import {
  CASES,
  startRecounted,
  type Recounted,
} from './__testUtils__/recountedPortal';
import {
  servedMetrics,
  type ServedDeployment,
} from './__testUtils__/servedDeliveries';
import { PATIENCE_MS } from './__testUtils__/servers';

jest.setTimeout(2 * PATIENCE_MS);

let recounted: Recounted;
beforeAll(async () => {
  recounted = await startRecounted();
}, 2 * PATIENCE_MS);
afterAll(() => recounted.stop());

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
    const rollouts = recounted.rolloutsOf.get(service) ?? [];
    const { ask, window } = recounted;
    const counted = countIn(rollouts, window);
    const served = await servedMetrics(ask, service, window);
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
  const seen = [...recounted.rolloutsOf.values()]
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
