import fc from 'fast-check';
import { optional } from './optional';
import { TEAMS, teamRef } from './organisation';

const signed = { by: 'user:default/a', at: '2026-10-01T00:00:00.000Z' };
/** Lately, long ago, and to come. */
const day = fc.constantFrom(
  '2026-10-01T00:00:00.000Z',
  '2026-10-02T00:00:00.000Z',
  '2025-01-01T00:00:00.000Z',
  '2027-01-01T00:00:00.000Z',
);

const all = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map(found => Object.assign({}, ...found));

/** What is declared of the platform team; any of it may be left out. */
export const declaredTeam = all(
  optional(
    'platformTeam',
    all(
      fc.constant({ group: teamRef(TEAMS[3]) }),
      optional('people', fc.constantFrom(0, 2, 3, 4)),
      optional('productOwner', fc.constant('user:default/a')),
    ),
  ),
  optional(
    'roadmap',
    day.map(updatedAt => ({ where: 'docs/roadmap.md', updatedAt, ...signed })),
  ),
  optional(
    'interviews',
    fc.array(
      fc.record({
        with: fc.constantFrom('developer', 'sre'),
        count: fc.constantFrom(1, 3, 5),
        by: fc.constant('user:default/a'),
        at: day,
      }),
      { maxLength: 4 },
    ),
  ),
  optional(
    'supportAgreement',
    all(
      fc.constant({ promise: 'An answer within a day', ...signed }),
      optional(
        'attainment',
        day.map(to => ({ share: 0.9, from: '2024-01-01T00:00:00.000Z', to })),
      ),
    ),
  ),
);

const survey = fc
  .tuple(
    fc.constantFrom(
      { question: 'pipeline-understood-minutes', median: 45 },
      { question: 'pipeline-understood-minutes', median: 300 },
      { question: 'developer-satisfaction', share: 0.4 },
      { question: 'developer-satisfaction', share: 0.9 },
    ),
    fc.constantFrom(5, 12, 40),
    day,
  )
  .map(([question, answered, at]) => ({
    ...question,
    asked: 40,
    answered,
    by: 'user:default/a',
    at,
  }));

const joiners = fc
  .tuple(
    fc.constantFrom({ count: 4, medianDays: 6 }, { count: 0 }, { count: 2 }),
    day,
  )
  .map(([totals, to]) => ({
    ...totals,
    from: '2024-01-01T00:00:00.000Z',
    to,
    ...signed,
  }));

/** Totals of surveys and of those who joined, and ways off the path; any of it may be left out. */
export const totals = all(
  optional('surveys', fc.array(survey, { maxLength: 3 })),
  optional('joiners', fc.array(joiners, { maxLength: 2 })),
  optional(
    'offRamps',
    fc.array(
      day.map(checkedAt => ({ where: 'docs/leave.md', checkedAt, ...signed })),
      { maxLength: 2 },
    ),
  ),
);
