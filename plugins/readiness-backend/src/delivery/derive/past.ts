import {
  byOrder,
  PastDeployment,
  ServiceCheckpoint,
} from '@groundwork/delivery-metrics';
import { HistoryServices } from './loadHistory';
import { RolloutRow } from './resultRows';
import { rolloutOf } from './rollouts';

/** The engine asks for earlier deployments, and they have not been read. */
export class PastNeeded extends Error {
  name = 'PastNeeded' as const;
}

/** The successes of a service up to its checkpoint, the one that finished last first. */
export async function pastOf(
  { within, numbers }: HistoryServices,
  until: ServiceCheckpoint['until'],
): Promise<readonly PastDeployment[]> {
  if (until === undefined) {
    return [];
  }
  const rows = await within
    .transaction<RolloutRow>(within.layer.rollouts)
    .where({
      service: within.service,
      status: 'success',
      ...within.layer.rows,
    })
    .where('finished_at_ms', '<=', until.finishedAtMs);
  const past = rows
    .map(rolloutOf)
    .filter(({ rollout }) => byOrder(rollout, until) <= 0)
    .sort((a, b) => byOrder(b.rollout, a.rollout));
  await numbers.know(past.flatMap(({ rollout }) => rollout.sha ?? []));
  return past.map(({ rollout, folded }) => ({
    id: rollout.id,
    sha: rollout.sha,
    kind: folded?.kind,
    leftOut: folded?.leftOut,
  }));
}
