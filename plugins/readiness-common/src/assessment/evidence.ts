import { Check, Reading } from '../checks';

/** Evidence as the engine reads it. Implemented by the backend's store and by the command line's memory. */
export interface EvidenceSource {
  /** What is known of one subject; `unread` with reason `not_collected` when nobody looked. */
  readonly reading: (kindId: string, subjectRef: string) => Reading<unknown>;
  /**
   * What each configured source of the kind says of one subject, in their order. Empty when none is configured: then no
   * source can hold anything, which is known. One that was never asked or did not answer is `unread`.
   */
  readonly everyReading: (
    kindId: string,
    subjectRef: string,
  ) => readonly Reading<unknown>[];
  /** Readings of every subject that ought to have evidence of the kind, failed ones included. */
  readonly readings: (kindId: string) => readonly Reading<unknown>[];
}

/** Finds a check by id; undefined for a declared one. */
export type CheckRegistry = ReadonlyMap<string, Check>;
