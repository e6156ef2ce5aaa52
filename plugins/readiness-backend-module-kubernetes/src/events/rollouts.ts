import type { RolledOut } from './objects';
import { REVISION, type Revision } from './revisions';

/** How a rollout ended; StatefulSets and DaemonSets do not say when. */
export interface RolloutEnd {
  readonly state: 'success' | 'failure';
  readonly atMs?: number;
}

/** A rollout of a workload that its cluster still knows. */
export interface Rollout {
  readonly revision: Revision;
  /** Absent for what was brought back, until it has ended. */
  readonly startedAtMs?: number;
  readonly isCurrent: boolean;
  readonly end?: RolloutEnd;
  /** When the next one began. */
  readonly replacedAtMs?: number;
}

/** The rollouts of a workload, the earliest first. A Deployment that was only scaled has none more. */
export function rolloutsOf(
  kind: string,
  workload: RolledOut,
  revisions: readonly Revision[],
): readonly Rollout[] {
  const ordered = [...revisions].sort((a, b) => a.number - b.number);
  const current = currentOf(kind, workload, ordered);
  const end = current && endOf(kind, workload, current);
  let newestMs = 0;
  return ordered.map((revision, index) => {
    const isBack = revision.isBack || revision.createdMs < newestMs;
    newestMs = Math.max(newestMs, revision.createdMs);
    const isCurrent = revision === current;
    // What is back was made long ago; what it began with is known when it has ended.
    const endedAtMs = isCurrent ? end?.atMs : undefined;
    const startedAtMs = isBack ? endedAtMs : revision.createdMs;
    const next = ordered[index + 1];
    return {
      revision,
      isCurrent,
      ...(startedAtMs === undefined ? {} : { startedAtMs }),
      ...(isCurrent && end ? { end } : {}),
      ...(next ? { replacedAtMs: next.createdMs } : {}),
    };
  });
}

function currentOf(
  kind: string,
  { metadata, status }: RolledOut,
  ordered: readonly Revision[],
): Revision | undefined {
  switch (kind) {
    case 'Deployment': {
      const number = Number(metadata.annotations[REVISION]);
      return ordered.find(each => each.number === number);
    }
    case 'StatefulSet':
      return ordered.find(({ name }) => name === status?.updateRevision);
    default:
      return ordered.at(-1);
  }
}

/** Undefined while it goes on, and while the controller has not looked at the newest change. */
function endOf(
  kind: string,
  { metadata, spec, status }: RolledOut,
  current: Revision,
): RolloutEnd | undefined {
  if (!status || (status.observedGeneration ?? 0) < (metadata.generation ?? 0))
    return undefined;
  switch (kind) {
    case 'Deployment': {
      const progress = status.conditions?.find(
        ({ type }) => type === 'Progressing',
      );
      const atMs = Math.max(current.createdMs, progress?.lastUpdateTime ?? 0);
      switch (progress?.reason) {
        case 'NewReplicaSetAvailable':
          return { state: 'success', atMs };
        case 'ProgressDeadlineExceeded':
          return { state: 'failure', atMs };
        default:
          return undefined;
      }
    }
    case 'StatefulSet':
      return status.updatedReplicas >= (spec?.replicas ?? 1)
        ? { state: 'success' }
        : undefined;
    default:
      return status.desiredNumberScheduled !== undefined &&
        status.updatedNumberScheduled >= status.desiredNumberScheduled
        ? { state: 'success' }
        : undefined;
  }
}
