const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'} ago`;
}

/**
 * How long ago a moment was, to one unit: "5 min ago", "3 days ago". A moment
 * ahead of `nowMs` (clocks differ) reads "just now"; the exact time is on hover.
 */
export function relativeTime(thenMs: number, nowMs: number): string {
  const elapsedMs = nowMs - thenMs;
  if (elapsedMs < MINUTE_MS) {
    return 'just now';
  }
  if (elapsedMs < HOUR_MS) {
    return `${Math.floor(elapsedMs / MINUTE_MS)} min ago`;
  }
  if (elapsedMs < DAY_MS) {
    return `${Math.floor(elapsedMs / HOUR_MS)} h ago`;
  }
  const days = Math.floor(elapsedMs / DAY_MS);
  if (days < 14) {
    return count(days, 'day');
  }
  if (days < 60) {
    return count(Math.floor(days / 7), 'week');
  }
  if (days < 730) {
    return count(Math.floor(days / 30.44), 'month');
  }
  return count(Math.floor(days / 365.25), 'year');
}

/** A span in the two largest units that matter: "48 s", "3 min 5 s", "2 h 10 min". */
export function formatDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / SECOND_MS);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return seconds % 60 === 0
      ? `${minutes} min`
      : `${minutes} min ${seconds % 60} s`;
  }
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}
