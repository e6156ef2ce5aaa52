import {
  between,
  readOf,
  type EarlyTouches,
  type GoldenPathRun,
  type Range,
  type Reading,
  type TicketsOfTracker,
} from '@groundwork/plugin-readiness-common';
import { LONGEST_MINUTES } from './minutesToFirst';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** When tickets were opened and by which teams, as far as a tracker was read. */
export interface TicketTimes {
  /** What was opened before is counted by the week and not listed. */
  readonly listedFrom: string | undefined;
  readonly tickets: readonly { readonly at: string; readonly team?: string }[];
}

/** See {@link TicketTimes}. */
export function ticketTimesIn({
  weeks,
  tickets,
  unlisted,
  isCut,
}: TicketsOfTracker): TicketTimes {
  const times = tickets.map(({ createdAt: at, team }) => ({
    at,
    ...(team === undefined ? {} : { team }),
  }));
  const isWhole = unlisted === 0 && !isCut;
  const oldest = times.reduce<string | undefined>(
    (a, { at }) => (a === undefined || Date.parse(at) < Date.parse(a) ? at : a),
    undefined,
  );
  return { listedFrom: isWhole ? weeks[0]?.fromDay : oldest, tickets: times };
}

/** The time between pressing the button and the first deployment. */
interface Waiting {
  readonly from: number;
  /** When it ended: between these two. */
  readonly until: Range;
}

/** How often somebody of the platform team had to speak up, by what; a range where that is not known. */
export interface Touches {
  readonly spoken: Range;
  readonly tickets: Range;
}

/** Words of the platform team in the repository. Whoever's team nobody knows may be of it. */
export function spokenIn(
  repository: Reading<EarlyTouches> | undefined,
  { from, until }: Waiting,
  of: { readonly platform: string; readonly most: number },
): Range {
  if (repository?.state !== 'read') return between(0, of.most);
  const { touches, readUntil } = repository.value;
  const within = (end: number) =>
    touches.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= end);
  const sure = within(until.lo).filter(({ team }) => team === of.platform);
  const maybe = within(until.hi).filter(
    ({ team }) => team === undefined || team === of.platform,
  );
  const isWhole = readUntil === undefined || Date.parse(readUntil) >= until.hi;
  return capped(
    between(sure.length, isWhole ? maybe.length : of.most),
    of.most,
  );
}

/** Tickets that may be about the run: its team's, or nobody knows whose. None is known to be about it. */
export function ticketsIn(
  trackers: readonly Reading<TicketTimes>[],
  { from, until }: Waiting,
  of: {
    readonly team: string | undefined;
    readonly most: number;
    readonly asOf: Date;
  },
): Range {
  const read = readOf(trackers);
  const isCovered =
    read.length === trackers.length &&
    read.every(
      ({ value: { listedFrom } }) =>
        listedFrom !== undefined && Date.parse(listedFrom) <= from,
    ) &&
    // Trackers are counted up to the beginning of the day.
    until.hi <= Math.floor(of.asOf.getTime() / DAY_MS) * DAY_MS;
  if (!isCovered) return between(0, of.most);
  const maybe = read
    .flatMap(({ value }) => value.tickets)
    .filter(
      ({ at, team }) =>
        Date.parse(at) >= from &&
        Date.parse(at) <= until.hi &&
        (team === undefined || of.team === undefined || team === of.team),
    );
  return capped(between(0, maybe.length), of.most);
}

/** Both together; a run takes no more, as far as a mean is concerned. */
export function together({ spoken, tickets }: Touches, most: number): Range {
  return capped(between(spoken.lo + tickets.lo, spoken.hi + tickets.hi), most);
}

function capped({ lo, hi }: Range, most: number): Range {
  return between(Math.min(most, lo), Math.min(most, hi));
}

/** From the button to the first deployment. One that nobody knows of may be yet to come. */
export function waitingOf(
  { createdAt }: Pick<GoldenPathRun, 'createdAt'>,
  minutes: Range,
  asOf: Date,
): Waiting {
  const from = Date.parse(createdAt);
  const end = (after: number) =>
    after >= LONGEST_MINUTES
      ? asOf.getTime()
      : Math.min(asOf.getTime(), from + after * MINUTE_MS);
  return { from, until: between(end(minutes.lo), end(minutes.hi)) };
}
