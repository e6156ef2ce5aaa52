import { byOrder, type RolloutOrder } from '../rolloutEntry';
import type { ChangeHistory, HistoryNews } from './changeHistory';
import type { ServiceCheckpoint } from './checkpoint';
import { isAffected } from './consulted';

/** How many checkpoints of a service are worth keeping. */
const MOST = 12;
/** In a long batch checkpoints are taken this many deployments before its end, and twice, four times as many. */
const STRIDE = 512;

/** Whether to take a checkpoint with so many deployments left to fold. */
export function isCheckpointStop(left: number): boolean {
  if (left === 0) return true;
  const strides = left / STRIDE;
  return Number.isInteger(Math.log2(strides)) && strides >= 1;
}

/**
 * Which of a service's checkpoints still hold, given what arrived: those before the first deployment that is new,
 * changed or gone, and that had not looked at any commit or pull request there is news about. The last of them is
 * where to fold on from; without one, from the first deployment.
 *
 * @param checkpoints - by position
 * @param changed - successes that are new, as they were and as they are where they changed, or gone
 */
export function checkpointsThatHold(
  checkpoints: readonly ServiceCheckpoint[],
  changed: readonly RolloutOrder[],
  { news, history }: { news: HistoryNews; history: ChangeHistory },
): readonly ServiceCheckpoint[] {
  const holds = (checkpoint: ServiceCheckpoint) =>
    changed.every(
      rollout =>
        checkpoint.until === undefined ||
        byOrder(rollout, checkpoint.until) > 0,
    ) && !isAffected(checkpoint, news, history);
  // What a checkpoint looked at, all later ones did.
  let count = checkpoints.length;
  for (; count > 0; count -= 1) {
    const checkpoint = checkpoints[count - 1];
    if (checkpoint && holds(checkpoint)) break;
  }
  return checkpoints.slice(0, count);
}

/**
 * Which checkpoints to keep for late events: the last one, and earlier ones the more sparsely the older they are, so that
 * an event costs about as much as what came after it.
 *
 * @param checkpoints - by position
 */
export function checkpointsToKeep(
  checkpoints: readonly ServiceCheckpoint[],
): readonly ServiceCheckpoint[] {
  const kept = [...checkpoints];
  const last = kept[kept.length - 1]?.position ?? 0;
  while (kept.length > MOST) {
    let least = Infinity;
    let leastAt = 0;
    for (let at = 0; at < kept.length - 1; at += 1) {
      const before = kept[at - 1]?.position ?? 0;
      const after = kept[at + 1]?.position ?? last;
      const gap = (after - before) / (last - before + 1);
      if (gap < least) {
        least = gap;
        leastAt = at;
      }
    }
    kept.splice(leastAt, 1);
  }
  return kept;
}
