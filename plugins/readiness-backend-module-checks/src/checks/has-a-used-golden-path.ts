import {
  between,
  countWords,
  defineOrganisationCheck,
  goldenPathRuns,
  measured,
  unknown,
  workload,
  type Finding,
  type Inventory,
  type Range,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  runningRows,
  runningServices,
  type RunningServices,
} from '../population/madeServices';
import {
  pathRunsOf,
  runsIn,
  teamOfRun,
  templateName,
  windowDays,
  type PathRun,
  type PathRuns,
} from '../population/pathRuns';

const settings = z.object({
  windowDays,
  /** As many completed runs make a template one that is used. */
  runs: z.number().positive().default(10),
  /** By as many teams. */
  teams: z.number().positive().default(3),
  tiers: z.array(z.string()).default(['production']),
});

interface Circumstances {
  readonly settings: z.output<typeof settings>;
  readonly inventory: Inventory;
  readonly services: RunningServices;
}

/** How far one template is used: its parts, each from 0 to 1. */
interface Use {
  readonly template: string;
  readonly runs: Range;
  readonly teams: Range;
  readonly inProduction: Range;
  readonly value: Range;
}

/** G1: a template that teams run, and whose services live. */
export const hasAUsedGoldenPath = defineOrganisationCheck({
  id: 'has-a-used-golden-path',
  title: 'A golden path exists and is used',
  failureTitle: 'No template is used by several teams up to production',
  why: 'A path that nobody walks is a page of good intentions; one that three teams have walked to production can be widened.',
  remediation: {
    summary:
      'Make one template end in a service that runs, and start the next three services with it.',
    effort: 'high',
    href: 'how-to/make-a-golden-path-used',
  },
  appliesTo: 'organisation',
  requires: { runs: goldenPathRuns, workloads: workload },
  settings,
  summarise: { runs: runsIn, workloads: runningRows },
  evaluate({ runs, workloads }, { settings: own, asOf, inventory }) {
    if (runs.length === 0)
      return unknown(
        'No scaffolder is connected: nobody knows what templates were run.',
      );
    const known = pathRunsOf(runs, { asOf, windowDays: own.windowDays });
    const services = runningServices(workloads, inventory, own.tiers);
    const uses = usesOf(known.runs, { settings: own, inventory, services });
    const most = (end: 'lo' | 'hi') =>
      Math.max(0, ...uses.map(({ value }) => value[end]));
    const best = uses[0];
    return measured(
      // A scaffolder that did not answer may have a path that everybody uses.
      between(most('lo'), known.state === 'unread' ? 1 : most('hi')),
      {
        clusters: services.clusters,
        population: {
          read: runs.filter(({ state }) => state !== 'unread').length,
          expected: runs.length,
          unit: 'scaffolder',
        },
        findings: [
          ...ticketFindings(known.runs),
          ...uses
            .filter(({ value }) => value.lo < 1)
            .map(use => findingOf(use, own)),
        ],
        explanation: explain(best, known, own.windowDays),
      },
    );
  },
});

function explain(best: Use | undefined, known: PathRuns, days: number): string {
  const reason = known.state === 'unread' ? known.reason : undefined;
  const says = best
    ? `In ${days} days the most used template, ${templateName(
        best.template,
      )}, made something ${words(best.runs)} times, for ${words(
        best.teams,
      )} teams.`
    : reason ?? `No template made anything in ${days} days.`;
  return best && reason !== undefined ? `${says} ${reason}` : says;
}

/** The templates that made something, the most used first. */
function usesOf(
  runs: readonly PathRun[],
  circumstances: Circumstances,
): readonly Use[] {
  const byTemplate = new Map<string, PathRun[]>();
  for (const run of runs) {
    const { template, status, opensTicketOnly } = run;
    if (template === undefined || status !== 'completed') continue;
    if (opensTicketOnly === true) continue;
    byTemplate.set(template, [...(byTemplate.get(template) ?? []), run]);
  }
  return [...byTemplate]
    .map(([template, own]) => useOf(template, own, circumstances))
    .sort(
      (a, b) =>
        b.value.lo - a.value.lo ||
        b.runs.hi - a.runs.hi ||
        (a.template < b.template ? -1 : 1),
    );
}

/** What it is not known of whether it only opens a ticket may count, and need not. */
function useOf(
  template: string,
  runs: readonly PathRun[],
  { settings: own, inventory, services }: Circumstances,
): Use {
  const sure = runs.filter(({ opensTicketOnly }) => opensTicketOnly === false);
  const known = (some: readonly PathRun[]) =>
    new Set(some.flatMap(run => teamOfRun(run, inventory) ?? [])).size;
  const nameless = runs.filter(
    run => teamOfRun(run, inventory) === undefined,
  ).length;
  const count = {
    runs: between(sure.length, runs.length),
    teams: between(known(sure), known(runs) + nameless),
    inProduction: between(
      sure.some(run => runsThere(run, inventory, services) === 'yes') ? 1 : 0,
      runs.some(run => runsThere(run, inventory, services) !== 'no') ? 1 : 0,
    ),
  };
  const part = (end: 'lo' | 'hi') =>
    Math.min(
      1,
      count.runs[end] / own.runs,
      count.teams[end] / own.teams,
      count.inProduction[end],
    );
  return { template, ...count, value: between(part('lo'), part('hi')) };
}

function runsThere(
  { made, isOutcomeRead }: PathRun,
  inventory: Inventory,
  services: RunningServices,
): 'yes' | 'no' | 'unknown' {
  if (made === undefined || !isOutcomeRead) return 'unknown';
  const component = inventory.components.find(({ ref }) => ref === made);
  if (component) return services.of(component).state;
  return inventory.unreadCatalog?.length ? 'unknown' : 'no';
}

function findingOf(
  { template, runs, teams, inProduction }: Use,
  own: z.output<typeof settings>,
): Finding {
  const production = inProduction.lo
    ? 'something that it made runs in production'
    : `${
        inProduction.hi ? 'nobody knows whether anything' : 'nothing'
      } that it made runs in production`;
  return {
    message: `Template ${templateName(template)}: ${words(runs)} of ${
      own.runs
    } runs by ${words(teams)} of ${own.teams} teams; ${production}.`,
  };
}

/** Templates that do no work are no path, however often they are run. */
function ticketFindings(runs: readonly PathRun[]): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const { template, opensTicketOnly } of runs)
    if (opensTicketOnly === true && template !== undefined)
      counts.set(template, (counts.get(template) ?? 0) + 1);
  return [...counts].sort().map(([template, count]) => ({
    message: `Template ${templateName(
      template,
    )} only asks somebody else to do the work. Its ${countWords(
      count,
      'run',
    )} made nothing.`,
  }));
}

function words({ lo, hi }: Range): string {
  return lo === hi ? `${lo}` : `${lo} to ${hi}`;
}
