import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { CatalogMembership } from './CatalogMembership';

const user: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'someone' },
};

function membershipOver(getEntityByRef: () => Promise<Entity | undefined>) {
  const clock = { now: 0 };
  const membership = new CatalogMembership({
    auth: { getOwnServiceCredentials: async () => mockCredentials.service() },
    catalog: { getEntityByRef },
    now: () => clock.now,
  });
  return { membership, clock };
}

describe('catalog membership', () => {
  it('is asked once for a page that asks the policy many times', async () => {
    const lookUp = jest.fn(async () => user);
    const { membership } = membershipOver(lookUp);

    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        membership.includes('user:default/someone'),
      ),
    );

    expect(new Set(answers)).toEqual(new Set([true]));
    expect(lookUp).toHaveBeenCalledTimes(1);
  });

  it('ends within a minute after the person left the catalog', async () => {
    let known: Entity | undefined = user;
    const { membership, clock } = membershipOver(async () => known);
    expect(await membership.includes('user:default/someone')).toBe(true);

    known = undefined;
    clock.now += 60_001;

    expect(await membership.includes('user:default/someone')).toBe(false);
  });

  it('begins within seconds after the person came', async () => {
    const known: Entity[] = [];
    const { membership, clock } = membershipOver(async () => known[0]);
    expect(await membership.includes('user:default/someone')).toBe(false);

    known.push(user);
    clock.now += 5_001;

    expect(await membership.includes('user:default/someone')).toBe(true);
  });

  it('is for users, not for groups or services of that name', async () => {
    const { membership } = membershipOver(async () => ({
      ...user,
      kind: 'Group',
    }));

    expect(await membership.includes('group:default/someone')).toBe(false);
  });

  it('is neither yes nor no while the catalog does not answer, and the failure is not remembered', async () => {
    const lookUp = jest
      .fn<Promise<Entity | undefined>, []>()
      .mockRejectedValueOnce(new Error('no answer'))
      .mockResolvedValue(user);
    const { membership } = membershipOver(lookUp);

    await expect(membership.includes('user:default/someone')).rejects.toThrow(
      'no answer',
    );
    expect(await membership.includes('user:default/someone')).toBe(true);
  });
});
