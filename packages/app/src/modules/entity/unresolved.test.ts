import type { Entity } from '@backstage/catalog-model';
import { say } from '../../__testUtils__/say';
import { unresolvedNote, writtenReferences } from './unresolved';

const t = say();

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout' },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/payments' },
    { type: 'dependsOn', targetRef: 'component:default/ledger' },
    { type: 'dependencyOf', targetRef: 'component:default/basket' },
  ],
};

describe('unresolved references', () => {
  it('asks only about relations that the catalog file wrote', () => {
    expect(writtenReferences(checkout)).toEqual([
      'component:default/ledger',
      'group:default/payments',
    ]);
  });

  it('says nothing when everything resolves', () => {
    expect(unresolvedNote(checkout, [], t)).toBeUndefined();
  });

  it('names a missing owner before other missing things', () => {
    expect(
      unresolvedNote(
        checkout,
        ['component:default/ledger', 'group:default/payments'],
        t,
      ),
    ).toBe(
      'The owner group:default/payments is not in the catalog. Named here but not in the catalog: component:default/ledger.',
    );
  });
});
