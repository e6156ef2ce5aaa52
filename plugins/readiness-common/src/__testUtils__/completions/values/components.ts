import fc from 'fast-check';
import {
  ChangeApprovals,
  Documentation,
  EarlyTouches,
  FirstDeployments,
  MeasuredDeliveries,
  Ownership,
  PipelineEvidence,
  PipelineRun,
  ServiceOrigin,
  SupportLinks,
  TemplateVersion,
} from '../../../evidence';
import { maybe } from './maybe';

const known = fc
  .tuple(
    fc.constantFrom<'github-actions' | 'jenkins'>(
      'github-actions',
      'github-actions',
      'jenkins',
    ),
    fc.constantFrom('one', 'one', 'two', 'three'),
    fc.boolean(),
    fc.constantFrom(true, true, false),
  )
  .map(([engine, kind, refers, toProduction]) => ({
    outcome: 'known' as const,
    engine,
    slice: ['file'],
    basis: 'environment' as const,
    confidence: 0.8,
    fingerprint: {
      templates: refers ? [`${kind}@v1`] : [],
      stages: ['test' as const, kind === 'one' ? 'image' : 'publish'] as const,
      atoms: ['test|make test', `image|${kind === 'three' ? 'two' : kind}`],
      gates: [],
    },
    steps: { total: 4, inTemplate: refers ? 4 : 0 },
    references: refers ? [`${kind}@v1`] : [],
    opaque: [],
    deliversToProduction: toProduction,
  }));

const templates = fc.array(
  fc
    .constantFrom<TemplateVersion>(
      { state: 'version', behind: { lo: 0, hi: 0 } },
      { state: 'version', behind: { lo: 4, hi: 4 } },
      { state: 'branch', branch: 'main' },
    )
    .map(version => ({ reference: 'o/t/service.yml@v1', file: 'f', version })),
  { minLength: 1, maxLength: 2 },
);

/** How a repository is delivered, as its files show it; not all of them can be understood. */
export const pipeline: fc.Arbitrary<PipelineEvidence> = fc
  .oneof(
    { weight: 5, arbitrary: known },
    fc
      .constantFrom<'jenkins' | undefined>('jenkins', undefined)
      .map(engine => ({
        outcome: 'unknown' as const,
        engine,
        reason: 'broken',
        opaque: [],
      })),
  )
  .chain(item => templates.map(uses => ({ item, uses })))
  .map(({ item, uses }) => ({
    repository: 'o/r',
    templates: uses,
    pipeline:
      item.outcome === 'known'
        ? {
            ...item,
            fingerprint: {
              ...item.fingerprint,
              stages: [...item.fingerprint.stages],
            },
          }
        : item,
  }));

/** What a run has shown. */
export const run: fc.Arbitrary<PipelineRun> = fc
  .subarray(['Build', 'Unit test', 'Deploy production'], { minLength: 1 })
  .map(stages => ({ job: 'o/r', run: '7', stages }));

/** Who is written as the owner, and whether anybody is there. */
export const ownership: fc.Arbitrary<Ownership> = maybe(fc.nat({ max: 2 })).map(
  members => ({
    declared: 'group:default/x',
    ...(members === undefined
      ? {}
      : {
          owner: { ref: 'group:default/x', kind: 'Group' as const, members },
        }),
  }),
);

const date = fc.constantFrom('2026-10-01T00:00:00Z', '2025-01-01T00:00:00Z');

/** What is written about a component, and when. */
export const documentation: fc.Arbitrary<Documentation> = fc.record({
  repository: fc.constant('o/r'),
  path: fc.constant('docs'),
  lastDocumentationCommitAt: maybe(date),
  lastCodeCommitAt: maybe(date),
});

const link = maybe(fc.constant({ url: 'https://git.example/x' }));

/** Where its runbook is, and who is called. */
export const supportLinks: fc.Arbitrary<SupportLinks> = fc.record({
  runbook: link,
  onCall: link,
});

const metric = fc
  .record({
    sampleSize: fc.constantFrom(0, 4, 40),
    value: maybe(fc.constantFrom(10, 14)),
    other: maybe(fc.constantFrom(10, 14)),
  })
  .map(({ sampleSize, value, other }) => ({
    sampleSize,
    ...(value === undefined ? {} : { value }),
    moved: [-7, -1, 1, 7].map(days => ({
      days,
      ...(other === undefined ? {} : { value: other }),
    })),
  }));

/** What is known of the deliveries of a component; little of some. */
export const deliveries: fc.Arbitrary<MeasuredDeliveries> = fc.record({
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
    isProven: fc.constantFrom(true, true, true, false),
    otherEnvironments: fc.constant(['uat']),
  }),
  hasIncidentSource: fc.boolean(),
  incidentsRead: fc.boolean(),
  failures: fc.constantFrom(0, 0, 3),
  metrics: fc.record({
    deploymentFrequency: metric,
    leadTime: metric,
    changeFailRate: metric,
    recoveryTime: metric,
    reworkRate: metric,
  }),
});

/** When a component was deployed first, as far as its source was read. */
export const firsts: fc.Arbitrary<FirstDeployments> = fc
  .record({
    firsts: fc.uniqueArray(
      fc.record({
        tier: fc.constantFrom('staging', 'production'),
        at: fc.constantFrom(
          '2026-10-01T08:20:00.000Z',
          '2026-10-20T08:00:00.000Z',
          '2024-06-01T00:00:00.000Z',
        ),
        inWindow: fc.constantFrom(0, 3, 40),
      }),
      { selector: ({ tier }) => tier },
    ),
    knownFrom: maybe(
      fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-10-15T00:00:00.000Z'),
    ),
  })
  .map(told => ({
    source: 'github:github.example',
    window: { fromDay: '2026-07-28', toDay: '2026-10-26', days: 90 },
    ...told,
    ofNoTier: [],
  }));

/** Where a component comes from. */
export const origin: fc.Arbitrary<ServiceOrigin> = fc.record({
  repository: fc.constant('o/r'),
  repositoryCreatedAt: fc.constantFrom(
    '2026-09-01T00:00:00.000Z',
    '2024-01-01T00:00:00.000Z',
  ),
  template: maybe(fc.constant('template:default/node-service')),
});

/** What was said in the repository of a young service. */
export const touches = (teams: readonly string[]): fc.Arbitrary<EarlyTouches> =>
  fc
    .array(fc.constantFrom(undefined, ...teams), { maxLength: 3 })
    .map(spoken => ({
      repository: 'o/r',
      touches: spoken.map(team => ({
        what: 'comment' as const,
        at: '2026-10-01T08:05:00.000Z',
        ...(team === undefined ? {} : { team }),
      })),
    }));

/** Whose approvals the changes of a service had. */
export const approvals = (
  teams: readonly string[],
): fc.Arbitrary<ChangeApprovals> =>
  fc
    .array(
      fc.record({
        teams: fc.subarray([...teams]),
        alsoUnknown: fc.constantFrom(false, false, true),
        changes: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 2 },
    )
    .map(groups => ({
      repository: 'o/r',
      changes: groups.reduce((sum, { changes }) => sum + changes, 0),
      days: 90,
      approvals: groups,
    }));
