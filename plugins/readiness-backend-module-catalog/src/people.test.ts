import type { Entity } from '@backstage/catalog-model';
import { people } from './people';

const group = (name: string, spec: Readonly<Record<string, unknown>> = {}) =>
  entity('Group', name, spec);
const user = (name: string, ...memberOf: readonly string[]) =>
  entity('User', name, { memberOf: [...memberOf] });

function entity(
  kind: string,
  name: string,
  spec: Readonly<Record<string, unknown>>,
): Entity {
  const written: unknown = JSON.parse(JSON.stringify(spec));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    // Entities come from JSON; the type of a spec is no narrower than that.
    spec: written as NonNullable<Entity['spec']>,
  };
}

const inGroup = (entities: readonly Entity[], name: string) =>
  people(entities)(`group:default/${name}`);

describe('people of a group', () => {
  it('are those who say so and those whom the group names, each once', () => {
    const entities = [
      group('cards', { members: ['ada', 'ben'] }),
      user('ada', 'cards'),
      user('ben'),
      user('cleo', 'cards'),
    ];
    expect(inGroup(entities, 'cards')).toBe(3);
  });

  it('include the groups below, by parent or by children', () => {
    const entities = [
      group('bank', { children: ['cards'] }),
      group('cards'),
      group('squad', { parent: 'cards' }),
      user('ada', 'squad'),
      user('ben', 'bank'),
    ];
    expect(inGroup(entities, 'bank')).toBe(2);
    expect(inGroup(entities, 'squad')).toBe(1);
  });

  it('count once in a circle of groups', () => {
    const entities = [
      group('a', { parent: 'c' }),
      group('b', { parent: 'a' }),
      group('c', { parent: 'b' }),
      user('ada', 'a'),
      user('ben', 'b'),
      user('cleo', 'c', 'a'),
    ];
    for (const name of ['a', 'b', 'c']) expect(inGroup(entities, name)).toBe(3);
  });

  it('are none in a group that does not exist or is empty', () => {
    expect(inGroup([group('empty')], 'empty')).toBe(0);
    expect(inGroup([], 'nowhere')).toBe(0);
  });

  it('of one name in two namespaces are two groups', () => {
    const entities = [group('cards'), user('ada', 'group:other/cards')];
    expect(inGroup(entities, 'cards')).toBe(0);
    expect(people(entities)('group:other/cards')).toBe(1);
  });
});
