import type { Entity } from '@backstage/catalog-model';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { OwnershipCollector } from './ownershipCollector';

const entity = (
  kind: string,
  name: string,
  spec: NonNullable<Entity['spec']> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec,
});

const CATALOG = [
  entity('Component', 'cards', { owner: 'cards-team' }),
  entity('Component', 'relic', { owner: 'team-of-the-past' }),
  entity('Component', 'solo', { owner: 'user:default/ada' }),
  entity('Component', 'orphan'),
  entity('Group', 'cards-team', { type: 'team' }),
  entity('User', 'ada', { memberOf: ['cards-team'] }),
];

async function ownerOf(name: string) {
  let loads = 0;
  const collector = new OwnershipCollector({
    instance: 'default',
    entities: async () => {
      loads += 1;
      return CATALOG;
    },
  });
  const ref = `component:default/${name}`;
  const [record] = await collectFixture(collector, {
    kind: 'Component',
    ref,
    name,
  });
  expect(loads).toBe(1);
  return record;
}

describe('the owner of a component', () => {
  it('is a team with its number of people', async () => {
    expect(await ownerOf('cards')).toMatchObject({
      outcome: 'observed',
      value: {
        declared: 'cards-team',
        owner: {
          ref: 'group:default/cards-team',
          kind: 'Group',
          type: 'team',
          members: 1,
        },
      },
    });
  });

  it('is written and does not exist', async () => {
    const record = await ownerOf('relic');
    expect(record).toMatchObject({
      outcome: 'observed',
      value: { declared: 'team-of-the-past' },
    });
    expect(record?.value).not.toHaveProperty('owner');
  });

  it('may be a person', async () => {
    expect(await ownerOf('solo')).toMatchObject({
      value: { owner: { kind: 'User', members: 1 } },
    });
  });

  it('is absent where nobody wrote one', async () => {
    expect(await ownerOf('orphan')).toMatchObject({ outcome: 'absent' });
  });

  it('cannot be told for a component that has left the catalog', async () => {
    expect(await ownerOf('gone')).toMatchObject({
      outcome: 'failed',
      reason: 'not_found',
    });
  });
});
