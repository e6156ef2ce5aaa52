import type { DeliveredChange } from './changes';
import type { DeploymentKind } from './deploymentKind';
import type { Incident } from './incidents';
import type { LogicalDeployment } from './logicalDeployments';
import { compareText } from './ordering';
import type {
  DeploymentRecord,
  LeftOutReason,
  RemediationReason,
} from './records';

/** A later deployment that undid or repaired an entry. */
export interface Remediation {
  readonly reason: RemediationReason;
  readonly by: RolloutEntry;
}

/** Working state of one logical deployment. Records are made from it; nobody outside the engine sees it. */
export interface RolloutEntry {
  rollout: LogicalDeployment;
  kind: DeploymentKind | undefined;
  /** Graph id of its SHA. */
  head: number | undefined;
  /** Position among the service's successful deployments. */
  index: number;
  leftOut: LeftOutReason | undefined;
  changes: readonly DeliveredChange[];
  rework: readonly RemediationReason[];
  /** Ids of the incident reports that the pull requests it first shipped say they fix. */
  fixes: readonly string[];
  remediedBy: Remediation[];
  /** Attributed to it. */
  incidents: Incident[];
  /** As last handed out. */
  record: DeploymentRecord | undefined;
}

export function newEntry(rollout: LogicalDeployment): RolloutEntry {
  return {
    rollout,
    kind: undefined,
    head: undefined,
    index: -1,
    leftOut: undefined,
    changes: [],
    rework: [],
    fixes: [],
    remediedBy: [],
    incidents: [],
    record: undefined,
  };
}

/** Order in which rollouts finished; ties by start, then id, so that it does not depend on arrival. */
export function byFinish(a: RolloutEntry, b: RolloutEntry): number {
  return (
    a.rollout.finishedAtMs - b.rollout.finishedAtMs ||
    a.rollout.startedAtMs - b.rollout.startedAtMs ||
    compareText(a.rollout.id, b.rollout.id)
  );
}

/** Order in which rollouts started; ties as above. */
export function byStart(a: RolloutEntry, b: RolloutEntry): number {
  return a.rollout.startedAtMs - b.rollout.startedAtMs || byFinish(a, b);
}

/** Whether a deployment became what was running: a late one was overtaken before it finished. */
export function tookEffect(entry: RolloutEntry): boolean {
  return entry.kind !== 'late' && entry.leftOut === undefined;
}
