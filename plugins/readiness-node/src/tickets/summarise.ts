import {
  ticketClasses,
  type RepeatedQuestion,
  type TeamOfPerson,
  type Ticket,
  type TicketClass,
  type TicketsOfTracker,
  type TicketTally,
  type TicketWeek,
} from '@groundwork/plugin-readiness-common';
import { createHash } from 'node:crypto';
import { classOf, type Classified, type LabelMap } from './classify';
import { inProgressOf } from './inProgress';
import type { Issue, IssueList } from './issue';
import { clusterTexts, plain } from './similarity';
import { DAY_MS, weeksBefore, type TicketWindow } from './window';

const HOUR_MS = 3_600_000;
const MOST_LISTED = 1_000;
const MOST_QUESTIONS = 20;
const MOST_TITLE = 160;

interface Sorted extends Classified {
  readonly issue: Issue;
  readonly team: string | undefined;
}

/** What the list of a tracker is read with. */
interface TicketRules {
  readonly labels: LabelMap;
  readonly teamOf: TeamOfPerson;
  readonly asOf: Date;
  readonly signal?: AbortSignal;
}

/** What a tracker's tickets say, without the people and without the texts, but for the questions that come again. */
export async function summariseTickets(
  list: IssueList,
  { labels, teamOf, asOf, signal }: TicketRules,
): Promise<TicketsOfTracker> {
  const weeks = readWeeks(list, asOf);
  const [first] = weeks;
  const sorted = list.issues
    .filter(
      ({ createdAt }) =>
        first !== undefined &&
        Date.parse(createdAt) >= first.fromMs &&
        Date.parse(createdAt) < weeksBefore(asOf).untilMs,
    )
    .map(issue => ({
      issue,
      ...classOf(issue, labels),
      team: issue.reporter && teamOf(issue.reporter),
    }));
  return {
    weeks: weeks.map(week => weekOf(week, sorted, asOf)),
    isCut: list.isCut,
    tickets: sorted.slice(0, MOST_LISTED).map(ticketOf),
    unlisted: Math.max(0, sorted.length - MOST_LISTED),
    withoutTeam: sorted.filter(({ team }) => team === undefined).length,
    questions: await questionsOf(
      sorted.filter(item => item.class === 'how-to'),
      signal,
    ),
    provisioning: provisioningOf(sorted),
  };
}

/** Weeks of which every ticket was seen: not those before the first ticket, nor those that the reading did not reach. */
function readWeeks(
  { issues, firstCreatedAt, isCut }: IssueList,
  asOf: Date,
): TicketWindow['weeks'] {
  const firstMs =
    firstCreatedAt === undefined ? Infinity : Date.parse(firstCreatedAt);
  const oldest = isCut ? issues.at(-1) : undefined;
  const seenFromMs = oldest ? Date.parse(oldest.createdAt) : -Infinity;
  const beganOnMs = Math.floor(firstMs / DAY_MS) * DAY_MS;
  return weeksBefore(asOf).weeks.filter(
    ({ fromMs }) => fromMs >= beganOnMs && fromMs > seenFromMs,
  );
}

function weekOf(
  { fromMs, untilMs }: TicketWindow['weeks'][number],
  sorted: readonly Sorted[],
  asOf: Date,
): TicketWeek {
  const own = sorted.filter(({ issue }) => {
    const createdMs = Date.parse(issue.createdAt);
    return createdMs >= fromMs && createdMs < untilMs;
  });
  return {
    fromDay: new Date(fromMs).toISOString().slice(0, 10),
    classes: tallies(own, asOf),
  };
}

function tallies(
  sorted: readonly Sorted[],
  asOf: Date,
): Readonly<Record<TicketClass, TicketTally>> {
  const tally = (of: TicketClass): TicketTally => {
    const own = sorted.filter(item => item.class === of);
    const hours = own.flatMap(({ issue }) => issue.loggedHours ?? []);
    const inProgress = inProgressOf(
      own.map(({ issue }) => issue),
      asOf,
    );
    return {
      tickets: own.length,
      byText: own.filter(({ byText }) => byText).length,
      logged: hours.length,
      loggedHours: hours.reduce((sum, each) => sum + each, 0),
      ...(inProgress ? { inProgress } : {}),
    };
  };
  const [howTo, provisioning, exception, incident, planned, unclassified] =
    ticketClasses;
  return {
    [howTo]: tally(howTo),
    [provisioning]: tally(provisioning),
    [exception]: tally(exception),
    [incident]: tally(incident),
    [planned]: tally(planned),
    [unclassified]: tally(unclassified),
  };
}

function ticketOf({ issue, team, ...item }: Sorted): Ticket {
  const { id, url, title, createdAt, closedAt } = issue;
  return {
    id,
    url,
    titleDigest: createHash('sha256')
      .update(plain(title))
      .digest('hex')
      .slice(0, 16),
    class: item.class,
    createdAt,
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(team === undefined ? {} : { team }),
  };
}

async function questionsOf(
  asked: readonly Sorted[],
  signal: AbortSignal | undefined,
): Promise<TicketsOfTracker['questions']> {
  const clusters = await clusterTexts(
    asked.map(({ issue }) => `${issue.title}\n${issue.body}`),
    signal,
  );
  const top = clusters
    .slice(0, MOST_QUESTIONS)
    .flatMap(({ leader, members }): RepeatedQuestion[] => {
      const own = members.flatMap(member => asked[member] ?? []);
      const sample = asked[leader]?.issue;
      if (!sample) return [];
      const teams = own.flatMap(({ team }) => team ?? []);
      return [
        {
          title: sample.title.slice(0, MOST_TITLE),
          id: sample.id,
          url: sample.url,
          tickets: own.length,
          teams: [...new Set(teams)].sort(),
          withoutTeam: own.length - teams.length,
        },
      ];
    });
  return { of: asked.length, top };
}

function provisioningOf(
  sorted: readonly Sorted[],
): TicketsOfTracker['provisioning'] {
  const hours = sorted
    .filter(item => item.class === 'provisioning')
    .flatMap(({ issue: { createdAt, closedAt } }) =>
      closedAt === undefined
        ? []
        : [(Date.parse(closedAt) - Date.parse(createdAt)) / HOUR_MS],
    )
    .sort((a, b) => a - b);
  const middle = [
    hours[Math.floor((hours.length - 1) / 2)],
    hours[Math.floor(hours.length / 2)],
  ];
  const [low, high] = middle;
  return {
    closed: hours.length,
    ...(low === undefined || high === undefined
      ? {}
      : { medianHours: Math.max(0, (low + high) / 2) }),
  };
}
