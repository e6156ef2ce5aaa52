import {
  application,
  between,
  componentOf,
  countWords,
  declaration,
  defineOrganisationCheck,
  dayWords,
  earlyTouches,
  type EarlyTouches,
  type Finding,
  firstDeployments,
  goldenPathRuns,
  type Inventory,
  measured,
  notApplicable,
  type Range,
  type Reading,
  reliability,
  tickets,
  unknown,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import {
  firstDeploymentsIn,
  type FirstSources,
} from '../population/firstDeployments';
import { minutesToFirst } from '../population/minutesToFirst';
import { platformTeamToName } from '../population/declared';
import {
  declaredTogether,
  pathDeclarationsIn,
} from '../population/pathDeclarations';
import {
  pathRunsOf,
  placeOf,
  runsIn,
  teamOfRun,
  templateName,
  type PathRun,
} from '../population/pathRuns';
import {
  spokenIn,
  ticketsIn,
  ticketTimesIn,
  together,
  waitingOf,
  type TicketTimes,
  type Touches,
} from '../population/runTouches';
import { number } from '../population/tickets';

const FEW = 1;

const settings = z.object({
  /** As far back as trackers are read. */
  windowDays: z.number().positive().default(90),
  /** Where the run has come to its end. */
  tiers: z.array(z.string()).default(['staging']),
  /** A run takes no more, as far as the mean is concerned. */
  mostTouches: z.number().positive().default(10),
});

interface Judged extends Touches {
  readonly run: PathRun;
  readonly all: Range;
}

/** Who tells what somebody had to do. */
interface Sources extends Pick<FirstSources, 'applications' | 'told'> {
  /** By the component that they are of. */
  readonly touchesOf: ReadonlyMap<string, Reading<EarlyTouches>>;
  readonly trackers: readonly Reading<TicketTimes>[];
}

interface Circumstances extends z.infer<typeof settings> {
  readonly platform: string;
  readonly asOf: Date;
  readonly inventory: Inventory;
}

/** G9: from the button to staging nobody of the platform team has to say or approve anything. */
export const goldenPathNeedsNoHands = defineOrganisationCheck({
  id: 'golden-path-needs-no-hands',
  title: 'Nobody of the platform team has to help',
  failureTitle: 'The platform team helps every new service along',
  why: 'A path on which somebody has to be asked is as fast as that person answers, and takes the time of the team that should improve it.',
  remediation: {
    summary:
      'Let the template do what the platform team was asked for, and let its own teams approve what it makes.',
    effort: 'medium',
    href: 'how-to/need-no-hands-on-the-path',
  },
  appliesTo: 'organisation',
  version: 3,
  unit: 'per-run',
  requires: {
    runs: goldenPathRuns,
    applications: application,
    told: firstDeployments,
    touches: earlyTouches,
    trackers: tickets,
    declarations: declaration,
  },
  settings,
  summarise: {
    runs: runsIn,
    applications: firstDeploymentsIn,
    told: value => value,
    touches: value => value,
    trackers: ticketTimesIn,
    declarations: pathDeclarationsIn,
  },
  evaluate(
    { runs, applications, told, touches, trackers, declarations },
    { settings: own, asOf, inventory },
  ) {
    const path = pathRunsOf(runs, { asOf, windowDays: own.windowDays });
    if (path.state === 'unread') return unknown(path.reason);
    const declared = declaredTogether(declarations);
    const platform = declared?.platformTeam?.group;
    if (platform === undefined)
      return unknown(
        'No register of declarations that could be read names the platform team (platformTeam.group).',
        declarations.length === 0 || declared
          ? platformTeamToName(declarations)
          : [],
      );
    if (trackers.length === 0)
      return unknown(
        'No ticket tracker is connected: nobody knows what was asked of the platform team.',
      );
    const touchesOf = new Map(
      touches.map(reading => [reading.subject.ref, reading]),
    );
    const judged = path.runs
      .filter(
        ({ status, opensTicketOnly }) =>
          status === 'completed' && opensTicketOnly !== true,
      )
      .map(run =>
        judge(
          run,
          { applications, told, touchesOf, trackers },
          { ...own, platform, asOf, inventory },
        ),
      );
    return judged.length === 0
      ? notApplicable(
          `Nobody made anything with a template in ${own.windowDays} days.`,
        )
      : resultOf(judged, own.windowDays);
  },
});

function judge(
  run: PathRun,
  { applications, told, touchesOf, trackers }: Sources,
  { platform, asOf, inventory, tiers, mostTouches: most }: Circumstances,
): Judged {
  const waiting = waitingOf(
    run,
    minutesToFirst(run.createdAt, componentOf(run.made, inventory), {
      ...{ applications, told, tiers },
    }).minutes,
    asOf,
  );
  const found = {
    spoken: spokenIn(touchesOf.get(run.made ?? ''), waiting, {
      platform,
      most,
    }),
    tickets: ticketsIn(trackers, waiting, {
      team: teamOfRun(run, inventory),
      most,
      asOf,
    }),
  };
  return { run, ...found, all: together(found, most) };
}

function resultOf(judged: readonly Judged[], days: number) {
  const mean = (end: 'lo' | 'hi') =>
    judged.reduce((sum, { all }) => sum + all[end], 0) / judged.length;
  const value = between(mean('lo'), mean('hi'));
  const known = judged.filter(({ all }) => all.lo === all.hi).length;
  return measured(value, {
    // That a word on a pull request was needed is likely, and not seen.
    reliability: reliability.heuristic,
    population: { read: known, expected: judged.length, unit: 'run' },
    findings: judged.flatMap(findingOf),
    explanation: `Between the button and staging a run of a template took ${number(
      value,
    )} comments, approvals and tickets of the platform team on average, over ${countWords(
      judged.length,
      'run',
    )} in ${days} days. Fewer is better.`,
  });
}

function findingOf({
  run,
  all,
  spoken,
  tickets: asked,
}: Judged): readonly Finding[] {
  if (all.hi <= FEW) return [];
  const { template, made, createdAt } = run;
  const name = template === undefined ? '' : ` of ${templateName(template)}`;
  return [
    {
      message: `Before staging, the run${name} on ${dayWords(
        createdAt,
      )} took ${number(
        spoken,
      )} comments and approvals of the platform team in its repository and ${number(
        asked,
      )} tickets.`,
      ...(made === undefined ? {} : { subjectRef: made }),
      ...placeOf(run),
    },
  ];
}
