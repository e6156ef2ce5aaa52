import {
  application,
  componentOf,
  dayWords,
  defineOrganisationCheck,
  firstDeployments,
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
  nobodyTells,
} from '../population/firstDeployments';
import {
  medianOf,
  minutesToFirst,
  type ToFirst,
} from '../population/minutesToFirst';
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
  version: 2,
  requires: {
    runs: goldenPathRuns,
    applications: application,
    told: firstDeployments,
  },
  settings,
  summarise: {
    runs: runsIn,
    applications: firstDeploymentsIn,
    told: value => value,
  },
  evaluate({ runs, applications, told }, { settings: own, asOf, inventory }) {
    const path = pathRunsOf(runs, { asOf, windowDays: own.windowDays });
    if (path.state === 'unread') return unknown(path.reason);
    const untold = nobodyTells({ applications, told });
    if (untold !== undefined) return unknown(untold);
    const timed = path.runs
      .filter(
        ({ status, opensTicketOnly }) =>
          status === 'completed' && opensTicketOnly !== true,
      )
      .map(run => ({
        run,
        ...minutesToFirst(run.createdAt, componentOf(run.made, inventory), {
          ...{ applications, told },
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
  open,
}: ToFirst & { readonly run: PathRun }): readonly Finding[] {
  if (isKnown(minutes) && minutes.hi <= SLOW_MINUTES) return [];
  const { template, made, createdAt } = run;
  const name = template === undefined ? '' : ` of ${templateName(template)}`;
  return [
    {
      message: `What the run${name} on ${dayWords(createdAt)} made ${
        isKnown(minutes)
          ? `was first deployed ${Math.round(minutes.hi)} minutes later`
          : `has no first deployment that is known: ${open}`
      }.`,
      ...(made === undefined ? {} : { subjectRef: made }),
      ...placeOf(run),
    },
  ];
}
