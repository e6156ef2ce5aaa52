const DAY = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric' },
  timeZone: 'UTC',
});

/** A day as it stands in a sentence, `22 Nov 2026`, on the clocks of UTC. What is no time stays as it is written. */
export function dayWords(time: string): string {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? time : DAY.format(ms);
}
