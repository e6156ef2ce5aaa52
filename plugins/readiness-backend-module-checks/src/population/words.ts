import { countWords, type Range } from '@groundwork/plugin-readiness-common';

/** A share as people read it, rounded down: `81 %`, or `40 to 62 %` while something is unread. */
export function percent({ lo, hi }: Range): string {
  const low = Math.floor(lo * 100 + 1e-9);
  const high = Math.floor(hi * 100 + 1e-9);
  return low === high ? `${low} %` : `${low} to ${high} %`;
}

/** ` production-a and production-b could not be read.`, or nothing. */
export function unreadSentence(names: readonly string[]): string {
  if (names.length === 0) return '';
  return ` ${list(names)} could not be read.`;
}

/** ` 12 of 40 workloads there belong to no component.`, or nothing. */
export function unownedSentence(unowned: number, all: number): string {
  if (unowned === 0) return '';
  return ` ${unowned} of ${countWords(all, 'workload')} there ${
    unowned === 1 ? 'belongs' : 'belong'
  } to no component.`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2
    ? last
    : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** A figure with at most one digit behind the point. */
export function inFigures(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}

const HOURS_OF_A_DAY = 24;

/** `50 minutes`, `30 hours`, `3.2 days`. */
export function hoursInWords(hours: number): string {
  if (hours < 1) return countWords(Math.round(hours * 60), 'minute');
  return hours < 2 * HOURS_OF_A_DAY
    ? `${inFigures(hours)} ${hours === 1 ? 'hour' : 'hours'}`
    : `${inFigures(hours / HOURS_OF_A_DAY)} days`;
}
