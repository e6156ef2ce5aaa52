import {
  countWords,
  readOf,
  unreadOf,
  type Part,
  type Range,
  type Reading,
  type ReadReading,
  type TicketClass,
  type TicketsOfTracker,
  type TicketTally,
} from '@groundwork/plugin-readiness-common';
import { list } from './words';

/** Weeks that the numbers of a usual week are taken from. */
export const WEEKS = 6;

/** What checks keep of a tracker: everything but the list of its tickets. */
export type TrackerSummary = Omit<TicketsOfTracker, 'tickets' | 'unlisted'>;

/** See {@link TrackerSummary}. */
export function trackerSummary({
  tickets: _tickets,
  unlisted: _unlisted,
  ...rest
}: TicketsOfTracker): TrackerSummary {
  return rest;
}

/** The tickets of all trackers in one week. */
export type WeekOfAll = Readonly<Record<TicketClass, TicketTally>>;

/** What trackers tell together, or why they do not. */
type Trackers =
  | { readonly silent: string }
  | {
      readonly silent?: never;
      readonly read: readonly ReadReading<TrackerSummary>[];
      /** The last six, oldest first. */
      readonly weeks: readonly WeekOfAll[];
    };

/** Adds up the last weeks of all trackers. One that is silent may hold any number of tickets: then nothing is known. */
export function trackersOf(
  readings: readonly Reading<TrackerSummary>[],
): Trackers {
  const read = readOf(readings);
  const lost = unreadOf(readings);
  if (readings.length === 0)
    return {
      silent: 'No ticket tracker is connected: readiness.tickets names none.',
    };
  if (lost.length > 0)
    return {
      silent: `${list(
        lost.map(({ subject }) => subject.name),
      )} could not be read (${list([
        ...new Set(lost.map(({ reason }) => reason)),
      ])}): nobody knows how many tickets there were.`,
    };
  const cut = read.filter(({ value }) => value.isCut && !isFull(value));
  if (cut.length > 0)
    return {
      silent: `${list(
        cut.map(({ subject }) => subject.name),
      )} holds too many tickets to read six weeks of them.`,
    };
  if (!read.some(({ value }) => isFull(value)))
    return {
      silent: `The tickets go back less than ${WEEKS} whole weeks: what a usual week brings is not known yet.`,
    };
  const weeks = Array.from({ length: WEEKS }, (_, index) =>
    together(read.flatMap(({ value }) => value.weeks.at(index - WEEKS) ?? [])),
  );
  return weeks.every(week => ticketsIn(week) === 0)
    ? {
        silent: `No ticket was opened in the last ${WEEKS} weeks: whoever asks the platform team does so elsewhere.`,
      }
    : { read, weeks };
}

function isFull({ weeks }: TrackerSummary): boolean {
  return weeks.length >= WEEKS;
}

function together(
  weeks: readonly { readonly classes: WeekOfAll }[],
): WeekOfAll {
  const sum = (of: TicketClass): TicketTally => {
    const tallies = weeks.map(({ classes }) => classes[of]);
    const add = (count: (tally: TicketTally) => number | undefined) =>
      tallies.reduce((total, tally) => total + (count(tally) ?? 0), 0);
    return {
      tickets: add(({ tickets }) => tickets),
      byText: add(({ byText }) => byText),
      logged: add(({ logged }) => logged),
      loggedHours: add(({ loggedHours }) => loggedHours),
      inProgress: {
        tickets: add(({ inProgress }) => inProgress?.tickets),
        hours: add(({ inProgress }) => inProgress?.hours),
        long: add(({ inProgress }) => inProgress?.long),
        longHours: add(({ inProgress }) => inProgress?.longHours),
      },
    };
  };
  return {
    'how-to': sum('how-to'),
    provisioning: sum('provisioning'),
    exception: sum('exception'),
    incident: sum('incident'),
    planned: sum('planned'),
    unclassified: sum('unclassified'),
  };
}

function ticketsIn(week: WeekOfAll): number {
  return Object.values(week).reduce((sum, { tickets }) => sum + tickets, 0);
}

/** Tickets of a class in a usual week: the median, from those that are known to be of it to those that may be. */
export function perWeek(weeks: readonly WeekOfAll[], of: TicketClass): Range {
  const known = weeks.map(week => week[of].tickets);
  return {
    lo: median(known),
    hi: median(
      weeks.map(
        week =>
          week[of].tickets +
          (of === 'unclassified' ? 0 : week.unclassified.tickets),
      ),
    ),
  };
}

/** A number of each week as a reader wants it: the newest first. */
export function newestFirst(
  weeks: readonly WeekOfAll[],
  of: (week: WeekOfAll) => number,
): readonly Part[] {
  return [...weeks].reverse().map((week, earlier) => ({
    label:
      earlier === 0
        ? 'The last seven days'
        : `${countWords(earlier, 'week')} earlier`,
    value: of(week),
  }));
}

/** Of at least one number. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}

/** `24`, or `24 to 26` while some tickets may be of it. */
export function number({ lo, hi }: Range): string {
  const shown = (value: number) => String(Math.round(value * 10) / 10);
  return lo === hi ? shown(lo) : `${shown(lo)} to ${shown(hi)}`;
}

/** ` 3 tickets have neither a known label nor words that tell what they are.`, or nothing. */
export function unclassifiedSentence(weeks: readonly WeekOfAll[]): string {
  const count = weeks.reduce(
    (sum, { unclassified }) => sum + unclassified.tickets,
    0,
  );
  return count === 0
    ? ''
    : ` Of ${countWords(
        count,
        'ticket',
      )} neither labels nor words tell what they are.`;
}
