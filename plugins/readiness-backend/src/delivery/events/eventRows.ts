/** Rows of the tables of events. PostgreSQL returns bigint as text. */

/** What every fact has: its JSON, and what decides between two versions of it. */
export interface FactRow {
  readonly version: string;
  readonly fact: string;
}

/** Row of `delivery_deployments`. */
export interface DeploymentRow extends FactRow {
  readonly source: string;
  readonly external_id: string;
  readonly place: string;
  readonly environment: string;
  readonly run_key: string;
}

/** Row of `delivery_deployment_statuses`. */
export interface StatusRow {
  readonly source: string;
  readonly external_id: string;
  readonly state: string;
  readonly at_ms: number | string;
}

/** Row of `delivery_pull_requests`. */
export interface PullRequestRow extends FactRow {
  readonly source: string;
  readonly repository: string;
  readonly number: number;
  readonly merge_sha: string | null;
}

/** Row of `delivery_pull_request_commits`. */
export interface PullRequestCommitRow {
  readonly sha: string;
  readonly source: string;
  readonly repository: string;
  readonly number: number;
}

/** Row of `delivery_commits`. */
export interface CommitRow extends FactRow {
  readonly sha: string;
  readonly source: string;
  readonly repository: string;
}

/** Row of `delivery_incidents`. */
export interface IncidentRow extends FactRow {
  readonly source: string;
  readonly external_id: string;
  readonly incident_key: string;
  /** When its source took back that it is an incident; what is not null counts nowhere. */
  readonly withdrawn_at_ms: number | string | null;
  /** Where it was felt, as its source calls it; null is production. */
  readonly environment: string | null;
}

/** Row of `delivery_tombstones`. */
export interface TombstoneRow {
  readonly source: string;
  readonly kind: string;
  readonly external_id: string;
}

/** Row of `delivery_cursors`. */
export interface CursorRow {
  readonly collector: string;
  readonly source: string;
  readonly stream: string;
  readonly position: string | null;
  readonly progress: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly read_at_ms: number | string | null;
  readonly complete_at_ms: number | string | null;
  /** No component names the part any more, so it is not read. */
  readonly unlisted: boolean | number;
}

/** Row of `delivery_set_aside`. */
export interface SetAsideRow {
  readonly source: string;
  readonly digest: string;
  readonly collector: string;
  readonly stream: string;
  readonly reason: string;
  readonly event: string;
  readonly set_aside_at_ms: number | string | null;
  /** When it was understood after all. */
  readonly told_at_ms: number | string | null;
}

/** Row of `delivery_news`. */
export interface NewsRow {
  readonly id: number | string;
  readonly kind: string;
  readonly source: string;
  readonly keys: string;
}
