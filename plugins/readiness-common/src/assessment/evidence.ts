import { Check, Reading } from '../checks';

/** Evidence as the engine reads it. Implemented by the backend's store and by the command line's memory. */
export interface EvidenceSource {
  /** What is known of one subject; `unread` with reason `not_collected` when nobody looked. */
  readonly reading: (kindId: string, subjectRef: string) => Reading<unknown>;
  /** Readings of every subject that ought to have evidence of the kind, failed ones included. */
  readonly readings: (kindId: string) => readonly Reading<unknown>[];
}

/** Finds a check by id; undefined for a declared one. */
export type CheckRegistry = ReadonlyMap<string, Check>;
