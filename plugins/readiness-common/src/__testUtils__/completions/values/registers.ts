import fc from 'fast-check';
import {
  AttestationRegister,
  ConvergencePlan,
  Declarations,
  deliveryMetricNames,
  FrozenBaselines,
} from '../../../evidence';
import { maybe } from './maybe';

const dated = {
  owner: 'group:default/platform',
  declaredAt: '2025-01-01T00:00:00Z',
};

/** What teams attest of their secrets; some no longer. */
export const attestations = (
  teams: readonly string[],
): fc.Arbitrary<AttestationRegister> =>
  fc.subarray([...teams]).chain(some =>
    fc
      .tuple(
        ...some.map(team =>
          fc.record({
            id: fc.constant(team),
            topic: fc.constant('secrets-mechanism'),
            team: fc.constant(team),
            answer: fc.constantFrom('vault', 'shared-document', 'none'),
            statement: fc.constant('s'),
            attestedBy: fc.constant('user:default/a'),
            attestedAt: fc.constant('2025-12-01T00:00:00Z'),
            expiresAt: fc.constantFrom(
              '2027-01-01T00:00:00Z',
              '2026-01-01T00:00:00Z',
            ),
          }),
        ),
      )
      .map(list => ({ attestations: list })),
  );

const plan = (
  checks: readonly string[],
  subjects: readonly string[],
): fc.Arbitrary<ConvergencePlan> =>
  fc.record({
    id: fc.constantFrom('plan', 'another'),
    title: fc.constant('One way'),
    owner: fc.constant(dated.owner),
    declaredAt: fc.constant(dated.declaredAt),
    topic: fc.constantFrom('pipeline', 'secrets'),
    from: fc.constant([]),
    to: fc.constant('one'),
    dueAt: fc.constantFrom('2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
    checks: fc.subarray([...checks]),
    subjects: fc.constantFrom([...subjects], []),
  });

const accelerators = (
  ['contractual-regions', 'pervasive-compliance'] as const
).map(type => ({ ...dated, type, id: type, title: type }));

const mandates = ['2027-01-01T00:00:00Z', '2026-10-15T00:00:00Z'].map(
  endsAt => ({
    ...dated,
    id: endsAt,
    title: 'Use the path',
    topic: 'golden-path',
    endsAt,
  }),
);

/** What the organisation declares; plans may cover any of these checks and subjects, and any team be the platform's. */
export const declarations = (
  checks: readonly string[],
  subjects: readonly string[],
  teams: readonly string[],
): fc.Arbitrary<Declarations> =>
  fc.record({
    platformTeam: maybe(fc.constantFrom(...teams).map(group => ({ group }))),
    engineers: maybe(fc.constantFrom(10, 120, 180, 340)),
    portal: maybe(
      fc.constant({
        since: '2025-01-01T00:00:00Z',
        reopenedAt: '2026-01-01T00:00:00Z',
      }),
    ),
    accelerators: fc.subarray(accelerators),
    mandates: fc.subarray(mandates),
    convergencePlans: fc.array(plan(checks, subjects), { maxLength: 2 }),
    needs: fc.array(
      fc.record({
        id: fc.constant('n'),
        title: fc.constant('n'),
        owner: fc.constant(dated.owner),
        declaredAt: fc.constant(dated.declaredAt),
        costHoursPerWeek: maybe(fc.constant(3)),
      }),
      { maxLength: 1 },
    ),
  });

const HASH = 'a1'.repeat(32);

/** What is frozen, and what targets are set against it. */
export const frozen: fc.Arbitrary<FrozenBaselines> = fc.record({
  baselines: fc.array(
    fc.record({
      hash: fc.constant(HASH),
      name: fc.constant('b'),
      scope: fc.constantFrom('organisation:default', 'component:default/x'),
      frozenAt: fc.constant('2026-10-01T09:00:00.000Z'),
      isIntact: fc.boolean(),
      metrics: fc.constant([...deliveryMetricNames]),
    }),
    { maxLength: 1 },
  ),
  targets: fc.subarray([...deliveryMetricNames]).map(metrics =>
    metrics.map(metric => ({
      baseline: HASH,
      metric,
      owner: dated.owner,
      dueDay: '2027-04-01',
    })),
  ),
});
