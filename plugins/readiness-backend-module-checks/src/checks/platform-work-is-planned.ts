import {
  between,
  countWords,
  defineOrganisationCheck,
  exactly,
  measured,
  tickets,
  unknown,
  type Range,
  type TicketClass,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  median,
  newestFirst,
  number,
  perWeek,
  trackersOf,
  trackerSummary,
  unclassifiedSentence,
  WEEKS,
  type WeekOfAll,
} from '../population/tickets';
import { percent } from '../population/words';

/** Least and most minutes that a ticket usually costs where nobody logs time. */
const minutes = (least: number, most: number) =>
  z
    .object({
      least: z.number().nonnegative(),
      most: z.number().nonnegative(),
    })
    .refine(range => range.least <= range.most, 'least is above most')
    .default({ least, most });

const settings = z.object({
  'how-to': minutes(10, 30),
  provisioning: minutes(20, 90),
  exception: minutes(30, 120),
  incident: minutes(60, 240),
  planned: minutes(240, 960),
});

const reactive = ['how-to', 'provisioning', 'exception', 'incident'] as const;

/** How far logged time is to be believed, time in progress, and a count of tickets times their usual minutes. */
const LOGGED = 1;
const IN_PROGRESS = 0.7;
const COUNTED = 0.4;

type Minutes = z.output<typeof settings>;

/** Hours for the tickets of a class in a week: what is logged, else how long they were in progress, else the usual minutes. */
function hoursOf(week: WeekOfAll, of: keyof Minutes, by: Minutes): Range {
  return hoursAs(week, of, by[of]);
}

/** One that was in progress for long may have been forgotten there: it costs from the least that is usual to all of it. */
function hoursAs(
  week: WeekOfAll,
  of: TicketClass,
  { least, most }: { readonly least: number; readonly most: number },
): Range {
  const { tickets: count, logged, loggedHours, inProgress } = week[of];
  const long = inProgress?.long ?? 0;
  const without = count - logged - (inProgress?.tickets ?? 0) - long;
  const known = loggedHours + (inProgress?.hours ?? 0);
  return between(
    known + ((without + long) * least) / 60,
    known + (inProgress?.longHours ?? 0) + (without * most) / 60,
  );
}

/** Reactive share of a week, over what tickets may have cost and what unclassified ones may be. */
function shareOf(week: WeekOfAll, by: Minutes): Range | undefined {
  const react = reactive.map(of => hoursOf(week, of, by));
  const sum = (end: 'lo' | 'hi') =>
    react.reduce((total, range) => total + range[end], 0);
  const planned = hoursOf(week, 'planned', by);
  const openAsReactive = Math.max(
    ...reactive.map(of => hoursAs(week, 'unclassified', by[of]).hi),
  );
  const openAsPlanned = hoursAs(week, 'unclassified', by.planned).hi;
  const share = (part: number, rest: number) =>
    part + rest === 0 ? undefined : part / (part + rest);
  const lo = share(sum('lo'), planned.hi + openAsPlanned);
  const hi = share(sum('hi') + openAsReactive, planned.lo);
  return lo === undefined || hi === undefined ? undefined : between(lo, hi);
}

/** T1: how much of the platform team's effort answers what others ask of it, in the median week. */
export const platformWorkIsPlanned = defineOrganisationCheck({
  id: 'platform-work-is-planned',
  title: 'Most of the platform team’s work is planned',
  failureTitle: 'The platform team mostly reacts',
  why: 'A team that answers all day improves nothing, and so the same things are asked again tomorrow.',
  remediation: {
    summary:
      'Take the kind of ticket that costs most and make it unnecessary before anything else is begun.',
    effort: 'high',
    href: 'how-to/plan-platform-work',
  },
  reads: { tickets: ['weeks'] },
  appliesTo: 'organisation',
  version: 2,
  requires: { tickets },
  settings,
  summarise: { tickets: trackerSummary },
  evaluate({ tickets: readings }, { settings: own }) {
    const trackers = trackersOf(readings);
    if (trackers.silent !== undefined) return unknown(trackers.silent);
    const { read, weeks } = trackers;
    const all = (of: TicketClass) =>
      weeks.reduce((sum, week) => sum + week[of].tickets, 0);
    if (all('planned') === 0)
      return unknown(
        `No ticket of the last ${WEEKS} weeks is planned work: where the platform team plans, nobody reads. Label it, or name that tracker under readiness.tickets.`,
      );
    const shares = weeks.flatMap(week => shareOf(week, own) ?? []);
    const value = between(
      median(shares.map(({ lo }) => lo)),
      median(shares.map(({ hi }) => hi)),
    );
    const basis = basisOf(weeks);
    return measured(value, {
      reliability:
        (basis.logged / basis.all) * LOGGED +
        (basis.inProgress / basis.all) * IN_PROGRESS +
        (basis.counted / basis.all) * COUNTED,
      population: {
        read: read.length,
        expected: readings.length,
        unit: 'tracker',
      },
      parts: newestFirst(weeks, week => shareOf(week, own)?.lo ?? 0).map(
        ({ label, value: least }) => ({
          label: `${label}, at least`,
          value: least,
        }),
      ),
      explanation: `${percent(
        value,
      )} of the work in a usual week of the last ${WEEKS} is reactive; less is better. A usual week brings ${classWords(
        weeks,
      )}. ${effortWords(basis)}${unclassifiedSentence(weeks)}`,
    });
  },
});

function classWords(weeks: readonly WeekOfAll[]): string {
  const words = [...reactive, 'planned' as const].map(
    of => `${number(exactly(perWeek(weeks, of).lo))} ${of}`,
  );
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)} tickets`;
}

/** By what the effort of tickets is known. */
interface Basis {
  readonly all: number;
  readonly logged: number;
  readonly inProgress: number;
  /** Of them, those that were so long in progress that they may have been forgotten. */
  readonly long: number;
  readonly counted: number;
}

function basisOf(weeks: readonly WeekOfAll[]): Basis {
  const tallies = weeks.flatMap(week => Object.values(week));
  const sum = (of: (tally: WeekOfAll[TicketClass]) => number) =>
    tallies.reduce((total, tally) => total + of(tally), 0);
  const all = sum(tally => tally.tickets);
  const logged = sum(tally => tally.logged);
  const long = sum(tally => tally.inProgress?.long ?? 0);
  const inProgress = long + sum(tally => tally.inProgress?.tickets ?? 0);
  return { all, logged, inProgress, long, counted: all - logged - inProgress };
}

function effortWords({
  all,
  logged,
  inProgress,
  long,
  counted,
}: Basis): string {
  if (logged === all) return 'Every ticket has its time logged.';
  if (inProgress === 0) {
    const share = counted / all;
    return `${percent({
      lo: share,
      hi: share,
    })} of the tickets have no time logged and count with usual minutes, which is why the share is a range.`;
  }
  const ways = [
    ...(logged === 0 ? [] : [`the time logged on ${logged}`]),
    `the time in progress of ${inProgress}, at most eight hours a weekday`,
    ...(counted === 0
      ? []
      : [`usual minutes for ${counted}, which make the share a range`]),
  ];
  const forgotten = `${long} of those in progress had been so for more than ten weekdays and may have been forgotten there, which widens the range.`;
  return `What ${countWords(all, 'ticket')} cost is ${ways.join('; ')}.${
    long === 0 ? '' : ` ${forgotten}`
  }`;
}
