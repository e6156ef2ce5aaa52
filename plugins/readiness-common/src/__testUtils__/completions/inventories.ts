import fc from 'fast-check';
import {
  clusterSubject,
  organisation,
  sourceSubject,
  Subject,
} from '../../evidence';
import { Inventory } from '../../inventory';
import { maybe } from './values/maybe';

const TYPES = ['service', 'service', 'service', 'website', 'library'] as const;
const LIFECYCLES = ['production', 'production', 'production', 'experimental'];

const teamRef = (index: number) => `group:default/team-${index}`;

const clusters = fc
  .record({ lineages: fc.integer({ min: 1, max: 2 }), hasDev: fc.boolean() })
  .map(({ lineages, hasDev }) => [
    ...Array.from({ length: lineages }, (_, index) => [
      {
        name: `staging-${index}`,
        tier: 'staging',
        promotesTo: `production-${index}`,
      },
      { name: `production-${index}`, tier: 'production' },
    ]).flat(),
    ...(hasDev ? [{ name: 'development', tier: 'development' }] : []),
  ]);

const component = (teams: number) =>
  fc.record({
    type: fc.constantFrom(...TYPES),
    lifecycle: fc.constantFrom(...LIFECYCLES),
    // One more than there are teams: nobody's.
    team: fc.nat({ max: teams }),
  });

/** A random organisation: teams of which some are empty, components of which some are nobody's, clusters, instances. */
export const inventories: fc.Arbitrary<Inventory> = fc
  .integer({ min: 1, max: 5 })
  .chain(teams =>
    fc.record({
      members: fc.array(fc.constantFrom(4, 4, 4, 0), {
        minLength: teams,
        maxLength: teams,
      }),
      components: fc.array(component(teams), { maxLength: 7 }),
      clusters,
      instances: fc.integer({ min: 1, max: 2 }),
      scaffolders: fc.integer({ min: 0, max: 2 }),
      trackers: fc.nat({ max: 2 }),
      engineers: maybe(fc.constantFrom(30, 120, 180, 340)),
    }),
  )
  .map(drawn => {
    const teams = drawn.members.map((members, index) => ({
      ref: teamRef(index),
      name: `team-${index}`,
      type: 'team',
      members,
    }));
    const isActive = (index: number) => (drawn.members[index] ?? 0) > 0;
    const components = drawn.components.map(
      ({ type, lifecycle, team }, index) => ({
        ref: `component:default/service-${index}`,
        name: `service-${index}`,
        type,
        lifecycle,
        ...(isActive(team) ? { team: teamRef(team) } : {}),
      }),
    );
    const subjects: readonly Subject[] = [
      organisation,
      ...drawn.clusters.map(({ name, tier }) => clusterSubject(name, tier)),
      ...Array.from({ length: drawn.instances }, (_, index) =>
        sourceSubject(`argo-${index}`, 'argocd'),
      ),
      ...Array.from({ length: drawn.scaffolders }, (_, index) =>
        sourceSubject(`scaffolder-${index}`, 'scaffolder'),
      ),
      ...Array.from({ length: drawn.trackers }, (_, index) =>
        sourceSubject(`tracker-${index}`, 'github-tickets'),
      ),
      ...teams.map(({ ref, name, type }) => ({
        kind: 'Group' as const,
        ref,
        name,
        type,
      })),
      ...components.map(item => ({ kind: 'Component' as const, ...item })),
    ];
    return {
      teams,
      components,
      clusters: drawn.clusters,
      undeclaredClusters: [],
      subjects,
      ...(drawn.engineers === undefined ? {} : { engineers: drawn.engineers }),
    };
  });
