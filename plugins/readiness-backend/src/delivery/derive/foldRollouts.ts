import {
  byOrder,
  ChangeHistory,
  checkpointsThatHold,
  checkpointsToKeep,
  emptyCheckpoint,
  isCheckpointStop,
  PastReader,
  readCheckpoint,
  ServiceCheckpoint,
  ServiceFold,
} from '@groundwork/delivery-metrics';
import { z } from 'zod';
import { RunChange } from './changeRuns';
import { HistoryServices, loadHistory, shasOf } from './loadHistory';
import { Marks } from './marks';
import { pastOf, PastNeeded } from './past';
import { readPullRequests } from './readChanges';
import { putRemedies, takeRemedies } from './remedies';
import { CheckpointRow, RolloutRow } from './resultRows';
import { putRollouts, rolloutOf, StoredRollout } from './rollouts';

/** What a fold did to a service. */
export interface Folded {
  /** The rollouts that were folded, in finish order. */
  readonly folded: readonly StoredRollout[];
  /** Deployments that earlier or now were shown to have failed. */
  readonly remedied: readonly string[];
  /** Where the fold began; absent at the first deployment. */
  readonly from: ServiceCheckpoint['until'];
}

/** Folds a service on from the last of its checkpoints that holds, and stores what its deployments turned out to be. */
export async function foldRollouts(
  services: HistoryServices,
  changes: readonly RunChange[],
  marks: Marks,
): Promise<Folded> {
  const { within } = services;
  const { service, settings } = within;
  const kept = marks.has('all') ? [] : await holding(services, changes, marks);
  const checkpoint =
    kept[kept.length - 1] ?? emptyCheckpoint(service, settings);
  const todo = await successesAfter(within, checkpoint.until);
  const before = await takeRemedies(
    within,
    marks.has('all')
      ? undefined
      : [...changes, ...todo].map(({ runKey }) => runKey),
  );
  const { folded, checkpoints } = await foldWithPast(services, {
    checkpoint,
    todo,
    kept,
  });
  await putRollouts(within, folded);
  const after = await putRemedies(within, folded);
  await putCheckpoints(within, checkpoints);
  return { folded, remedied: [...before, ...after], from: checkpoint.until };
}

const pullRequestKey = z.tuple([z.string(), z.number()]);

/** The stored checkpoints that hold, given the runs that changed and the news about commits and pull requests. */
async function holding(
  { within, numbers }: HistoryServices,
  changes: readonly RunChange[],
  marks: Marks,
): Promise<readonly ServiceCheckpoint[]> {
  const { transaction, service, settings, layer } = within;
  const rows = await transaction<CheckpointRow>(layer.checkpoints)
    .where({ service, ...layer.rows })
    .orderBy('position');
  const stored = rows.flatMap(
    row => readCheckpoint(JSON.parse(row.checkpoint), service, settings) ?? [],
  );
  // One that cannot be read any more takes those after it along.
  const checkpoints = stored.length === rows.length ? stored : [];
  const pullRequests = await readPullRequests(transaction, {
    shas: [],
    names: marks.keys('pull-request').map(key => {
      const [repository, number] = pullRequestKey.parse(JSON.parse(key));
      return { repository, number };
    }),
  });
  const shas = marks.keys('commit');
  await numbers.know([...shas, ...shasOf(pullRequests)]);
  return checkpointsThatHold(
    checkpoints,
    changes
      .flatMap(({ before, after }) => [before?.rollout, after])
      .flatMap(rollout => (rollout?.status === 'success' ? rollout : [])),
    {
      news: { commits: shas.map(numbers.of), pullRequests },
      history: new ChangeHistory({ numberOf: numbers.of }),
    },
  );
}

async function successesAfter(
  { transaction, service, layer }: HistoryServices['within'],
  until: ServiceCheckpoint['until'],
): Promise<readonly StoredRollout[]> {
  const query = transaction<RolloutRow>(layer.rollouts).where({
    service,
    status: 'success',
    ...layer.rows,
  });
  const rows = await (until
    ? query.where('finished_at_ms', '>=', until.finishedAtMs)
    : query);
  return rows
    .map(rolloutOf)
    .filter(({ rollout }) => until === undefined || byOrder(rollout, until) > 0)
    .sort((a, b) => byOrder(a.rollout, b.rollout));
}

/** What is folded, from where. */
interface FoldTask {
  readonly checkpoint: ServiceCheckpoint;
  readonly todo: readonly StoredRollout[];
  readonly kept: readonly ServiceCheckpoint[];
}

/** Most deployments go forward; only when production may have gone back are the earlier ones read. */
async function foldWithPast(services: HistoryServices, task: FoldTask) {
  const refuse: PastReader = () => {
    if (task.checkpoint.until === undefined) {
      return [];
    }
    throw new PastNeeded();
  };
  try {
    return await fold(services, task, refuse);
  } catch (error) {
    if (!(error instanceof PastNeeded)) {
      throw error;
    }
    const past = await pastOf(services, task.checkpoint.until);
    return fold(services, task, () => past);
  }
}

async function fold(
  services: HistoryServices,
  { checkpoint, todo, kept }: FoldTask,
  past: PastReader,
) {
  const { within, numbers } = services;
  const history = new ChangeHistory({ numberOf: numbers.of });
  const input = { checkpoint, history, past };
  await loadHistory(
    services,
    input,
    todo.map(({ rollout }) => rollout),
  );
  const service = new ServiceFold({ ...input, settings: within.settings });
  const checkpoints = [...kept];
  const folded = todo.map((stored, index) => {
    const result = { ...stored, folded: service.fold(stored.rollout) };
    if (isCheckpointStop(todo.length - 1 - index)) {
      checkpoints.push(service.toCheckpoint());
    }
    return result;
  });
  return { folded, checkpoints: checkpointsToKeep(checkpoints) };
}

async function putCheckpoints(
  { transaction, service, layer }: HistoryServices['within'],
  checkpoints: readonly ServiceCheckpoint[],
): Promise<void> {
  await transaction<CheckpointRow>(layer.checkpoints)
    .where({ service, ...layer.rows })
    .delete();
  if (checkpoints.length > 0) {
    await transaction<CheckpointRow>(layer.checkpoints).insert(
      checkpoints.map(checkpoint => ({
        service,
        ...layer.rows,
        position: checkpoint.position,
        checkpoint: JSON.stringify(checkpoint),
      })),
    );
  }
}
