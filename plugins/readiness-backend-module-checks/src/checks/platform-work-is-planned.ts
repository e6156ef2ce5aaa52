import {
  between,
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

/** How far logged time is to be believed, and how far a count of tickets times their usual minutes. */
const LOGGED = 1;
const COUNTED = 0.4;

type Minutes = z.output<typeof settings>;

/** Hours for the tickets of a class in a week: what is logged, and the usual minutes for the rest. */
function hoursOf(week: WeekOfAll, of: keyof Minutes, by: Minutes): Range {
  return hoursAs(week, of, by[of]);
}

function hoursAs(
  week: WeekOfAll,
  of: TicketClass,
  { least, most }: { readonly least: number; readonly most: number },
): Range {
  const { tickets: count, logged, loggedHours } = week[of];
  const without = count - logged;
  return between(
    loggedHours + (without * least) / 60,
    loggedHours + (without * most) / 60,
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
    const count = weeks.flatMap(week => Object.values(week));
    const sum = (field: 'tickets' | 'logged') =>
      count.reduce((total, tally) => total + tally[field], 0);
    const logged = sum('logged') / sum('tickets');
    return measured(value, {
      reliability: logged * LOGGED + (1 - logged) * COUNTED,
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
      )}. ${effortWords(logged)}${unclassifiedSentence(weeks)}`,
    });
  },
});

function classWords(weeks: readonly WeekOfAll[]): string {
  const words = [...reactive, 'planned' as const].map(
    of => `${number(exactly(perWeek(weeks, of).lo))} ${of}`,
  );
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)} tickets`;
}

function effortWords(logged: number): string {
  return logged === 1
    ? 'Every ticket has its time logged.'
    : `${percent({
        lo: 1 - logged,
        hi: 1 - logged,
      })} of the tickets have no time logged and count with usual minutes, which is why the share is a range.`;
}
