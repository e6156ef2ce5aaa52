import {
  EvidenceRecord,
  Looks,
  MayRead,
  Source,
} from '@groundwork/plugin-readiness-common';

/** How the latest looks went, counted, and the failed ones one by one (the first 500 of those asked for). */
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

/** Present looks, and from where on what is stored later is new. */
export interface PresentLooks {
  readonly looks: readonly Looks[];
  /** Whether these are all there are. */
  readonly isWhole: boolean;
  readonly next: string;
}

/** Evidence with its history. */
export interface EvidenceStore {
  /** Stores one look. The same answer again confirms the stored one instead of adding a row. */
  store(record: EvidenceRecord, dueAtMs: number): Promise<Stored>;
  /**
   * Latest and last good look of every collector and subject, with no more than an index of them needs; only those stored
   * since an earlier answer, when its `next` is given.
   */
  looks(since?: string): Promise<PresentLooks>;
  /** The same with values, of these kinds and, when given, these subjects. */
  looksWithValues(
    kinds: readonly string[],
    subjectRefs?: readonly string[],
  ): Promise<readonly Looks[]>;
  /** Values of records by id. Unknown ids are left out. */
  values(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /** The same as they are stored, as JSON; `null` for a record without a value. */
  valueTexts(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string | null>>;
  byId(id: string): Promise<EvidenceRecord | undefined>;
  /** How many subjects of a collector are not due yet. */
  countNotDue(collector: string, nowMs: number): Promise<number>;
  /** References of a collector's subjects that are not due yet. */
  notDue(collector: string, nowMs: number): Promise<ReadonlySet<string>>;
  /** Counts everything; failed looks one by one only at subjects that the reader may read, when that is given. */
  health(mayRead?: MayRead): Promise<EvidenceHealth>;
  /** Makes every subject of a collector due now; only those that were looked at before a time, when it is given. */
  makeDue(
    collector: string,
    nowMs: number,
    lookedBeforeMs?: number,
  ): Promise<void>;
  /** Forgets looks that nobody repeats any more: their subject or their collector is gone. Their evidence stays. */
  forgetLooksBefore(limitMs: number): Promise<number>;
  /** Removes what is older than the limit and neither a latest nor a last good look. Returns how many. */
  removeOlderThan(limitMs: number): Promise<number>;
}
