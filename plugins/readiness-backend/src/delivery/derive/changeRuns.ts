import {
  logicalDeployment,
  LogicalDeployment,
} from '@groundwork/delivery-metrics';
import { Concerned } from './Concerned';
import { Layer } from './layers';
import { Marks } from './marks';
import { ReadAttempt } from './readAttempts';
import { RolloutRow } from './resultRows';
import {
  deleteOfRuns,
  putRollouts,
  readRollouts,
  rolloutOf,
  StoredRollout,
} from './rollouts';
import { Within } from './within';

/** A run that looks different now. */
export interface RunChange {
  readonly runKey: string;
  readonly before?: StoredRollout | undefined;
  readonly after?: LogicalDeployment | undefined;
}

/** Collapses the runs that got attempts or statuses, and stores those that look different now, not folded yet. */
export async function changeRuns(
  within: Within<Layer>,
  marks: Marks,
  {
    attempts,
    concerned,
  }: {
    /** Those of the marked runs, or all of them, in the environments that count here. */
    readonly attempts: readonly ReadAttempt[];
    readonly concerned: Concerned;
  },
): Promise<readonly RunChange[]> {
  const { transaction, service, layer } = within;
  const everything = marks.has('all');
  const keys = everything ? undefined : marks.keys('run');
  await concerned.by(
    attempts
      .filter(({ attempt }) => attempt.sha !== undefined)
      .map(({ repository }) => repository),
  );
  const before = new Map(
    (keys
      ? await readRollouts(transaction, service, {
          ...{ column: 'run_key', values: keys, layer },
        })
      : await readAll(within)
    ).map(rollout => [rollout.runKey, rollout]),
  );
  const runs = new Map<string, ReadAttempt['attempt'][]>();
  for (const { runKey, attempt } of attempts) {
    const run = runs.get(runKey) ?? [];
    runs.set(runKey, run);
    run.push(attempt);
  }
  const changes = [...new Set([...before.keys(), ...runs.keys()])]
    .map(runKey => ({
      runKey,
      before: before.get(runKey),
      after: logicalDeployment(runs.get(runKey) ?? []),
    }))
    .filter(change => everything || isDifferent(change));
  await store(within, changes);
  return changes;
}

async function readAll({
  transaction,
  service,
  layer,
}: Within<Layer>): Promise<readonly StoredRollout[]> {
  const rows = await transaction<RolloutRow>(layer.rollouts).where({
    service,
    ...layer.rows,
  });
  return rows.map(rolloutOf);
}

function isDifferent({ before, after }: RunChange): boolean {
  return JSON.stringify(before?.rollout) !== JSON.stringify(after);
}

async function store(
  within: Within<Layer>,
  changes: readonly RunChange[],
): Promise<void> {
  await deleteOfRuns(
    within,
    within.layer.rollouts,
    changes.flatMap(({ runKey, after }) => (after ? [] : [runKey])),
  );
  await putRollouts(
    within,
    changes.flatMap(({ runKey, before, after }) =>
      // The old record tells later which days it stood on.
      after ? { runKey, rollout: after, record: before?.record } : [],
    ),
  );
}
