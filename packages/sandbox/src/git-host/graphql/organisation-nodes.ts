import { nodeId } from '../shapes/json';
import type { Account, TeamRecord } from '../state/directory';
import type { GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { connection, type PageArguments } from './connection';
import { repositoryNode } from './repository-nodes';

/** The organisation or the person that a login names. */
export function ownerNode(state: GitHostState, login: string): object | null {
  const account = state.directory.account(login);
  if (account === undefined) {
    return null;
  }
  return account.type === 'Organization'
    ? organisationNode(state)
    : userNode(state, account);
}

/** A repository with its owner, who has repositories in turn. */
export function ownedNode(
  state: GitHostState,
  record: RepositoryRecord,
): object {
  return {
    ...repositoryNode(state, record),
    owner: () => ownerNode(state, record.owner),
  };
}

export function organisationNode(state: GitHostState): object {
  const { organisation, people, teams } = state.directory;
  return {
    __typename: 'Organization',
    id: nodeId('Organization', organisation.id),
    login: organisation.login,
    name: organisation.name,
    url: `${state.webUrl}/${organisation.login}`,
    repositories: (page: PageArguments) =>
      connection([...ownedBy(state, organisation.login)], page),
    repository: ({ name }: { readonly name: string }) =>
      ownRepository(state, organisation.login, name),
    membersWithRole: (page: PageArguments) =>
      connection(
        people.map(person => userNode(state, person)),
        page,
      ),
    team: ({ slug }: { readonly slug: string }) => {
      const team = state.directory.team(slug);
      return team === undefined ? null : teamNode(state, team);
    },
    teams: (
      asked: PageArguments & {
        readonly userLogins?: readonly string[] | null;
        readonly rootTeamsOnly?: boolean | null;
      },
    ) => {
      const logins = asked.userLogins ?? [];
      const found = teams
        .filter(
          team =>
            logins.length === 0 ||
            logins.some(login => team.members.includes(login)),
        )
        .filter(
          team => asked.rootTeamsOnly !== true || team.parent === undefined,
        );
      return connection(
        found.map(team => teamNode(state, team)),
        asked,
      );
    },
  };
}

function ownedBy(state: GitHostState, login: string): readonly object[] {
  return [...state.repositories.values()]
    .filter(record => record.owner === login)
    .map(record => ownedNode(state, record));
}

function ownRepository(
  state: GitHostState,
  login: string,
  name: string,
): object | null {
  const record = state.repository(login, name);
  return record === undefined ? null : ownedNode(state, record);
}

export function userNode(state: GitHostState, account: Account): object {
  const email = `${account.login}@saltmarsh.example`;
  const inCompany = state.directory.people.includes(account);
  return {
    __typename: 'User',
    id: nodeId('User', account.id),
    login: account.login,
    name: account.name,
    email,
    bio: null,
    url: `${state.webUrl}/${account.login}`,
    avatarUrl: `${state.webUrl}/avatars/${account.login}.svg`,
    suspendedAt: null,
    organizationVerifiedDomainEmails: inCompany ? [email] : [],
    organizations: (page: PageArguments) =>
      connection(inCompany ? [organisationNode(state)] : [], page),
    repositories: (page: PageArguments) =>
      connection([...ownedBy(state, account.login)], page),
    repository: ({ name }: { readonly name: string }) =>
      ownRepository(state, account.login, name),
  };
}

function teamNode(state: GitHostState, team: TeamRecord): object {
  const { login } = state.directory.organisation;
  const url = `${state.webUrl}/orgs/${login}/teams/${team.slug}`;
  return {
    id: nodeId('Team', team.id),
    slug: team.slug,
    combinedSlug: `${login}/${team.slug}`,
    name: team.name,
    description: team.description,
    avatarUrl: `${state.webUrl}/avatars/${team.slug}.svg`,
    url,
    editTeamUrl: `${url}/edit`,
    parentTeam: () => {
      const parent =
        team.parent === undefined
          ? undefined
          : state.directory.team(team.parent);
      return parent === undefined ? null : teamNode(state, parent);
    },
    members: (
      asked: PageArguments & { readonly membership?: string | null },
    ) => {
      const immediate = state.directory.people.filter(person =>
        team.members.includes(person.login),
      );
      const ofChildren = state.directory
        .members(team)
        .filter(person => !immediate.includes(person));
      const members = [
        ...(asked.membership === 'CHILD_TEAM' ? [] : immediate),
        ...(asked.membership === 'IMMEDIATE' ? [] : ofChildren),
      ];
      return connection(
        members.map(person => userNode(state, person)),
        asked,
      );
    },
  };
}
