import {
  application,
  between,
  countWords,
  defineOrganisationCheck,
  firstDeployments,
  marksOf,
  measured,
  readOf,
  reliability,
  tickets,
  unknown,
  unreadOf,
  workload,
  type Range,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  handChangeOf,
  judgeHandChange,
  type HandChange,
} from '../judgements/handChange';
import { clustersOf } from '../population/clusters';
import { countedIn, deployedOf, startedByPeople } from '../population/deployed';
import {
  deployedElsewhere,
  type DeployedElsewhere,
} from '../population/deployedElsewhere';
import { ownedRows, type Row } from '../population/owners';
import {
  trackersOf,
  trackerSummary,
  type TrackerSummary,
} from '../population/tickets';
import { list, percent, unreadSentence } from '../population/words';

const DAY_MS = 24 * 60 * 60 * 1000;

const settings = z.object({
  tiers: z.array(z.string()).default(['production']),
  /** A deployment counts this many days. */
  windowDays: z.number().positive().default(90),
});

/** What tickets tell of exceptions, and why they may not tell of all. */
interface Ticketed {
  readonly exceptions: number;
  /** Tickets that may be some. */
  readonly open: number;
  readonly silent?: string;
}

function ticketedIn(
  readings: readonly Reading<TrackerSummary>[],
  sinceMs: number,
): Ticketed {
  const weeks = readOf(readings)
    .flatMap(({ value }) => value.weeks)
    .filter(({ fromDay }) => Date.parse(fromDay) >= sinceMs);
  const count = (of: 'exception' | 'unclassified') =>
    weeks.reduce((sum, { classes }) => sum + classes[of].tickets, 0);
  const { silent } = trackersOf(readings);
  const isCut = readOf(readings).some(({ value }) => value.isCut);
  return {
    exceptions: count('exception'),
    open: count('unclassified'),
    ...(silent === undefined ? {} : { silent }),
    ...(isCut
      ? { silent: 'There were too many tickets to read them all.' }
      : {}),
  };
}

/** What is counted, and what may be more of it. */
interface Hands {
  /** That Argo CD remembers. */
  readonly deployments: number;
  readonly elsewhere: DeployedElsewhere;
  /** Of them, those that a person started. */
  readonly byPeople: number;
  /** Workloads that one changed, each a deployment more. */
  readonly changed: number;
  /** Workloads and deployments of which nobody can tell. */
  readonly hidden: number;
  readonly ticketed: Ticketed;
  /** A part that nobody read may hold any number. */
  readonly isOpen: boolean;
}

/**
 * A ticket may be about a deployment that a source tells of, or about one that it never saw: the first makes the share
 * lowest where it is one of those by hand, and highest where it is another.
 */
function shareOf(hands: Hands): Range {
  const { changed, hidden, ticketed, isOpen } = hands;
  const own = hands.deployments + changed;
  const fewest = own + hands.elsewhere.deployments.lo;
  const most = own + hands.elsewhere.deployments.hi;
  const byHand = hands.byPeople + changed;
  const { exceptions, open, silent } = ticketed;
  const unseen = Math.max(0, exceptions - byHand);
  const least = (byHand + unseen) / (most + unseen);
  const highest =
    fewest === 0 ? 1 : (byHand + exceptions + open + hidden) / fewest;
  return between(
    least,
    isOpen || silent !== undefined ? 1 : Math.max(least, Math.min(1, highest)),
  );
}

function explain(
  value: Range,
  { deployments, elsewhere, byPeople, changed, ticketed }: Hands,
  { windowDays, unread }: { windowDays: number; unread: readonly string[] },
): string {
  const { exceptions, silent } = ticketed;
  // None of a tracker that nobody read is no number.
  const asked =
    silent !== undefined && exceptions === 0
      ? ''
      : `, and ${countWords(exceptions, 'ticket')} asked for an exception`;
  const { silent: unasked } = elsewhere;
  return [
    `${percent(value)}: a person started ${byPeople} of ${countWords(
      deployments,
      'deployment',
    )} that Argo CD remembers of the last ${windowDays} days and changed ${countWords(
      changed,
      'workload',
    )} by hand${asked}. Fewer is better.`,
    beside(elsewhere),
    unasked === 0
      ? ''
      : ` How often ${countWords(
          unasked,
          'other service',
        )} deployed could not be read.`,
    silent === undefined ? '' : ` ${silent}`,
    unreadSentence(unread),
  ].join('');
}

/** Who deploys by a pipeline cannot step beside it: what a person does there by hand is seen at the workload. */
function beside({ deployments, services }: DeployedElsewhere): string {
  if (services === 0) return '';
  const number = Math.round(deployments.lo);
  return ` Beside Argo CD, pipelines of ${countWords(
    services,
    'service',
  )} made ${deployments.hi > deployments.lo ? 'at least ' : ''}${countWords(
    number,
    'deployment',
  )}.`;
}

/** Share of deployments that a person had to make, as Argo CD, clusters and tickets tell it. */
export const deploysWithoutExceptions = defineOrganisationCheck({
  id: 'deploys-without-exceptions',
  title: 'Deployments need no manual exception',
  failureTitle: 'Deployments to production need a person',
  why: 'An exception is a deployment that the pipeline could not make: nobody reviewed its steps, and nobody can repeat them.',
  remediation: {
    summary:
      'Switch automated sync on for the named applications, and ask of each exception what would have made it unnecessary.',
    effort: 'medium',
    href: 'how-to/deploy-without-exceptions',
  },
  reads: {
    applications: ['tier', 'history'],
    workloads: ['writers'],
    tickets: ['weeks'],
  },
  appliesTo: 'organisation',
  version: 4,
  requires: {
    applications: application,
    workloads: workload,
    tickets,
    told: firstDeployments,
  },
  settings,
  summarise: {
    applications: deployedOf,
    workloads: ({ workloads }): readonly Row<HandChange>[] =>
      workloads.flatMap(item => {
        const fact = handChangeOf(item);
        return fact.write || fact.isHidden
          ? [{ marks: marksOf(item), fact }]
          : [];
      }),
    tickets: trackerSummary,
    told: value => value,
  },
  evaluate(summaries, { inventory, asOf, settings: own }) {
    const { applications, workloads, told } = summaries;
    const { tiers, windowDays } = own;
    const items = countedIn(applications, { ...own, asOf });
    const sum = (of: 'all' | 'byPeople' | 'untold') =>
      items.reduce((total, item) => total + item[of], 0);
    const { names, read, unread } = clustersOf(workloads, inventory, tiers);
    const judged = ownedRows(read, inventory).map(({ fact }) =>
      judgeHandChange(fact, { asOf, windowDays }),
    );
    const count = (of: 'fails' | 'unknown') =>
      judged.filter(({ state }) => state === of).length;
    if (applications.length === 0 && told.length === 0)
      return unknown(
        'No source of deployments is connected: nobody knows how many there were to production.',
      );
    const silent = unreadOf(applications).map(({ subject }) => subject.name);
    if (silent.length > 0)
      return unknown(
        `${list(
          silent,
        )} could not be read: nobody knows how many deployments there were.`,
      );
    const elsewhere = deployedElsewhere(told, {
      ...{ tiers, windowDays },
      byArgoCd: new Set(items.flatMap(({ component }) => component ?? [])),
      isPartOfArgoCdNobodys: items.some(
        ({ component, all }) => component === undefined && all > 0,
      ),
    });
    if (sum('all') + elsewhere.deployments.hi === 0)
      return unknown('No source tells of a deployment to production.');
    const hands: Hands = {
      deployments: sum('all'),
      elsewhere,
      byPeople: sum('byPeople'),
      changed: count('fails'),
      hidden: count('unknown') + sum('untold'),
      ticketed: ticketedIn(
        summaries.tickets,
        asOf.getTime() - windowDays * DAY_MS,
      ),
      isOpen:
        unread.length > 0 ||
        items.some(item => item.tier === undefined && item.all > 0),
    };
    const value = shareOf(hands);
    return measured(value, {
      clusters: names,
      reliability: reliability.heuristic,
      population: {
        read: readOf(applications).length + elsewhere.services,
        expected: applications.length + elsewhere.services + elsewhere.silent,
        unit: 'source of deployments',
      },
      findings: startedByPeople(items, inventory, windowDays),
      explanation: explain(value, hands, { windowDays, unread }),
    });
  },
});
