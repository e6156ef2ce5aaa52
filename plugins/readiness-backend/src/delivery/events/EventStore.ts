import { DeliveryEvent, Source } from '@groundwork/plugin-readiness-common';

/** Events of one source. */
export interface EventBatch {
  readonly source: Source;
  readonly events: readonly DeliveryEvent[];
}

/** How far a collector has read, before a batch and after it. */
export interface CursorMove {
  readonly collector: string;
  /** Where it stood when it began to read the batch; absent on its first one. */
  readonly from?: string;
  readonly to: string;
}

/** What a batch told. */
export interface Ingested {
  readonly events: number;
  /** Rows that are new, or that say something else than before. */
  readonly changedRows: number;
}

/** What happened, as the sources told it. */
export interface EventStore {
  /**
   * Stores a batch and moves the cursor, both or neither. The same events again, in whatever order and batches, change
   * nothing.
   *
   * @throws ConflictError when the cursor stands somewhere else: another replica has read on.
   */
  ingest(batch: EventBatch, cursor?: CursorMove): Promise<Ingested>;
  /** Where a collector stands; undefined before its first batch. */
  cursor(collector: string, source: Source): Promise<string | undefined>;
}
