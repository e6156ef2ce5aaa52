import type {
  DeliveryDeployment,
  DeliveryDeploymentDetails,
  DeliveryMetric,
  DeliveryMetrics,
  DeliveryNumbers,
} from '../answers';

/** A metric with a value that rests on twenty things. */
function metric(
  unit: DeliveryMetric['unit'],
  value: number,
  more: Partial<DeliveryMetric> = {},
): DeliveryMetric {
  return {
    unit,
    better: unit === 'per-week' ? 'higher' : 'lower',
    value,
    sampleSize: 20,
    ...more,
  };
}

/** A metric without a value. */
export function undefinedMetric(
  unit: DeliveryMetric['unit'],
  reason: NonNullable<DeliveryMetric['undefined']>['reason'],
): DeliveryMetric {
  return {
    unit,
    better: unit === 'per-week' ? 'higher' : 'lower',
    sampleSize: 0,
    undefined: {
      reason,
      sentence: `Sentence of ${reason}.`,
      definedBy: `What would define ${reason}.`,
    },
  };
}

/** Means of others, in the order of the page. */
const means = [
  ['leadTime', 5.5],
  ['deploymentFrequency', 4.8],
  ['changeFailRate', 8.1],
  ['recoveryTime', 7.4],
  ['reworkRate', 7.8],
] as const;

const industry = { overall: 6.72, year: 2025, source: 'The survey' };

/** A Quick Check of which nothing is known. */
function unknownQuickCheck(
  metrics: DeliveryMetrics,
): DeliveryNumbers['quickCheck'] {
  return {
    parts: means.map(([name, mean]) => ({
      ...{ metric: name, mean },
      undefined: metrics[name].undefined,
    })),
    industry,
  };
}

/** Five metrics that are all known. */
export const knownMetrics: DeliveryMetrics = {
  leadTime: metric('hours', 76, {
    percentiles: {
      p75: 100,
      p90: 200,
      precision: 'exact',
      distribution: [
        { fromHours: 0, toHours: 24, count: 4 },
        { fromHours: 24, count: 16 },
      ],
    },
  }),
  deploymentFrequency: metric('per-week', 3.2),
  changeFailRate: metric('percent', 15),
  recoveryTime: metric('hours', 0.5, { sampleSize: 3 }),
  reworkRate: metric('percent', 5),
};

const window: DeliveryNumbers['window'] = {
  from: '2026-08-24T00:00:00.000Z',
  to: '2026-11-22T00:00:00.000Z',
  fromDay: '2026-08-24',
  toDay: '2026-11-22',
  days: 90,
  timeZone: 'UTC',
};

function period(
  fromDay: string,
  toDay: string,
  leadTime: number | undefined,
): DeliveryNumbers['periods'][number] {
  return {
    fromDay,
    toDay,
    days: 7,
    metrics: {
      leadTime:
        leadTime === undefined
          ? { sampleSize: 0 }
          : { value: leadTime, sampleSize: 7 },
      deploymentFrequency: { value: 3, sampleSize: 3 },
      changeFailRate: { value: 0, sampleSize: 3 },
      recoveryTime: { sampleSize: 0 },
      reworkRate: { value: 0, sampleSize: 3 },
    },
  };
}

/** Numbers of a window in which everything was read. */
export function numbersWith(
  more: Partial<DeliveryNumbers> = {},
): DeliveryNumbers {
  return {
    tier: 'production',
    tiers: ['production'],
    asOf: '2026-11-21T10:00:00.000Z',
    window,
    metrics: knownMetrics,
    counts: {
      deployments: 20,
      redeployments: 1,
      failedAttempts: 2,
      changes: 20,
      changesWithoutLeadTime: 0,
      reached: 20,
      failures: 3,
      openFailures: 0,
      recoveries: 3,
      recoveriesByIncident: 2,
      rework: 1,
      provisional: 0,
    },
    quickCheck: {
      overall: 8,
      parts: means.map(([name, mean], index) => ({
        ...{ metric: name, mean },
        score: [6, 6, 8.5, 10, 9.5][index],
      })),
      industry,
    },
    stages: [
      { stage: 'coding', sampleSize: 18, medianHours: 20 },
      { stage: 'review', sampleSize: 18, medianHours: 30 },
      { stage: 'waiting', sampleSize: 20, medianHours: 25 },
      { stage: 'rollout', sampleSize: 20, medianHours: 0.2 },
    ],
    days: [],
    periods: [
      period('2026-11-01', '2026-11-08', 80),
      period('2026-11-08', '2026-11-15', undefined),
      period('2026-11-15', '2026-11-22', 60),
    ],
    quality: {
      sources: [
        {
          source: 'argocd:main',
          role: 'counts',
          services: 2,
          evidence: 'gitops',
          streams: { total: 4, complete: 4, unfinished: 0, failed: 0 },
          lastReadAt: '2026-11-21T09:59:00.000Z',
          completeFrom: '2026-03-03T00:00:00.000Z',
          failureReasons: [],
          setAside: 0,
        },
      ],
      join: {
        deployments: 20,
        withSha: 20,
        forward: 18,
        forwardWithChanges: 18,
        withoutSha: [],
      },
      weekEarlier: {},
      flags: [],
    },
    ...more,
  };
}

/** Numbers of which nothing is known, because no source tells of deployments. */
export function unknownNumbers(): DeliveryNumbers {
  const reason = 'no-deployment-source';
  const metrics: DeliveryMetrics = {
    leadTime: undefinedMetric('hours', reason),
    deploymentFrequency: undefinedMetric('per-week', reason),
    changeFailRate: undefinedMetric('percent', reason),
    recoveryTime: undefinedMetric('hours', reason),
    reworkRate: undefinedMetric('percent', reason),
  };
  return numbersWith({
    metrics,
    quickCheck: unknownQuickCheck(metrics),
    periods: [],
    quality: {
      sources: [],
      join: {
        ...{ deployments: 0, withSha: 0, forward: 0, forwardWithChanges: 0 },
        withoutSha: [],
      },
      weekEarlier: {},
      flags: [],
    },
  });
}

const a3 = 'a3'.repeat(20);

/** A deployment of two changes that caused an incident and was rolled back. */
export const rolledBack: DeliveryDeployment = {
  service: 'component:default/checkout',
  id: 'github:g/2',
  status: 'success',
  kind: 'forward',
  sha: a3,
  startedAt: '2026-11-20T11:59:00.000Z',
  finishedAt: '2026-11-20T12:00:00.000Z',
  changes: [
    {
      id: 'pr7',
      repository: 'github:g/42',
      leadTimeHours: 51,
      clockSkew: false,
    },
    { id: a3, repository: 'github:g/42', leadTimeHours: 3, clockSkew: false },
  ],
  rework: [],
  failure: {
    reasons: ['incident', 'rollback'],
    incidents: ['github:g/9'],
    remediedBy: ['github:g/3'],
    recovery: 'recovered',
    recoveryHours: 1.5,
    recoveredAt: '2026-11-20T14:30:00.000Z',
    basis: 'incident',
  },
};

/** The same, down to what its sources told; of the direct push nothing is stored. */
export const rolledBackDetails: DeliveryDeploymentDetails = {
  deployment: rolledBack,
  attempts: [
    {
      id: 'github:g/2',
      source: 'github:g',
      environment: 'production',
      place: 'repository:42',
      startedAt: '2026-11-20T11:59:00.000Z',
      url: 'https://g.example/runs/2',
      statuses: [{ state: 'success', at: '2026-11-20T12:00:00.000Z' }],
    },
  ],
  changes: [
    {
      id: 'pr7',
      repository: 'github:g/42',
      number: 7,
      title: 'Round up',
      author: 'rhea',
      url: 'https://g.example/pull/7',
      createdAt: '2026-11-19T08:00:00.000Z',
      mergedAt: '2026-11-19T15:00:00.000Z',
      leadTimeHours: 51,
      startedAt: '2026-11-18T09:00:00.000Z',
      startedBy: 'b1'.repeat(20),
      clockSkew: false,
      commitCount: 1,
      commits: [
        {
          sha: 'b1'.repeat(20),
          authoredAt: '2026-11-18T09:00:00.000Z',
          url: 'https://g.example/commit/b1',
        },
      ],
    },
    {
      id: a3,
      repository: 'github:g/42',
      // eslint-disable-next-line no-script-url -- what an evil source would send
      url: 'javascript:alert(1)',
      clockSkew: false,
      commitCount: 0,
      commits: [],
    },
  ],
  incidents: [
    {
      id: 'github:g/9',
      title: 'Wrong totals',
      url: 'https://g.example/issues/9',
      impactStartedAt: '2026-11-20T13:00:00.000Z',
      resolvedAt: '2026-11-20T14:30:00.000Z',
      rule: 'The incident began 60 min after this deployment finished.',
    },
  ],
  tier: 'production',
  rules: [
    { about: 'kind', sentence: 'Forward: the commit was not there before.' },
  ],
  overlays: [],
  isCounted: true,
  undid: [],
  undoneBy: [
    {
      id: 'github:g/3',
      reasons: ['rollback'],
      kind: 'rollback',
      finishedAt: '2026-11-20T14:00:00.000Z',
    },
  ],
};
