import { Entity } from '@backstage/catalog-model';
import { ownersOf } from './ownersOf';

const entity = (
  kind: string,
  name: string,
  spec: Entity['spec'],
  relations?: Entity['relations'],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  ...(spec ? { spec } : {}),
  ...(relations ? { relations } : {}),
});
const owners = ownersOf([
  entity('Group', 'engineering', { type: 'department' }),
  entity('Group', 'payments', { type: 'team', parent: 'engineering' }),
  entity('Group', 'tribe', { type: 'tribe', parent: 'payments' }),
  entity('Group', 'cards', { type: 'squad', parent: 'tribe' }),
  entity('Group', 'guild', { type: 'guild' }),
  entity('Group', 'round', { type: 'squad', parent: 'about' }),
  entity('Group', 'about', { type: 'squad', parent: 'round' }),
  entity('User', 'one', { memberOf: ['cards'] }),
  entity('User', 'loose', { memberOf: [] }),
  entity('Component', 'checkout', { owner: 'cards' }),
  entity('Component', 'ledger', { owner: 'Payments' }),
  entity('Component', 'personal', { owner: 'user:default/one' }),
  entity('Component', 'private', { owner: 'user:default/loose' }),
  entity('Component', 'orphan', { owner: 'nobody' }),
  entity('Component', 'ownerless', {}),
  entity('Component', 'circular', { owner: 'round' }),
  entity('Component', 'moved', { owner: 'payments' }, [
    { type: 'ownedBy', targetRef: 'group:default/guild' },
    { type: 'partOf', targetRef: 'system:default/one' },
  ]),
]);
const ofService = (name: string) => owners.get(`component:default/${name}`);
const groups = (...names: string[]) =>
  names.map(name => `group:default/${name}`);

describe('who owns what', () => {
  it('a service belongs to its squad and to every group above up to the team', () => {
    expect(ofService('checkout')).toEqual(groups('cards', 'tribe', 'payments'));
    expect(ofService('ledger')).toEqual(groups('payments'));
  });

  it('a service of a person belongs to the person and to the groups that he works in', () => {
    expect(ofService('personal')).toEqual([
      'user:default/one',
      ...groups('cards', 'tribe', 'payments'),
    ]);
    expect(ofService('private')).toEqual(['user:default/loose']);
  });

  it('the owner is who the catalog has resolved, not what is written', () => {
    expect(ofService('moved')).toEqual(groups('guild'));
  });

  it('a service whose owner nobody knows belongs to that reference, one without an owner to nobody, one outside the catalog is not known', () => {
    expect(ofService('orphan')).toEqual(groups('nobody'));
    expect(ofService('ownerless')).toEqual([]);
    expect(ofService('unheard-of')).toBeUndefined();
  });

  it("a team belongs to itself and its squads, a squad to itself and its team, and nothing to a squad's neighbours", () => {
    expect(owners.get('group:default/payments')).toEqual(
      groups('payments', 'tribe', 'cards'),
    );
    expect(owners.get('group:default/cards')).toEqual(
      groups('cards', 'tribe', 'payments'),
    );
    expect(owners.get('group:default/engineering')).toEqual(
      groups('engineering'),
    );
  });

  it('groups that are each above the other end somewhere', () => {
    expect(ofService('circular')).toEqual(groups('round'));
  });
});
