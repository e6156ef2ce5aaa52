import { says } from './translation';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long ago a moment was, to one unit: "5 min ago", "3 days ago". A moment
 * ahead of `nowMs` (clocks differ) reads "just now"; the exact time is on hover.
 */
export function relativeTime(thenMs: number, nowMs: number): string {
  const elapsedMs = nowMs - thenMs;
  if (elapsedMs < MINUTE_MS) {
    return says.justNow;
  }
  if (elapsedMs < HOUR_MS) {
    return says.minutesAgo(Math.floor(elapsedMs / MINUTE_MS));
  }
  if (elapsedMs < DAY_MS) {
    return says.hoursAgo(Math.floor(elapsedMs / HOUR_MS));
  }
  const days = Math.floor(elapsedMs / DAY_MS);
  if (days < 14) {
    return says.ago(days, 'day');
  }
  if (days < 60) {
    return says.ago(Math.floor(days / 7), 'week');
  }
  if (days < 730) {
    return says.ago(Math.floor(days / 30.44), 'month');
  }
  return says.ago(Math.floor(days / 365.25), 'year');
}

/** A span in the two largest units that matter: "48 s", "3 min 5 s", "2 h 10 min". */
export function formatDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / SECOND_MS);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return says.minutes(minutes, seconds % 60);
  }
  return says.hours(Math.floor(minutes / 60), minutes % 60);
}
