import type { Entity } from '@backstage/catalog-model';
import { dependencyTables, filledTables, partTables } from './relationTables';

function withRelations(relations: Entity['relations'] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout' },
    relations,
  };
}

describe('filledTables', () => {
  it('leaves out every table that would be empty', () => {
    const entity = withRelations([
      { type: 'dependsOn', targetRef: 'resource:default/checkout-db' },
      { type: 'dependencyOf', targetRef: 'component:default/basket' },
      { type: 'ownedBy', targetRef: 'group:default/payments' },
    ]);
    expect(
      filledTables(entity, dependencyTables).map(({ title }) => title),
    ).toEqual(['needsResources', 'componentsNeed']);
    expect(filledTables(entity, partTables)).toEqual([]);
  });

  it('has nothing to show for an entity without relations', () => {
    expect(filledTables(withRelations(), dependencyTables)).toEqual([]);
  });
});
