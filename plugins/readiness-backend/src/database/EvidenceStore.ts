import {
  EvidenceRecord,
  Looks,
  Source,
} from '@groundwork/plugin-readiness-common';

/** A look with what health and schedules need to know. */
export interface CurrentLook {
  readonly collector: string;
  readonly subjectRef: string;
  readonly kind: string;
  readonly lookedAtMs: number;
  readonly failingSinceMs?: number;
  readonly dueAtMs: number;
}

/** How the latest looks went, counted, and the failed ones one by one (the first 500). */
export interface EvidenceHealth {
  readonly counts: readonly {
    readonly collector: string;
    readonly source: Source;
    readonly outcome: string;
    readonly subjects: number;
  }[];
  readonly failing: readonly {
    readonly record: EvidenceRecord;
    readonly sinceMs: number;
  }[];
}

/** What storing a record changed. */
export interface Stored {
  /** Id under which the record is found; that of the earlier record when nothing changed but the time. */
  readonly id: string;
  readonly changed: boolean;
}

/** Evidence with its history. */
export interface EvidenceStore {
  /** Stores one look. The same answer again confirms the stored one instead of adding a row. */
  store(record: EvidenceRecord, dueAtMs: number): Promise<Stored>;
  /** Latest and last good look of every collector and subject, without values. */
  looks(): Promise<readonly Looks[]>;
  /** The same with values, of these kinds and, when given, these subjects. */
  looksWithValues(
    kinds: readonly string[],
    subjectRefs?: readonly string[],
  ): Promise<readonly Looks[]>;
  /** Values of records by id. Unknown ids are left out. */
  values(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  byId(id: string): Promise<EvidenceRecord | undefined>;
  /** Times and failures of one collector's looks. */
  current(collector?: string): Promise<readonly CurrentLook[]>;
  health(): Promise<EvidenceHealth>;
  /** Makes every subject of a collector due now. */
  makeDue(collector: string, nowMs: number): Promise<void>;
  /** Removes what is older than the limit and neither a latest nor a last good look. Returns how many. */
  removeOlderThan(limitMs: number): Promise<number>;
}
