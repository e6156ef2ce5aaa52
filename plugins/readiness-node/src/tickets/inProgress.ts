import type { TicketTally } from '@groundwork/plugin-readiness-common';
import type { Issue, Stay } from './issue';
import { DAY_MS } from './window';

const HOUR_MS = 3_600_000;
/** Nobody works on a ticket around the clock: a status stays overnight. */
const HOURS_A_DAY = 8;
/** Ten weekdays. A ticket that was in progress longer is a project, or was forgotten there: nothing tells which. */
const LONG_HOURS = 10 * HOURS_A_DAY;
const SATURDAY = 6;
const SUNDAY = 0;

/** Of a weekday, the time that a ticket was in progress, at most eight hours; days begin in UTC. */
export function hoursInProgress(stays: readonly Stay[], asOf: Date): number {
  const byDay = new Map<number, number>();
  for (const { fromMs, untilMs = asOf.getTime() } of stays) {
    let atMs = fromMs;
    while (atMs < untilMs) {
      const day = Math.floor(atMs / DAY_MS);
      const endMs = Math.min(untilMs, (day + 1) * DAY_MS);
      byDay.set(day, (byDay.get(day) ?? 0) + (endMs - atMs) / HOUR_MS);
      atMs = endMs;
    }
  }
  return [...byDay]
    .filter(([day]) => isWeekday(day))
    .reduce((sum, [, hours]) => sum + Math.min(HOURS_A_DAY, hours), 0);
}

function isWeekday(day: number): boolean {
  const weekday = new Date(day * DAY_MS).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY;
}

/**
 * How long tickets without logged time were in progress. One that never was counts as any other: it was answered at once,
 * which takes time, too. Undefined where the tracker tells of none.
 */
export function inProgressOf(
  issues: readonly Issue[],
  asOf: Date,
): TicketTally['inProgress'] {
  const told = issues.filter(({ inProgress }) => inProgress !== undefined);
  if (told.length === 0) return undefined;
  const hours = told
    .filter(({ loggedHours }) => loggedHours === undefined)
    .map(({ inProgress = [] }) => hoursInProgress(inProgress, asOf))
    .filter(each => each > 0);
  const short = hours.filter(each => each <= LONG_HOURS);
  const long = hours.filter(each => each > LONG_HOURS);
  const sum = (of: readonly number[]) =>
    of.reduce((total, each) => total + each, 0);
  return {
    ...{ tickets: short.length, hours: sum(short) },
    ...{ long: long.length, longHours: sum(long) },
  };
}
