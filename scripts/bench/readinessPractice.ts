import type {
  ChangeApprovals,
  EarlyTouches,
  FirstDeployments,
  FrozenBaselines,
  GoldenPathRuns,
  InventoryComponent,
  PipelineRun,
  ServiceOrigin,
  SmallChanges,
  TicketsOfTracker,
} from '@groundwork/plugin-readiness-common';

const DAY_MS = 86_400_000;
const TEMPLATE = 'template:default/service';
const PLATFORM_TEAM = 'group:default/team-0';
const WEEKS = 12;
const LISTED_TICKETS = 500;
/** Every tenth service is as young as the checks of the golden path look at. */
const YOUNG_EVERY = 10;

const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toISOString();

const isYoung = (index: number) => index % YOUNG_EVERY === 0;
const ageDays = (index: number) =>
  isYoung(index) ? 20 + (index % 150) : 300 + (index % 900);

/** Two of three young services were made from the template; older ones were there before it. */
export function originOf(repository: string, index: number): ServiceOrigin {
  return {
    repository,
    repositoryCreatedAt: daysAgo(ageDays(index)),
    ...(isYoung(index) && index % 3 > 0
      ? { template: TEMPLATE, templateVersion: '1.4.0' }
      : {}),
  };
}

/** Mostly one's own team approves; at every fifth service the platform team has a say. */
export function approvalsOf(
  repository: string,
  team: string,
  index: number,
): ChangeApprovals {
  const shared = index % 5 === 0 ? 6 : 0;
  const changes = 20 + (index % 30);
  return {
    ...{ repository, changes, days: 90 },
    approvals: [
      { teams: [team], alsoUnknown: false, changes: changes - shared - 3 },
      { teams: [team, PLATFORM_TEAM], alsoUnknown: false, changes: shared },
      { teams: [], alsoUnknown: index % 2 === 0, changes: 3 },
    ].filter(group => group.changes > 0),
  };
}

/** What was said on the first pull requests of a young service. */
export function touchesOf(
  repository: string,
  team: string,
  index: number,
): EarlyTouches {
  const what = ['comment', 'approval', 'review'] as const;
  const count = isYoung(index) ? index % 12 : 0;
  return {
    repository,
    touches: Array.from({ length: count }, (_, at) => ({
      what: what[at % what.length] ?? 'comment',
      at: daysAgo(ageDays(index) - at),
      team: at % 4 === 0 ? PLATFORM_TEAM : team,
    })),
  };
}

/** The last run of a Jenkins job; services on another engine have none. */
export function runOf(name: string, index: number): PipelineRun {
  return {
    job: `services/${name}/main`,
    run: String(100 + (index % 400)),
    startedAt: daysAgo(index % 20),
    stages: ['checkout', 'test', 'image', 'publish', 'deploy'],
  };
}

/** Sixty changes of two hours to ten days. */
export function smallChangesOf(index: number): SmallChanges {
  return {
    window: { fromDay: '2026-08-01', toDay: '2026-10-31' },
    leadTimeHours: Array.from(
      { length: 60 },
      (_, at) => 2 + at * (1 + (index % 4)),
    ),
  };
}

/** Every service is on the store's watch; one in seven was first deployed before its source was read. */
export function firstsOf(index: number): FirstDeployments {
  const since = ageDays(index);
  return {
    source: 'bench bench',
    window: { fromDay: '2026-08-03', toDay: '2026-11-01', days: 90 },
    ...(index % 7 === 0 ? { knownFrom: daysAgo(since - 5) } : {}),
    firsts: [
      {
        tier: 'production',
        at: daysAgo(since - 2 - (index % 5)),
        inWindow: 40,
      },
      {
        tier: 'staging',
        at: daysAgo(since - 0.01 * (1 + (index % 9))),
        inWindow: 60,
      },
    ],
    ofNoTier: [],
  };
}

/** The last ten deployments, as many as Argo CD keeps. */
export function historyOf(index: number) {
  return Array.from({ length: 10 }, (_, at) => ({
    id: at + 1,
    revision: 'b'.repeat(40),
    deployedAt: daysAgo((10 - at) * (1 + (index % 8))),
    startedBy: at % 7 === 0 ? ('person' as const) : ('automation' as const),
    ...(at % 7 === 0 ? { team: `group:default/team-${index % 200}` } : {}),
  }));
}

/** Twelve weeks of a platform team that is asked a lot. */
export function ticketsOf(): TicketsOfTracker {
  const tally = (tickets: number) => ({
    ...{ tickets, byText: Math.floor(tickets / 3) },
    ...{ logged: Math.floor(tickets / 2), loggedHours: tickets * 1.5 },
  });
  const classes = ['how-to', 'provisioning', 'exception', 'planned'] as const;
  return {
    weeks: Array.from({ length: WEEKS }, (_, week) => ({
      fromDay: daysAgo(7 * (WEEKS - week)).slice(0, 10),
      classes: {
        'how-to': tally(40 - week),
        provisioning: tally(20),
        exception: tally(8),
        incident: tally(5),
        planned: tally(30),
        unclassified: tally(6),
      },
    })),
    isCut: false,
    tickets: Array.from({ length: LISTED_TICKETS }, (_, at) => ({
      id: String(5_000 - at),
      url: `https://git.example/organisation/platform/issues/${5_000 - at}`,
      titleDigest: String(at % 60).padStart(64, '0'),
      class: classes[at % classes.length] ?? 'how-to',
      createdAt: daysAgo(at / 8),
      ...(at % 3 === 0 ? {} : { closedAt: daysAgo(at / 9) }),
      team: `group:default/team-${at % 200}`,
    })),
    unlisted: 700,
    withoutTeam: 30,
    questions: {
      of: 400,
      top: Array.from({ length: 5 }, (_, at) => ({
        title: `How do I do number ${at}?`,
        id: String(5_000 - at),
        url: `https://git.example/organisation/platform/issues/${5_000 - at}`,
        tickets: 30 - at,
        teams: ['group:default/team-1', 'group:default/team-2'],
        withoutTeam: 2,
      })),
    },
    provisioning: { closed: 120, medianHours: 30 },
  };
}

/** A run for each young service that has its template, and one in six that failed beside them. */
export function runsOf(
  components: readonly InventoryComponent[],
): GoldenPathRuns {
  return {
    runs: components.flatMap(({ ref, team = '' }, index) => {
      if (!isYoung(index) || index % 3 === 0) return [];
      const run = {
        template: TEMPLATE,
        createdAt: daysAgo(ageDays(index)),
        finishedAt: daysAgo(ageDays(index) - 0.001),
        ...{ teams: [team], owner: team },
        ...{ isOutcomeRead: true, opensTicketOnly: false, isListed: true },
      };
      const made = {
        ...run,
        id: `run-${index}`,
        status: 'completed' as const,
        made: ref,
      };
      const failed = {
        ...run,
        id: `failed-${index}`,
        status: 'failed' as const,
      };
      return index % 6 === 1 ? [failed, made] : [made];
    }),
  };
}

/** One baseline of the organisation, with a target for each metric. */
export function baselinesOf(): FrozenBaselines {
  const metrics = [
    'deploymentFrequency',
    'leadTime',
    'changeFailRate',
    'recoveryTime',
    'reworkRate',
  ] as const;
  return {
    baselines: [
      {
        ...{ hash: 'c'.repeat(64), name: 'Before', frozenAt: daysAgo(30) },
        ...{ scope: 'organisation:default', isIntact: true },
        metrics: [...metrics],
      },
    ],
    targets: metrics.map(metric => ({
      ...{ baseline: 'c'.repeat(64), metric, owner: PLATFORM_TEAM },
      dueDay: '2027-06-30',
    })),
  };
}
