/**
 * The events that delivery metrics are made of, as a store or a collector hands them over.
 *
 * Times are milliseconds since 1970 in UTC. An event is identified by its own key (sha, number, id) within its
 * repository or service; the same event may arrive any number of times and in any order.
 */

/** A commit as it stands in the history that is deployed. */
export interface DeliveryCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly authoredAtMs: number;
  /** Number of the pull request that brought the commit to its base branch. */
  readonly pr?: number | undefined;
  /** States whether this is a merge commit; without it, two parents make one. */
  readonly merge?: boolean | undefined;
  /** SHA of the commit this one repeats on another branch. */
  readonly cherryPickOf?: string | undefined;
  readonly author?: string | undefined;
  /** Pull request numbers are unique within a repository; absent while there is only one. */
  readonly repository?: string | undefined;
}

/** One of a pull request's original commits, kept even when the merge squashed or rebased it. */
export interface OriginalCommit {
  readonly sha: string;
  readonly authoredAtMs: number;
}

/** A merged pull request. */
export interface DeliveryPullRequest {
  readonly number: number;
  readonly repository?: string | undefined;
  readonly createdAtMs: number;
  readonly mergedAtMs: number;
  readonly commits: readonly OriginalCommit[];
  readonly mergeSha?: string | undefined;
  readonly author?: string | undefined;
  readonly title?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly headBranch?: string | undefined;
  /** Number of the pull request that this one reverts. */
  readonly revertOf?: number | undefined;
  /** Ids of reports of incidents that it says it fixes. */
  readonly fixes?: readonly string[] | undefined;
  /** Changed paths; absent when unknown, and then the change belongs to every service. */
  readonly files?: readonly string[] | undefined;
}

/** States of a deployment's status history, GitHub style. */
export const DEPLOYMENT_STATES = [
  'queued',
  'waiting',
  'pending',
  'in_progress',
  'success',
  'failure',
  'error',
  'inactive',
] as const;

/** One state in a deployment's status history. */
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

/** One entry of a deployment's status history. */
export interface DeploymentStatusChange {
  readonly state: DeploymentState;
  readonly atMs: number;
}

/** Outcome of one attempt at deploying to one environment. */
export const ATTEMPT_STATUSES = ['success', 'failure', 'pending'] as const;

/** Outcome of one attempt; `pending` has not ended yet. */
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

/** One attempt at deploying a service to one environment. */
export interface DeploymentAttempt {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  /** What was deployed; absent when the source does not say. */
  readonly sha?: string | undefined;
  /** Why it is absent, in a word of whoever reads the source; handed on as it is. */
  readonly withoutSha?: string | undefined;
  readonly status: AttemptStatus;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  /** Attempts and regions of one run are one logical deployment of the service. */
  readonly runId?: string | undefined;
  readonly attempt?: number | undefined;
  /** Overrides `status` when present. */
  readonly statuses?: readonly DeploymentStatusChange[] | undefined;
}

/** One report of an incident by one source. */
export interface IncidentReport {
  readonly id: string;
  readonly services: readonly string[];
  readonly createdAtMs: number;
  /** When users began to be affected; `createdAtMs` stands in for it. */
  readonly impactStartedAtMs?: number | undefined;
  /** Absent while the incident is open. */
  readonly resolvedAtMs?: number | undefined;
  /** Id of the deployment that somebody named as the cause. */
  readonly causeDeploymentId?: string | undefined;
  /** `false` says that no change caused it. */
  readonly changeCaused?: boolean | undefined;
  /** Reports with one key are one incident. */
  readonly dedupKey?: string | undefined;
}

/** A batch of events; new, late and repeated ones alike. */
export interface DeliveryEvents {
  readonly commits?: readonly DeliveryCommit[] | undefined;
  readonly pullRequests?: readonly DeliveryPullRequest[] | undefined;
  readonly deployments?: readonly DeploymentAttempt[] | undefined;
  readonly incidents?: readonly IncidentReport[] | undefined;
}
