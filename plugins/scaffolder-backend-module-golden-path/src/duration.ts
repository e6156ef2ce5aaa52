const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** Up to here seconds are easier to read than minutes. */
const SECONDS_UNTIL_MS = 2 * MINUTE_MS;

function count(amount: number, unit: string): string {
  return amount === 1 ? `1 ${unit}` : `${amount} ${unit}s`;
}

/** A duration as a person says it: "41 seconds", "4 minutes". */
export function inWords(durationMs: number): string {
  const positive = Math.max(0, durationMs);
  return positive < SECONDS_UNTIL_MS
    ? count(Math.round(positive / SECOND_MS), 'second')
    : count(Math.round(positive / MINUTE_MS), 'minute');
}
