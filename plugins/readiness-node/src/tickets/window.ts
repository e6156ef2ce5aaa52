/** Length of a day. */
export const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** A little more than the 90 days that exceptions are counted for. */
const WEEKS = 13;

/** Weeks that tickets are counted by. */
export interface TicketWindow {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Oldest first. */
  readonly weeks: readonly {
    readonly fromMs: number;
    readonly untilMs: number;
  }[];
}

/** Thirteen whole weeks up to the beginning of today, in UTC: what they hold changes once a day. */
export function weeksBefore(asOf: Date): TicketWindow {
  const untilMs = Math.floor(asOf.getTime() / DAY_MS) * DAY_MS;
  const weeks = Array.from({ length: WEEKS }, (_, index) => {
    const fromMs = untilMs - (WEEKS - index) * WEEK_MS;
    return { fromMs, untilMs: fromMs + WEEK_MS };
  });
  return { fromMs: untilMs - WEEKS * WEEK_MS, untilMs, weeks };
}
