import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { CatalogMembership } from './CatalogMembership';

const user: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'someone' },
};

const someone = 'user:default/someone';

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
      Array.from({ length: 20 }, () => membership.includes(someone)),
    );

    expect(new Set(answers)).toEqual(new Set([true]));
    expect(lookUp).toHaveBeenCalledTimes(1);
  });

  it('ends within a minute after the person left the catalog', async () => {
    let known: Entity | undefined = user;
    const { membership, clock } = membershipOver(async () => known);
    expect(await membership.includes(someone)).toBe(true);

    known = undefined;
    clock.now += 60_001;

    expect(await membership.includes(someone)).toBe(false);
  });

  it('is remembered until the minute is over, and then asked again', async () => {
    const lookUp = jest.fn(async () => user);
    const { membership, clock } = membershipOver(lookUp);
    await membership.includes(someone);

    clock.now += 59_999;
    await membership.includes(someone);
    expect(lookUp).toHaveBeenCalledTimes(1);

    clock.now += 1;
    await membership.includes(someone);
    expect(lookUp).toHaveBeenCalledTimes(2);
  });

  it('is asked of the catalog about that user, in the own name of the portal', async () => {
    const getEntityByRef = jest.fn(async () => user);
    const credentials = mockCredentials.service();
    const membership = new CatalogMembership({
      auth: { getOwnServiceCredentials: async () => credentials },
      catalog: { getEntityByRef },
    });

    expect(await membership.includes(someone)).toBe(true);
    expect(getEntityByRef).toHaveBeenCalledWith(someone, { credentials });
  });

  it('is not asked more often than every five seconds for who is unknown', async () => {
    const lookUp = jest.fn(async () => undefined);
    const { membership, clock } = membershipOver(lookUp);
    await membership.includes(someone);

    clock.now += 4_999;
    expect(await membership.includes(someone)).toBe(false);
    expect(lookUp).toHaveBeenCalledTimes(1);
  });

  it('is remembered of twenty thousand at most', async () => {
    const lookUp = jest.fn(async () => user);
    const { membership } = membershipOver(lookUp);
    const visit = async (numbers: number) => {
      for (let number = 0; number < numbers; number += 1) {
        await membership.includes(`user:default/u${number}`);
      }
    };
    await visit(20_000);
    await visit(20_000);
    expect(lookUp).toHaveBeenCalledTimes(20_000);

    await membership.includes(someone);
    await visit(1);
    expect(lookUp).toHaveBeenCalledTimes(20_002);
  });

  it('begins within seconds after the person came', async () => {
    const known: Entity[] = [];
    const { membership, clock } = membershipOver(async () => known[0]);
    expect(await membership.includes(someone)).toBe(false);

    known.push(user);
    clock.now += 5_001;

    expect(await membership.includes(someone)).toBe(true);
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

    await expect(membership.includes(someone)).rejects.toThrow('no answer');
    expect(await membership.includes(someone)).toBe(true);
  });
});
