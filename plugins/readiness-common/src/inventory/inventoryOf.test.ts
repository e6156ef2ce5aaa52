import { Entity } from '@backstage/catalog-model';
import { inventoryOf } from './inventoryOf';
import { activeTeams, productionComponents } from './inventory';

const entity = (kind: string, name: string, spec: Entity['spec']): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  ...(spec ? { spec } : {}),
});
const entities: readonly Entity[] = [
  entity('Group', 'payments', { type: 'team' }),
  entity('Group', 'cards', { type: 'squad', parent: 'payments' }),
  entity('Group', 'gone', { type: 'team' }),
  entity('User', 'one', { memberOf: ['cards'] }),
  entity('User', 'two', { memberOf: ['cards', 'payments'] }),
  entity('User', 'loose', { memberOf: [] }),
  entity('Component', 'checkout', {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:cards',
  }),
  entity('Component', 'ledger', {
    type: 'service',
    lifecycle: 'production',
    owner: 'payments',
  }),
  entity('Component', 'orphan', {
    type: 'service',
    lifecycle: 'production',
    owner: 'nobody',
  }),
  entity('Component', 'abandoned', {
    type: 'library',
    lifecycle: 'deprecated',
    owner: 'gone',
  }),
  entity('Component', 'personal', {
    type: 'service',
    lifecycle: 'production',
    owner: 'user:default/one',
  }),
];
const inventory = inventoryOf(entities, {
  clusters: [{ name: 'production-api', tier: 'production' }],
  subjects: [],
  knownClusters: ['production-api', 'forgotten'],
});

describe('the inventory', () => {
  it('counts people in and below groups once', () => {
    expect(inventory.engineers).toBe(2);
    expect(
      inventory.teams.find(({ name }) => name === 'payments')?.members,
    ).toBe(2);
  });

  it('knows a team as active when it has a member', () => {
    expect(activeTeams(inventory).map(({ name }) => name)).toEqual([
      'payments',
    ]);
  });

  it('gives a service to the team above its squad, and to none when the owner is missing, empty or unknown', () => {
    expect(
      inventory.components.map(({ name, team, squad }) => [name, team, squad]),
    ).toEqual([
      ['checkout', 'group:default/payments', 'group:default/cards'],
      ['ledger', 'group:default/payments', undefined],
      ['orphan', undefined, undefined],
      ['abandoned', undefined, undefined],
      ['personal', 'group:default/payments', 'group:default/cards'],
    ]);
  });

  it('expects production components whoever has looked at them', () => {
    expect(productionComponents(inventory)).toHaveLength(4);
  });

  it('names clusters that are used and not declared', () => {
    expect(inventory.undeclaredClusters).toEqual(['forgotten']);
  });
});
