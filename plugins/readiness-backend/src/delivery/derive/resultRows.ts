import { UnattributedReason } from '@groundwork/delivery-metrics';

/** Rows of the tables of what is derived. PostgreSQL returns bigint as text, SQLite booleans as numbers. */

/** Row of `delivery_places`. */
export interface PlaceRow {
  readonly source: string;
  readonly place: string;
  readonly service: string;
  readonly evidence: number | null;
  readonly counts: boolean | number;
  /** Whether the catalog says that incidents of the service are kept there. */
  readonly keeps_incidents: boolean | number;
}

/** Row of `delivery_sources`. */
export interface SourceRow {
  readonly service: string;
  readonly source: string;
  readonly evidence: number;
  readonly counts: boolean | number;
  readonly reason: string;
  readonly deployments: number | null;
}

/** Row of `delivery_witnessed`. */
export interface WitnessedRow {
  readonly service: string;
  readonly source: string;
  readonly run_key: string;
  readonly finished_at_ms: number | string;
}

/** Row of `delivery_services`. */
export interface ServiceRow {
  readonly service: string;
  readonly conventions: string | null;
  readonly failure: string | null;
  readonly derived_at_ms: number | string | null;
}

/** What may have to be looked at again of a service. */
export type MarkKind =
  /** A run of it; key: the run. */
  | 'run'
  /** A commit that it may have looked for; key: the SHA. */
  | 'commit'
  /** A pull request that it may have looked for; key: its name. */
  | 'pull-request'
  /** An incident that it has part in; key: the incident. */
  | 'incident'
  /** A deployment that another service's derivation gave or took an incident; key: the run. */
  | 'refresh'
  /** Everything; no key. */
  | 'all';

/** Row of `delivery_marks`, as it is written. */
export interface NewMark {
  readonly service: string;
  readonly kind: MarkKind;
  readonly key: string;
}

/** Row of `delivery_marks`. */
export interface MarkRow extends NewMark {
  readonly id: number | string;
}

/** What rows of tables for several tiers have more. */
interface TieredRow {
  readonly tier?: string;
}

/** Row of `delivery_rollouts`, and of those of other tiers. */
export interface RolloutRow extends TieredRow {
  readonly service: string;
  readonly run_key: string;
  readonly id: string;
  readonly status: string;
  readonly started_at_ms: number | string;
  readonly finished_at_ms: number | string;
  readonly recovered_at_ms: number | string | null;
  readonly rollout: string;
  readonly folded: string | null;
  readonly record: string | null;
}

/** Row of `delivery_remedies`. */
export interface RemedyRow {
  readonly service: string;
  readonly run_key: string;
  readonly deployment_id: string;
  readonly reason: string;
}

/** Row of `delivery_fixes`. */
export interface FixRow {
  readonly service: string;
  readonly run_key: string;
  readonly report: string;
}

/** Row of `delivery_checkpoints`. */
export interface CheckpointRow extends TieredRow {
  readonly service: string;
  readonly position: number;
  readonly checkpoint: string;
}

/** Row of `delivery_incident_results`. */
export interface IncidentResultRow {
  readonly incident_key: string;
  readonly cause: string | null;
  readonly impact_started_at_ms: number | string | null;
  readonly service: string | null;
  readonly run_key: string | null;
  /** Why no deployment is its cause; null where one is. */
  readonly unattributed: UnattributedReason | null;
  readonly joined: string | null;
  readonly record: string | null;
}

/** Row of `delivery_incident_services`. */
export interface IncidentServiceRow {
  readonly incident_key: string;
  readonly service: string;
  readonly impact_started_at_ms: number | string;
}

/** Row of `delivery_incident_reports`. */
export interface IncidentReportRow {
  readonly report: string;
  readonly incident_key: string;
}

/** Row of `delivery_days`. */
export interface DayRow extends TieredRow {
  readonly service: string;
  readonly day: string;
  readonly counts: string;
}
