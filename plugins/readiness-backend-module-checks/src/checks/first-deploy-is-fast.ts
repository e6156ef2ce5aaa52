import {
  application,
  defineOrganisationCheck,
  goldenPathRuns,
  measured,
  notApplicable,
  unknown,
  type Finding,
  type Range,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  firstDeploymentsIn,
  medianOf,
  minutesToFirst,
} from '../population/firstDeployments';
import {
  pathRunsOf,
  placeOf,
  runsIn,
  templateName,
  windowDays,
  type PathRun,
} from '../population/pathRuns';

const SLOW_MINUTES = 30;
const settings = z.object({
  windowDays,
  tiers: z.array(z.string()).default(['staging']),
});

/** G6: whoever starts a service sees it run before the coffee is cold. */
export const firstDeployIsFast = defineOrganisationCheck({
  id: 'first-deploy-is-fast',
  title: 'A new service reaches staging within half an hour',
  failureTitle: 'A new service waits for its first deployment',
  why: 'The first half hour decides whether somebody believes in the path; what then still waits for somebody else is no path.',
  remediation: {
    summary: 'Let the template itself deploy to staging, without a request.',
    effort: 'medium',
    href: 'how-to/reach-staging-fast',
  },
  appliesTo: 'organisation',
  unit: 'minutes',
  requires: { runs: goldenPathRuns, applications: application },
  settings,
  summarise: { runs: runsIn, applications: firstDeploymentsIn },
  evaluate({ runs, applications }, { settings: own, asOf, inventory }) {
    const path = pathRunsOf(runs, { asOf, windowDays: own.windowDays });
    if (path.state === 'unread') return unknown(path.reason);
    if (applications.length === 0)
      return unknown(
        'No Argo CD is connected: nobody knows when services were first deployed.',
      );
    const nameOf = new Map(
      inventory.components.map(({ ref, name }) => [ref, name]),
    );
    const timed = path.runs
      .filter(
        ({ status, opensTicketOnly }) =>
          status === 'completed' && opensTicketOnly !== true,
      )
      .map(run => ({
        run,
        minutes: minutesToFirst(run.createdAt, nameOf.get(run.made ?? ''), {
          readings: applications,
          tiers: own.tiers,
        }),
      }));
    const median = medianOf(timed.map(({ minutes }) => minutes));
    if (!median)
      return notApplicable(
        `Nobody made anything with a template in ${own.windowDays} days.`,
      );
    const known = timed.filter(({ minutes }) => isKnown(minutes)).length;
    return measured(median, {
      population: { read: known, expected: timed.length, unit: 'run' },
      findings: timed.flatMap(findingOf),
      explanation: `The first deployment to staging of ${known} of ${
        timed.length
      } things that templates made is known. ${sentence(
        median,
      )} Faster is better.`,
    });
  },
});

function isKnown({ lo, hi }: Range): boolean {
  return lo === hi;
}

function sentence(median: Range): string {
  return isKnown(median)
    ? `Half of them took ${Math.round(median.lo)} minutes or less.`
    : 'The rest may have been faster or slower.';
}

function findingOf({
  run,
  minutes,
}: {
  readonly run: PathRun;
  readonly minutes: Range;
}): readonly Finding[] {
  if (isKnown(minutes) && minutes.hi <= SLOW_MINUTES) return [];
  const { template, made, createdAt } = run;
  const name = template === undefined ? '' : ` of ${templateName(template)}`;
  return [
    {
      message: `What the run${name} on ${createdAt.slice(0, 10)} made ${
        isKnown(minutes)
          ? `was first deployed ${Math.round(minutes.hi)} minutes later`
          : 'has no first deployment that Argo CD remembers'
      }.`,
      ...(made === undefined ? {} : { subjectRef: made }),
      ...placeOf(run),
    },
  ];
}
