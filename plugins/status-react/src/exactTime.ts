const EXACT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/**
 * A moment as its reader's clock shows it, to the second, on 24 hours, with the
 * zone named: "21 Nov 2026, 14:05:09 UTC". One form for every reader, because
 * 03/04 is two days and 2:05 is two times.
 */
export function exactTime(thenMs: number): string {
  return EXACT.format(thenMs);
}

/** A day where only the day is meant, such as the last day of a waiver: "21 Nov 2026". */
export function formatDay(thenMs: number): string {
  return DAY.format(thenMs);
}
