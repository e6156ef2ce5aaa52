import { FailureReason, Subject } from '../evidence';

/** Why a subject counts as unread: a failed look, none yet, or one that is older than three times its ttl. */
export type UnreadReason = FailureReason | 'not_collected' | 'stale';

/** How far a reading is to be believed: freshness f and source reliability r, both 0 to 1. */
export interface Trust {
  readonly freshness: number;
  readonly reliability: number;
}

interface ReadingOf {
  readonly subject: Subject;
  /** Record it comes from, when there is one. */
  readonly evidenceId?: string;
}

/**
 * What is known of one subject. An unread one keeps the trust of its last good answer, which tells how far its source is
 * believed beside others.
 */
export type Reading<T> =
  | (ReadingOf & {
      readonly state: 'read';
      readonly value: T;
      readonly trust: Trust;
    })
  | (ReadingOf & { readonly state: 'absent'; readonly trust: Trust })
  | (ReadingOf & {
      readonly state: 'unread';
      readonly reason: UnreadReason;
      /** Who was asked for what, and what came of it, for the person who has to repair it. */
      readonly detail?: string;
      readonly trust?: Trust;
    });

/** A reading whose value is known. */
export type ReadReading<T> = Extract<Reading<T>, { state: 'read' }>;

/** A subject that could not be read. */
export type UnreadReading = Extract<Reading<never>, { state: 'unread' }>;

/** The readings with a value. */
export function readOf<T>(
  readings: readonly Reading<T>[],
): readonly ReadReading<T>[] {
  return readings.filter(
    (reading): reading is ReadReading<T> => reading.state === 'read',
  );
}

/** The readings of which nothing is known. */
export function unreadOf(
  readings: readonly Reading<unknown>[],
): readonly UnreadReading[] {
  return readings.filter(
    (reading): reading is UnreadReading => reading.state === 'unread',
  );
}

/** Those that a statement about some clusters rests on, by the clusters' names; about all clusters without a list. */
export function concerning<T>(
  readings: readonly Reading<T>[],
  clusters: readonly string[] | undefined,
): readonly Reading<T>[] {
  return clusters === undefined
    ? readings
    : readings.filter(
        ({ subject: { kind, name } }) =>
          kind !== 'Cluster' || clusters.includes(name),
      );
}

/** Maps the value of a reading and keeps everything else. */
export function mapReading<T, U>(
  reading: Reading<T>,
  map: (value: T) => U,
): Reading<U> {
  return reading.state === 'read'
    ? { ...reading, value: map(reading.value) }
    : reading;
}
