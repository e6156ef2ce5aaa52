import fc from 'fast-check';
import { optional } from './optional';
import { COMPONENTS, TEAMS, teamRef } from './organisation';

const run = fc
  .tuple(
    fc.record({
      status: fc.constantFrom('completed', 'completed', 'failed', 'cancelled'),
      createdAt: fc.constantFrom(
        '2026-10-01T08:00:00.000Z',
        '2026-10-01T08:00:00.000Z',
        '2025-10-01T08:00:00.000Z',
      ),
      isOutcomeRead: fc.boolean(),
    }),
    fc.constantFrom('node-service', 'order-database'),
    optional('teams', fc.subarray(TEAMS.map(teamRef), { maxLength: 2 })),
    optional('owner', fc.constantFrom(...TEAMS.map(teamRef))),
    optional(
      'made',
      fc.constantFrom(
        ...COMPONENTS.map(name => `component:default/${name}`),
        'component:default/gone',
      ),
    ),
    optional('opensTicketOnly', fc.boolean()),
  )
  .map(([fields, template, teams, owner, made, ticket]) => ({
    ...fields,
    template: `template:default/${template}`,
    ...teams,
    ...owner,
    ...made,
    ...ticket,
    isListed: true,
  }));

/** What a scaffolder tells of runs. */
export const pathRuns = fc.array(run, { maxLength: 12 }).map(list => ({
  runs: list.map((item, index) => ({ id: `task-${index}`, ...item })),
}));

/** Where a component comes from. */
export const serviceOrigins = fc
  .tuple(
    fc.constantFrom(
      '2026-09-01T00:00:00.000Z',
      '2026-09-01T00:00:00.000Z',
      '2024-01-01T00:00:00.000Z',
    ),
    optional('template', fc.constant('template:default/node-service')),
  )
  .map(([repositoryCreatedAt, template]) => ({
    repository: 'o/r',
    repositoryCreatedAt,
    ...template,
  }));

/** What was said in the repository of a young service. */
export const touches = fc
  .tuple(
    fc.array(
      fc
        .tuple(
          fc.constantFrom('comment', 'approval'),
          fc.constantFrom(
            '2026-10-01T08:05:00.000Z',
            '2026-10-02T08:00:00.000Z',
          ),
          optional('team', fc.constantFrom(...TEAMS.map(teamRef))),
        )
        .map(([what, at, team]) => ({ what, at, ...team })),
      { maxLength: 5 },
    ),
    optional('readUntil', fc.constant('2026-10-01T09:00:00.000Z')),
  )
  .map(([list, until]) => ({ repository: 'o/r', touches: list, ...until }));
