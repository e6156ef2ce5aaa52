const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** A day as it stands in a sentence, on the clocks of a time zone. */
export function dayOf(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { ...DAY, timeZone }).format(ms);
}

/** A minute as it stands in a sentence, with the zone. */
export function minuteOf(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...DAY,
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
    timeZoneName: 'short',
  } as const).format(ms);
}
