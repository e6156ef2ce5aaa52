import {
  EvidenceRecord,
  LookRecord,
} from '@groundwork/plugin-readiness-common';

/** Row of the table `evidence`. PostgreSQL returns bigint as text. */
export interface EvidenceRow {
  readonly id: string;
  readonly collector: string;
  readonly kind: string;
  readonly subject_ref: string;
  readonly outcome: string;
  readonly collected_at_ms: number | string;
  readonly digest: string;
  readonly record: string;
  readonly value: string | null;
}

/** Row of the table `looks`. */
export interface LookRow {
  readonly collector: string;
  readonly subject_ref: string;
  readonly kind: string;
  readonly source_kind: string;
  readonly source_instance: string;
  readonly outcome: string;
  readonly latest_id: string;
  readonly last_good_id: string | null;
  readonly looked_at_ms: number | string;
  readonly failing_since_ms: number | string | null;
  readonly due_at_ms: number | string;
  /** Rises with what is stored; see `lookPositions`. */
  readonly position: number | string;
}

/** Row of the table `collector_runs`. */
export interface RunRow {
  readonly id: string;
  readonly collector: string;
  readonly started_at_ms: number | string;
  readonly finished_at_ms: number | string | null;
  readonly observed: number;
  readonly absent: number;
  readonly failed: number;
}

/** Row of the table `known_subjects`. */
export interface KnownSubjectRow {
  readonly subject_ref: string;
  readonly came_at_ms: number | string | null;
}

/** Row of the table `assessments`. */
export interface AssessmentRow {
  readonly standard_id: string;
  readonly subject_ref: string;
  readonly team_ref: string | null;
  readonly as_of_ms: number | string;
  readonly level_lo: number | null;
  readonly level_hi: number | null;
  readonly digest: string;
  /** Empty where the document is packed. */
  readonly document: string;
  readonly packed: Buffer | null;
  readonly scorecard_row: string | null;
  readonly scorecard_row_of: string | null;
}

/** Row of the table `descriptions`. */
export interface DescriptionRow {
  readonly digest: string;
  readonly text: string;
}

/** Row of the table `check_lists`. */
export interface CheckListsRow {
  readonly standard_id: string;
  readonly subject_ref: string;
  readonly check_id: string;
  readonly digest: string;
  readonly packed: Buffer;
}

/** Row of the table `assessment_history`. */
export interface HistoryRow {
  readonly standard_id: string;
  readonly subject_ref: string;
  readonly day: string;
  readonly as_of_ms: number | string;
  readonly facts: string;
}

/** A record as a row. */
export function evidenceRow(record: EvidenceRecord): EvidenceRow {
  const { value, ...rest } = record;
  return {
    id: record.id,
    collector: record.collector,
    kind: record.kind,
    subject_ref: record.subjectRef,
    outcome: record.outcome,
    collected_at_ms: Date.parse(record.collectedAt),
    digest: record.digest,
    record: JSON.stringify(rest),
    value: value === undefined ? null : JSON.stringify(value),
  };
}

/**
 * A row as a record. The value may be left out of the query when nobody reads it. The text was written by
 * {@link evidenceRow} from a value of this type; checking it again for every one of tens of thousands of rows is what an
 * assessment would mostly do.
 */
export function recordOf(
  row: Pick<EvidenceRow, 'record'> & { readonly value?: string | null },
): EvidenceRecord {
  const record = JSON.parse(row.record) as EvidenceRecord;
  return row.value === null || row.value === undefined
    ? record
    : { ...record, value: JSON.parse(row.value) };
}

/**
 * What readings need of a record beside its value. Tens of thousands of these stay in memory, and what is not kept goes
 * before it costs anything.
 */
export function lookRecordOf(row: Pick<EvidenceRow, 'record'>): LookRecord {
  const record = recordOf(row);
  const { id, collector, kind, subjectRef, outcome } = record;
  const { reason, collectedAt, ttlMs, reliability } = record;
  return {
    id,
    collector,
    kind,
    subjectRef,
    outcome,
    collectedAt,
    ttlMs,
    reliability,
    ...(reason ? { reason } : {}),
  };
}
