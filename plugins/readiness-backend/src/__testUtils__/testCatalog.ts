import { Entity } from '@backstage/catalog-model';
import {
  Inventory,
  inventoryOf,
  teamsOfPeople,
} from '@groundwork/plugin-readiness-common';
import { PeopleService } from '../inventory';

/** Catalog of one team, one squad, one person and the given services. */
export function testEntities(services: readonly string[]): readonly Entity[] {
  const entity = (
    kind: string,
    name: string,
    spec: Entity['spec'],
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    ...(spec ? { spec } : {}),
  });
  return [
    entity('Group', 'payments', { type: 'team' }),
    entity('Group', 'cards', { type: 'squad', parent: 'payments' }),
    entity('User', 'one', { memberOf: ['cards'] }),
    ...services.map(name =>
      entity('Component', name, {
        type: 'service',
        lifecycle: 'production',
        owner: 'cards',
      }),
    ),
  ];
}

/** Inventory of {@link testEntities}. */
export function testInventory(services: readonly string[]): Inventory {
  return inventoryOf(testEntities(services), {
    clusters: [{ name: 'production', tier: 'production' }],
    subjects: [],
  });
}

/** A catalog in which nobody has an account. */
export const testPeople: PeopleService = {
  teamsOfPeople: async () => teamsOfPeople([]),
};
