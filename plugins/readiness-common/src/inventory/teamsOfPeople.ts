import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { groupTree, teamOf } from './groups';

/** How outside systems name a person. */
export interface Account {
  /** On a GitHub host. */
  readonly githubLogin?: string;
  readonly email?: string;
}

/** The team (type `team`) of a person; undefined where the catalog knows none, or more than one. */
export type TeamOfPerson = (account: Account) => string | undefined;

const GITHUB_LOGIN = 'github.com/user-login';

/**
 * Tells people's teams by what their catalog entities say of their accounts. An account that two entities claim, and a
 * person who is in two teams, have none: whoever counts teams must not count a guess.
 */
export function teamsOfPeople(entities: readonly Entity[]): TeamOfPerson {
  const tree = groupTree(entities);
  const teams = new Map<string, Set<string>>();
  for (const user of entities.filter(({ kind }) => isUser(kind))) {
    const groups = tree.groupsOf.get(stringifyEntityRef(user)) ?? [];
    for (const key of keysOf(accountOf(user))) {
      const found = teams.get(key) ?? new Set<string>();
      teams.set(key, found);
      for (const group of groups) {
        const team = teamOf(group, tree);
        if (team) found.add(team.ref);
      }
    }
  }
  return account => {
    const found = new Set(
      keysOf(account).flatMap(key => [...(teams.get(key) ?? [])]),
    );
    const [team] = found;
    return found.size === 1 ? team : undefined;
  };
}

function accountOf({ metadata, spec }: Entity): Account {
  const login = metadata.annotations?.[GITHUB_LOGIN];
  const profile = spec?.profile;
  const email =
    typeof profile === 'object' && profile !== null && 'email' in profile
      ? profile.email
      : undefined;
  return {
    ...(login === undefined ? {} : { githubLogin: login }),
    ...(typeof email === 'string' ? { email } : {}),
  };
}

function keysOf({ githubLogin, email }: Account): readonly string[] {
  return [
    ...(githubLogin
      ? [`github ${githubLogin.toLocaleLowerCase('en-US')}`]
      : []),
    ...(email ? [`email ${email.toLocaleLowerCase('en-US')}`] : []),
  ];
}

function isUser(kind: string): boolean {
  return kind.toLocaleLowerCase('en-US') === 'user';
}
