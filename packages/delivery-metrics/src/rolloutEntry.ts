import type { DeliveredChange } from './changes';
import type { DeploymentKind } from './deploymentKind';
import type { IncidentReport } from './events';
import type { Attribution, JoinedReports } from './incidents';
import type { LogicalDeployment } from './logicalDeployments';
import { compareText } from './ordering';
import type {
  DeploymentRecord,
  IncidentRecord,
  LeftOutReason,
  RemediationReason,
} from './records';

/** A later deployment that undid or repaired an entry. */
export interface Remediation {
  readonly reason: RemediationReason;
  readonly by: RolloutEntry;
}

/** A rollout with what decides whether it can have caused an incident. */
export interface PlacedRollout {
  readonly rollout: LogicalDeployment;
  readonly kind?: DeploymentKind | undefined;
  readonly leftOut?: LeftOutReason | undefined;
}

/** Working state of one logical deployment. Records are made from it; nobody outside the engine sees it. */
export interface RolloutEntry {
  rollout: LogicalDeployment;
  kind: DeploymentKind | undefined;
  leftOut: LeftOutReason | undefined;
  changes: readonly DeliveredChange[];
  rework: readonly RemediationReason[];
  /** Ids of the incident reports that the pull requests it first shipped say they fix. */
  fixes: readonly string[];
  remediedBy: Remediation[];
  /** What it remedies itself. */
  remedied: readonly RolloutEntry[];
  /** Attributed to it. */
  incidents: Incident[];
  /** As last handed out. */
  record: DeploymentRecord | undefined;
}

/** Working state of one incident. It and the deployment that caused it know each other. */
export interface Incident {
  readonly key: string;
  readonly reports: Map<string, IncidentReport>;
  joined: JoinedReports;
  attribution: Attribution<RolloutEntry> | undefined;
  /** As last handed out. */
  record: IncidentRecord | undefined;
}

export function newEntry(rollout: LogicalDeployment): RolloutEntry {
  return {
    rollout,
    kind: undefined,
    leftOut: undefined,
    changes: [],
    rework: [],
    fixes: [],
    remediedBy: [],
    remedied: [],
    incidents: [],
    record: undefined,
  };
}

/** What the order of rollouts goes by. */
export interface RolloutOrder {
  readonly id: string;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
}

/** Order in which rollouts finished; ties by start, then id, so that it does not depend on arrival. */
export function byOrder(a: RolloutOrder, b: RolloutOrder): number {
  return (
    a.finishedAtMs - b.finishedAtMs ||
    a.startedAtMs - b.startedAtMs ||
    compareText(a.id, b.id)
  );
}

/** The same order for entries. */
export function byFinish(a: PlacedRollout, b: PlacedRollout): number {
  return byOrder(a.rollout, b.rollout);
}

/** Order in which rollouts started; ties as above. */
export function byStart(a: PlacedRollout, b: PlacedRollout): number {
  return a.rollout.startedAtMs - b.rollout.startedAtMs || byFinish(a, b);
}

/** Whether a deployment became what was running: a late one was overtaken before it finished. */
export function tookEffect(entry: PlacedRollout): boolean {
  return entry.kind !== 'late' && entry.leftOut === undefined;
}
