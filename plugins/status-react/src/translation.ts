/**
 * Every sentence that the library says itself. It is a library and has no messages at Backstage: what it shows is also
 * shown where nobody translates, so what is to be read aloud together stands here together.
 */
export const says = {
  justNow: 'just now',
  minutesAgo: (minutes: number) => `${minutes} min ago`,
  hoursAgo: (hours: number) => `${hours} h ago`,
  /** Days and longer. */
  ago: (amount: number, unit: 'day' | 'week' | 'month' | 'year') =>
    `${amount} ${unit}${amount === 1 ? '' : 's'} ago`,
  /** The two largest units that matter of a span; nothing of the smaller is not said. */
  minutes: (minutes: number, seconds: number) =>
    seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`,
  hours: (hours: number, minutes: number) =>
    minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`,
  atAnUnknownTime: 'at an unknown time',
  answered: (answered: number, asked: number, noun: string) =>
    `${answered} of ${asked} ${noun} answered.`,
  /** What a source refused or had not, behind why. */
  on: (subject: string) => ` on ${subject}`,
  howToFix: 'How to fix',
  backendOutOfReach: 'the portal’s backend could not be reached',
} as const;
