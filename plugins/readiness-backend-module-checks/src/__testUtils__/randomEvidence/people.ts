import { declarationSections } from '@groundwork/plugin-readiness-common';
import fc from 'fast-check';
import { optional } from './optional';
import { TEAMS, teamRef } from './organisation';
import { declaredTeam, totals } from './registers';

export const ownership = fc
  .option(fc.nat({ max: 2 }), { nil: undefined })
  .map(members => ({
    declared: 'group:default/x',
    ...(members === undefined
      ? {}
      : { owner: { ref: 'group:default/x', kind: 'Group', members } }),
  }));

const date = fc.constantFrom('2026-10-01T00:00:00Z', '2025-01-01T00:00:00Z');
export const documentation = fc
  .tuple(
    optional('lastDocumentationCommitAt', date),
    optional('lastCodeCommitAt', date),
  )
  .map(([docs, code]) => ({
    repository: 'o/r',
    path: 'docs',
    ...docs,
    ...code,
  }));

const link = fc.constant({ url: 'https://git.example/x' });

export const supportLinks = fc
  .tuple(optional('runbook', link), optional('onCall', link))
  .map(([runbook, onCall]) => ({ ...runbook, ...onCall }));

export const attestations = fc
  .subarray([...TEAMS])
  .chain(teams =>
    fc.tuple(
      ...teams.map(team =>
        fc
          .tuple(
            fc.constantFrom('vault', 'shared-document', 'none'),
            fc.constantFrom('2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
          )
          .map(([answer, expiresAt]) => ({
            id: team,
            topic: 'secrets-mechanism',
            team: teamRef(team),
            answer,
            statement: 's',
            attestedBy: 'user:default/a',
            attestedAt: '2025-12-01T00:00:00Z',
            expiresAt,
          })),
      ),
    ),
  )
  .map(list => ({ attestations: list }));

const plan = (dueAt: string) => ({
  id: 'p',
  title: 'One pipeline',
  owner: 'o',
  declaredAt: '2025-01-01T00:00:00Z',
  topic: 'pipeline',
  from: [],
  to: 't',
  dueAt,
});

const migration = (dueAt: string) => ({
  ...plan(dueAt),
  topic: 'entry-point',
  from: ['nginx'],
  to: 'traefik',
});

const mandate = (endsAt: string) => ({
  id: 'm',
  title: 'Use the path',
  owner: 'o',
  declaredAt: '2025-01-01T00:00:00Z',
  topic: 'golden-path',
  endsAt,
});

export const declarations = fc
  .tuple(
    optional('engineers', fc.constantFrom(10, 120, 180, 340)),
    fc.option(fc.constantFrom('2027-01-01T00:00:00Z', '2026-01-01T00:00:00Z')),
    fc.subarray(['contractual-regions', 'pervasive-compliance']),
    declaredTeam,
    totals,
    optional('incomplete', fc.subarray([...declarationSections])),
    fc.option(fc.constantFrom('2027-01-01T00:00:00Z', '2026-09-01T00:00:00Z'), {
      freq: 2,
    }),
  )
  .map(
    ([
      engineers,
      dueAt,
      accelerators,
      ofTeam,
      inTotals,
      incomplete,
      endsAt,
    ]) => ({
      ...engineers,
      ...ofTeam,
      ...inTotals,
      ...incomplete,
      accelerators: accelerators.map(type => ({
        type,
        id: type,
        title: type,
        owner: 'o',
        declaredAt: '2025-01-01T00:00:00Z',
      })),
      mandates: endsAt === null ? [] : [mandate(endsAt)],
      needs: [],
      convergencePlans: dueAt === null ? [] : [plan(dueAt), migration(dueAt)],
    }),
  );

/** Whose approvals a service's changes had; some services had none, or no changes. */
export const approvals = fc
  .array(
    fc.record({
      teams: fc.subarray(TEAMS.map(teamRef)),
      alsoUnknown: fc.constantFrom(false, false, true),
      changes: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 3 },
  )
  .map(groups => ({
    repository: 'o/r',
    changes: groups.reduce((sum, { changes }) => sum + changes, 0),
    days: 90,
    approvals: groups,
  }));
