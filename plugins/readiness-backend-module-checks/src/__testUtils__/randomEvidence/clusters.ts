import fc from 'fast-check';
import { optional } from './optional';
import { COMPONENTS, TEAMS, teamRef } from './organisation';

const deployment = fc
  .tuple(
    fc.constantFrom('2026-10-20T00:00:00Z', '2026-01-01T00:00:00Z'),
    optional('startedBy', fc.constantFrom('automation', 'machine', 'person')),
    optional('team', fc.constantFrom(...TEAMS.map(teamRef))),
  )
  .map(([deployedAt, by, team]) => ({ id: 1, deployedAt, ...by, ...team }));

/** What Argo CD knows. */
export const applications = fc
  .array(
    fc.record({
      sync: fc.constantFrom('Synced', 'OutOfSync'),
      names: fc.subarray(COMPONENTS),
      tier: fc.constantFrom(undefined, 'production', 'production', 'staging'),
      component: fc.constantFrom(undefined, ...COMPONENTS),
      history: fc.array(deployment, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  )
  .map(list => ({
    applications: list.map(
      ({ sync, names, tier, component, history }, index) => ({
        name: `app-${index}`,
        destination: {},
        ...(tier === undefined ? {} : { tier }),
        ...(component === undefined ? {} : { component }),
        sync,
        automated: true,
        selfHeal: true,
        prune: true,
        ignoredDifferences: 0,
        resources: names.map(name => ({
          group: 'apps',
          kind: 'Deployment',
          namespace: 'n',
          name,
        })),
        images: [],
        history,
      }),
    ),
  }));

/** Where traffic comes in. */
export const entryPoints = fc
  .array(
    fc
      .tuple(
        fc.subarray(COMPONENTS),
        optional('controller', fc.constantFrom('nginx', 'traefik')),
      )
      .map(([components, controller]) => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        name: 'i',
        hosts: ['h'],
        components,
        ...controller,
      })),
    { maxLength: 4 },
  )
  .map(entries => ({ classes: [], entries, unread: [] }));

const names = fc.subarray(['a', 'b']);

/** What a cluster is. */
export const profile = fc
  .tuple(
    fc.integer({ min: 30, max: 33 }),
    optional('ingressControllers', names),
    optional('policyEngines', names),
    optional('policies', fc.subarray(['a|Enforce', 'a|Audit', 'b|Deny'])),
    optional(
      'nodes',
      fc.subarray([
        { name: 'one', kubeletVersion: 'v1.30.2' },
        { name: 'two', kubeletVersion: 'v1.33.0' },
      ]),
    ),
    optional('minor', fc.integer({ min: 1, max: 3 })),
  )
  .map(([minor, ingress, engines, policies, nodes, addOn]) => ({
    version: { gitVersion: `v1.${minor}.0`, major: 1, minor },
    attributes: { ...ingress, ...engines, ...policies },
    addOns: 'minor' in addOn ? [{ name: 'metrics', major: 1, ...addOn }] : [],
    ...nodes,
    objects: [],
    unread: 'minor' in addOn ? [] : [{ what: 'addOns', reason: 'forbidden' }],
  }));
