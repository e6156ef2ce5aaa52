import fc from 'fast-check';
import {
  Application,
  ClusterEntryPoints,
  ClusterProfile,
  InstanceApplications,
} from '../../../evidence';
import { maybe } from './maybe';

const deployment = (
  teams: readonly string[],
): fc.Arbitrary<Application['history'][number]> =>
  fc.record({
    id: fc.constant(1),
    deployedAt: fc.constantFrom('2026-10-20T00:00:00Z', '2026-01-01T00:00:00Z'),
    startedBy: maybe(fc.constantFrom('automation', 'machine', 'person')),
    team: fc.constantFrom(undefined, ...teams),
  });

/** What an instance of Argo CD deploys. */
export const applications = (
  components: readonly string[],
  teams: readonly string[],
): fc.Arbitrary<InstanceApplications> =>
  fc.record({
    applications: fc.array(
      fc
        .tuple(
          fc.constantFrom<Application['sync']>('Synced', 'OutOfSync'),
          fc.subarray(['one', 'two', 'three', ...components]),
          fc.constantFrom(undefined, ...components),
          fc.array(deployment(teams), { maxLength: 2 }),
        )
        .map(([sync, names, component, history]) => ({
          name: 'app',
          component,
          destination: {},
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
          tier: 'production',
          history,
        })),
      { maxLength: 3 },
    ),
  });

/** Where traffic comes in; a class may lead nowhere. */
export const entryPoints = (
  components: readonly string[],
): fc.Arbitrary<ClusterEntryPoints> =>
  fc.record({
    classes: fc.constant([]),
    entries: fc.array(
      fc.record({
        apiVersion: fc.constant('networking.k8s.io/v1'),
        kind: fc.constant('Ingress'),
        name: fc.constant('i'),
        hosts: fc.constantFrom(['h'], [], ['h', 'g']),
        controller: maybe(fc.constantFrom('nginx', 'nginx', 'traefik')),
        components: fc.subarray([...components]),
      }),
      { maxLength: 4 },
    ),
    unread: fc.constant([]),
  });

const names = fc.subarray(['a', 'b', 'c']);

/** What a cluster is made of; attributes may be unread. */
export const profile: fc.Arbitrary<ClusterProfile> = fc
  .record({
    minor: fc.integer({ min: 31, max: 33 }),
    attributes: fc.record({
      ingressControllers: maybe(names),
      policyEngines: maybe(names),
      secretsOperators: maybe(names),
      policies: maybe(fc.subarray(['a|Enforce', 'a|Audit', 'b|Deny'])),
    }),
    kubelet: maybe(fc.constantFrom('v1.30.2', 'v1.32.0')),
    addOn: maybe(fc.integer({ min: 1, max: 3 })),
  })
  .map(({ minor, attributes, kubelet, addOn }) => ({
    version: { gitVersion: `v1.${minor}.0`, major: 1, minor },
    attributes,
    addOns:
      addOn === undefined ? [] : [{ name: 'metrics', major: 1, minor: addOn }],
    ...(kubelet === undefined
      ? {}
      : { nodes: [{ name: 'node', kubeletVersion: kubelet }] }),
    objects: [],
    unread:
      addOn === undefined ? [{ what: 'addOns', reason: 'forbidden' }] : [],
  }));
