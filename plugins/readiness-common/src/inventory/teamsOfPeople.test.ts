import type { Entity } from '@backstage/catalog-model';
import { teamsOfPeople } from './teamsOfPeople';

const entity = (
  kind: string,
  name: string,
  rest: Partial<Entity> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  ...rest,
  metadata: { ...rest.metadata, name, namespace: 'default' },
});

const user = (
  name: string,
  { login, ...spec }: { readonly login?: string; readonly memberOf?: string[] },
  profile = {},
): Entity =>
  entity('User', name, {
    metadata: {
      name,
      ...(login ? { annotations: { 'github.com/user-login': login } } : {}),
    },
    spec: { ...spec, profile },
  });

const CATALOG = [
  entity('Group', 'cards', { spec: { type: 'team', children: [] } }),
  entity('Group', 'ledger', { spec: { type: 'team', children: [] } }),
  entity('Group', 'issuing', {
    spec: { type: 'squad', parent: 'cards', children: [] },
  }),
  user('ada', { login: 'Ada-1', memberOf: ['issuing'] }),
  user('ben', { memberOf: ['ledger'] }, { email: 'Ben@example.com' }),
  user('cleo', { login: 'cleo', memberOf: ['cards', 'ledger'] }),
  user('dara', { login: 'dara' }),
];

describe('the team of a person', () => {
  const teamOf = teamsOfPeople(CATALOG);

  it('is the one above the squad, by login or by address, in capital or small letters', () => {
    expect(teamOf({ githubLogin: 'ada-1' })).toBe('group:default/cards');
    expect(teamOf({ email: 'ben@Example.com' })).toBe('group:default/ledger');
  });

  it('is unknown for a stranger, for whoever is in none, and for whoever is in two', () => {
    for (const githubLogin of ['stranger', 'ben', 'dara', 'cleo'])
      expect([githubLogin, teamOf({ githubLogin })]).toEqual([
        githubLogin,
        undefined,
      ]);
    expect(teamOf({})).toBeUndefined();
  });
});
