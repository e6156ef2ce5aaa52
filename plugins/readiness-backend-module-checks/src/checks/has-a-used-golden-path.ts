import {
  between,
  countWords,
  defineOrganisationCheck,
  goldenPathRuns,
  measured,
  unknown,
  workload,
  type Finding,
  type Range,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { usesOf, type TemplateUse } from '../population/templateUse';
import { runningRows, runningServices } from '../population/madeServices';
import {
  pathRunsOf,
  runsIn,
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
    const uses = usesOf(known.runs, { needed: own, inventory, services });
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

function explain(
  best: TemplateUse | undefined,
  known: PathRuns,
  days: number,
): string {
  const reason = known.state === 'unread' ? known.reason : undefined;
  const says = best
    ? `In ${days} days the most used template, ${templateName(
        best.template,
      )}, made something ${counted(best.runs, 'time')}, for ${counted(
        best.teams,
        'team',
      )}.`
    : reason ?? `No template made anything in ${days} days.`;
  return best && reason !== undefined ? `${says} ${reason}` : says;
}

function findingOf(
  { template, runs, teams, inProduction }: TemplateUse,
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

function counted(range: Range, unit: string): string {
  return `${words(range)} ${unit}${range.hi === 1 ? '' : 's'}`;
}

function words({ lo, hi }: Range): string {
  return lo === hi ? `${lo}` : `${lo} to ${hi}`;
}
