import fc from 'fast-check';
import { optional } from './optional';

const metric = fc
  .record({
    sampleSize: fc.constantFrom(0, 4, 40),
    value: fc.constantFrom(10, 14),
    isDefined: fc.boolean(),
    other: fc.constantFrom(10, 14),
  })
  .map(({ sampleSize, value, isDefined, other }) => ({
    sampleSize,
    ...(isDefined ? { value } : {}),
    moved: [-7, -1, 1, 7].map(days => ({ days, value: other })),
  }));

export const deliveries = fc.record({
  window: fc.constant({
    fromDay: '2026-07-21',
    toDay: '2026-10-19',
    days: 90,
  }),
  source: fc.constant('github:github.example'),
  observedDays: fc.constantFrom(0, 90),
  join: fc.record({
    deployments: fc.constant(10),
    withChanges: fc.constantFrom(5, 9),
  }),
  production: fc.record({
    isProven: fc.constantFrom(true, true, false),
    otherEnvironments: fc.constant(['uat']),
  }),
  hasIncidentSource: fc.boolean(),
  incidentsRead: fc.boolean(),
  failures: fc.constantFrom(0, 3),
  metrics: fc.record({
    deploymentFrequency: metric,
    leadTime: metric,
    changeFailRate: metric,
    recoveryTime: metric,
    reworkRate: metric,
  }),
});

/** When a component was deployed first: before anybody pressed a button, within the hour, or long after. */
const first = fc.constantFrom(
  '2026-10-01T08:20:00.000Z',
  '2026-10-01T14:00:00.000Z',
  '2026-10-20T08:00:00.000Z',
  '2024-06-01T00:00:00.000Z',
);

export const firsts = fc
  .tuple(
    fc.uniqueArray(
      fc.record({
        tier: fc.constantFrom('staging', 'production'),
        at: first,
        inWindow: fc.constantFrom(0, 3, 40),
      }),
      { selector: ({ tier }) => tier },
    ),
    optional(
      'knownFrom',
      fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-10-15T00:00:00.000Z'),
    ),
    fc.subarray(['uat']),
  )
  .map(([told, from, ofNoTier]) => ({
    source: 'github:github.example',
    ...{ firsts: told, ofNoTier },
    window: { fromDay: '2026-07-28', toDay: '2026-10-26', days: 90 },
    ...from,
  }));

const HASH = 'a1'.repeat(32);

export const frozen = fc.record({
  baselines: fc.array(
    fc.record({
      hash: fc.constant(HASH),
      name: fc.constant('b'),
      scope: fc.constantFrom('organisation:default', 'component:default/x'),
      frozenAt: fc.constant('2026-10-01T09:00:00.000Z'),
      isIntact: fc.boolean(),
      metrics: fc.constant(['leadTime']),
    }),
    { maxLength: 1 },
  ),
  targets: fc
    .subarray(['leadTime', 'changeFailRate', 'reworkRate'])
    .map(metrics =>
      metrics.map(name => ({
        baseline: HASH,
        metric: name,
        owner: 'group:default/platform',
        dueDay: '2027-04-01',
      })),
    ),
});
