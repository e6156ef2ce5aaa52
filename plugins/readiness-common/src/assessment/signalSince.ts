import type { SignalResult, SignalSince } from './document';

const DAY_MS = 86_400_000;

/** What a day's last assessment said of the signals. */
export interface SignalsDay {
  readonly at: Date;
  readonly standardVersion: string;
  /** By id; a signal that is left out was not judged. */
  readonly signals: Readonly<
    Record<string, Pick<SignalResult, 'state' | 'since'>>
  >;
}

/**
 * Since when a signal that is shown today is shown: as the day before said where that showed it, else since today. A day
 * without an assessment, without a value or under another version of the standard says neither that it was shown nor that
 * it was not, so it does not carry the signal on, and what begins after it may have begun before.
 */
export function sinceOf(
  id: string,
  history: readonly SignalsDay[],
  today: { readonly asOf: Date; readonly standardVersion: string },
): SignalSince {
  const day = dayOf(today.asOf);
  const yesterday = dayOf(new Date(today.asOf.getTime() - DAY_MS));
  const before = history.find(
    ({ at, standardVersion }) =>
      dayOf(at) === yesterday && standardVersion === today.standardVersion,
  )?.signals[id];
  switch (before?.state) {
    case 'shown':
      return before.since ?? { day: yesterday, isAtLeast: true };
    case 'not-shown':
      return { day, isAtLeast: false };
    default:
      return { day, isAtLeast: true };
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
