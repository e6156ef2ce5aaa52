import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { COMPANY, permissions, userInfo } from '../__testUtils__/company';
import { Ownership, type OwnershipOptions } from './Ownership';

function ownership(over: Partial<OwnershipOptions> = {}) {
  return new Ownership({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities: COMPANY }),
    permissions,
    userInfo,
    ...over,
  });
}

const ada = mockCredentials.user('user:default/ada');
const root = mockCredentials.user('user:default/root');
const stranger = mockCredentials.user('user:default/stranger');

describe('who may choose an owner', () => {
  it.each([
    ['a member of the group', ada, 'group:default/settlement'],
    ['a member of a squad in the group', ada, 'group:default/payments'],
    ['a member of a squad two levels down', ada, 'group:default/bank'],
    ['somebody who manages templates', root, 'group:default/cards'],
  ])('%s', async (_, caller, group) => {
    expect(await ownership().assertOwner(group, caller)).toBe(group);
  });

  it.each([
    ['a member of another group', ada, 'group:default/cards'],
    ['somebody without a group', stranger, 'group:default/settlement'],
    ['a service', mockCredentials.service(), 'group:default/settlement'],
    ['nobody', mockCredentials.none(), 'group:default/settlement'],
  ])('not %s', async (_, caller: BackstageCredentials, group) => {
    await expect(ownership().assertOwner(group, caller)).rejects.toThrow(
      NotAllowedError,
    );
  });

  it('nobody, when the catalog has no such group', async () => {
    for (const owner of ['group:default/nobody', 'user:default/ada']) {
      await expect(ownership().assertOwner(owner, root)).rejects.toThrow(
        InputError,
      );
    }
  });

  it('answers the reference as the catalog writes it', async () => {
    expect(await ownership().assertOwner('Group:default/Settlement', ada)).toBe(
      'group:default/settlement',
    );
  });
});

describe('a system', () => {
  it('is one that the catalog has', async () => {
    expect(await ownership().assertSystem('system:default/cards', ada)).toBe(
      'system:default/cards',
    );
    for (const system of ['system:default/nothing', 'group:default/cards']) {
      await expect(ownership().assertSystem(system, ada)).rejects.toThrow(
        InputError,
      );
    }
  });
});

describe('a question without an answer', () => {
  const silence = async (): Promise<never> => {
    throw new Error('no answer');
  };
  const catalog = catalogServiceMock({ entities: COMPANY });

  it.each<readonly [string, Partial<OwnershipOptions>]>([
    [
      'group:default/cards in the catalog',
      { catalog: { ...bound(), getEntityByRef: silence } },
    ],
    [
      'The groups above yours in the catalog',
      { catalog: { ...bound(), getEntitiesByRefs: silence } },
    ],
    ['Your groups', { userInfo: { getUserInfo: silence } }],
    ['Your permissions', { permissions: { authorize: silence } }],
  ])('ends the step, and is called “%s”', async (question, over) => {
    const answer = ownership(over).assertOwner('group:default/cards', ada);
    await expect(answer).rejects.toThrow(
      `${question} could not be read (no answer). Nothing was created.`,
    );
  });

  function bound() {
    return {
      getEntityByRef: catalog.getEntityByRef.bind(catalog),
      getEntitiesByRefs: catalog.getEntitiesByRefs.bind(catalog),
    };
  }
});
