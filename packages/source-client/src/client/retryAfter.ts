/**
 * How long an answer asks to be left alone: Retry-After in seconds or as a date, or when the limit is reset: GitHub tells the time,
 * PagerDuty the seconds until then.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string>>,
): number | undefined {
  // By the clock of whoever said it, where it shows it: ours may differ.
  const stated = Date.parse(headers.date ?? '');
  const answeredAt = Number.isNaN(stated) ? Date.now() : stated;
  const after = headers['retry-after'];
  if (after !== undefined) {
    const seconds = Number(after);
    const ms = Number.isNaN(seconds)
      ? Date.parse(after) - answeredAt
      : seconds * 1000;
    return Number.isNaN(ms) ? undefined : Math.max(0, ms);
  }
  if (headers['ratelimit-remaining'] === '0') {
    const ms = Number(headers['ratelimit-reset']) * 1000;
    return Number.isNaN(ms) ? undefined : Math.max(0, ms);
  }
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return headers['x-ratelimit-remaining'] === '0' && !Number.isNaN(reset)
    ? Math.max(0, reset - answeredAt)
    : undefined;
}
