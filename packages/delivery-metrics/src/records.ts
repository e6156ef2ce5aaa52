import type { DeliveredChange } from './changes';
import type { DeploymentKind } from './deploymentKind';
import type { AttemptOutcome } from './attemptOutcome';

/** Why an option leaves a deployment out of every count. */
export type LeftOutReason = 'redeploy' | 'no-change';

/** How a deployment remedied an earlier one. */
export type RemediationReason = 'rollback' | 'revert' | 'hotfix';

/** Why a deployment is rework: it remedied an earlier one, or ships the fix of an incident, whoever caused that. */
export type ReworkReason = RemediationReason | 'fix';

/** Why a deployment counts as a change failure. */
export type ChangeFailureReason =
  | 'incident'
  | RemediationReason
  | 'failed-rollout';

/** How a failed deployment was recovered from. */
export type Recovery =
  | {
      readonly state: 'recovered';
      readonly fromMs: number;
      readonly toMs: number;
      /** `incident`: impact to restore; `deployment`: finish of the failed deployment to finish of its remedy. */
      readonly basis: 'incident' | 'deployment';
    }
  | { readonly state: 'open' }
  /** The sources say that it ended before it began. */
  | { readonly state: 'contradictory' };

/** Why a deployment failed, and how long that lasted. */
export interface ChangeFailure {
  readonly reasons: readonly ChangeFailureReason[];
  /** Ids of incidents attributed to it. */
  readonly incidents: readonly string[];
  /** Ids of deployments that remedied it. */
  readonly remediedBy: readonly string[];
  readonly recovery: Recovery;
}

/**
 * Everything that is known about one logical production deployment. A store keeps these; every metric of any
 * window and any group of services is a fold over them and the incident records.
 */
export interface DeploymentRecord {
  readonly service: string;
  readonly id: string;
  readonly status: 'success' | 'failure';
  /** Only of successful deployments. */
  readonly kind?: DeploymentKind | undefined;
  readonly sha?: string | undefined;
  /** Why there is none, where its source says so. */
  readonly withoutSha?: string | undefined;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly failedAttempts: readonly AttemptOutcome[];
  readonly leftOut?: LeftOutReason | undefined;
  readonly changes: readonly DeliveredChange[];
  readonly rework: readonly ReworkReason[];
  readonly failure?: ChangeFailure | undefined;
}

/** How an incident was attributed. */
export type AttributionRule = 'link' | 'running' | 'latest-before';

/** Why an incident was attributed to no deployment. */
export type UnattributedReason =
  | 'link-unknown'
  | 'not-change-caused'
  /** Somebody says that the deployment which the rules name did not cause it; that blames no other one. */
  | 'set-aside'
  | 'no-deployment-near';

/** One incident, after reports of one outage were joined. */
export interface IncidentRecord {
  /** Id of the report with the earliest start. */
  readonly id: string;
  readonly reportIds: readonly string[];
  readonly services: readonly string[];
  readonly impactStartedAtMs: number;
  readonly resolvedAtMs?: number | undefined;
  readonly attribution:
    | {
        readonly service: string;
        readonly deploymentId: string;
        readonly rule: AttributionRule;
      }
    | { readonly unattributed: UnattributedReason };
}
