import type { CommitGraph } from './commitGraph';
import type { RolloutEntry } from './rolloutEntry';
import type { RolloutTimeline } from './rolloutTimeline';

/**
 * What a rollback undid. Its target is the latest earlier deployment of the same SHA, else the latest of an
 * ancestor; undone is the first deployment of another SHA after the target that was no rollback itself.
 * Late deployments never ran, so they are neither.
 */
export function undoneByRollback(
  rollback: RolloutEntry,
  timeline: RolloutTimeline,
  graph: CommitGraph,
): RolloutEntry | undefined {
  const target = rollbackTarget(rollback, timeline, graph);
  if (target === undefined) return undefined;
  for (let at = target.index + 1; at < rollback.index; at += 1) {
    const entry = timeline.successes[at];
    if (
      entry &&
      entry.head !== undefined &&
      entry.head !== target.head &&
      canBeUndone(entry)
    )
      return entry;
  }
  return undefined;
}

function canBeUndone(entry: RolloutEntry): boolean {
  return (
    entry.kind !== 'rollback' &&
    entry.kind !== 'late' &&
    entry.leftOut === undefined
  );
}

function rollbackTarget(
  rollback: RolloutEntry,
  timeline: RolloutTimeline,
  graph: CommitGraph,
): RolloutEntry | undefined {
  const head = rollback.head;
  if (head === undefined) return undefined;
  const same = timeline.latestWithHead(head);
  if (same !== undefined) return same;
  const verdicts = new Map<number, boolean>();
  for (let at = rollback.index - 1; at >= 0; at -= 1) {
    const entry = timeline.successes[at];
    if (entry?.head === undefined || entry.kind === 'late') continue;
    const verdict =
      verdicts.get(entry.head) ?? graph.isAncestor(entry.head, head);
    if (verdict) return entry;
    verdicts.set(entry.head, verdict);
  }
  return undefined;
}
