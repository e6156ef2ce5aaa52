import type { Inventory, Subject } from '@groundwork/plugin-readiness-common';

export const TEAMS = ['cards', 'ledger', 'payments', 'lending'] as const;
export const COMPONENTS = Array.from(
  { length: 7 },
  (_, index) => `service-${index}`,
);
export const CLUSTERS = [
  { name: 'rehearsal', tier: 'staging', promotesTo: 'live' },
  { name: 'rehearsal-2', tier: 'staging', promotesTo: 'live-2' },
  { name: 'live', tier: 'production' },
  { name: 'live-2', tier: 'production' },
] as const;

export const teamRef = (team: string) => `group:default/${team}`;

/** This one is found by a selector; its workloads carry no id. */
export const SELECTED = 'service-5';

/** The same for every run: seven services of four teams, two pairs of clusters. */
export const inventory: Inventory = {
  components: COMPONENTS.map((name, index) => {
    const team = TEAMS[index % 5];
    return {
      ref: `component:default/${name}`,
      name,
      type: index === 6 ? 'website' : 'service',
      lifecycle: 'production',
      ...(team === undefined ? {} : { team: teamRef(team) }),
      ...(name === SELECTED
        ? { workloads: { labelSelector: `app=${name}` } }
        : {}),
    };
  }),
  teams: TEAMS.map(name => ({
    ref: teamRef(name),
    name,
    type: 'team',
    members: 4,
  })),
  clusters: CLUSTERS,
  undeclaredClusters: [],
  subjects: [],
};

/** The last one is not meant for production yet. */
export const component = (name: string): Subject => ({
  kind: 'Component',
  ref: `component:default/${name}`,
  name,
  lifecycle: name === COMPONENTS.at(-1) ? 'experimental' : 'production',
});
