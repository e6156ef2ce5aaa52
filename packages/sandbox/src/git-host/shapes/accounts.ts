import type { Account, Directory, TeamRecord } from '../state/directory';
import { nodeId, timestamp, type Json } from './json';

export interface Urls {
  readonly api: string;
  readonly web: string;
}

export const urlsOf = (webUrl: string): Urls => ({
  api: `${webUrl}/api/v3`,
  web: webUrl,
});

export function accountShape({ api, web }: Urls, account: Account): Json {
  const url = `${api}/users/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `${web}/avatars/${account.login}.svg`,
    gravatar_id: '',
    url,
    html_url: `${web}/${account.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    site_admin: false,
  };
}

/** A login that the directory does not know still wrote something; it is shown without a profile. */
export function loginShape(
  urls: Urls,
  directory: Directory,
  login: string,
): Json {
  return accountShape(
    urls,
    directory.account(login) ?? { id: 4002, login, name: login, type: 'User' },
  );
}

export function profileShape(
  urls: Urls,
  account: Account,
  since: number,
): Json {
  return {
    ...accountShape(urls, account),
    name: account.name,
    company: null,
    blog: null,
    location: null,
    email:
      account.type === 'User' ? `${account.login}@saltmarsh.example` : null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: timestamp(since),
    updated_at: timestamp(since),
  };
}

/** The profile of whoever the token belongs to has more in it. */
export function ownProfileShape(
  urls: Urls,
  account: Account,
  since: number,
): Json {
  return {
    ...profileShape(urls, account, since),
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

export function organisationSimpleShape(
  { api, web }: Urls,
  { id, login, name }: Account,
): Json {
  const url = `${api}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${web}/avatars/${login}.svg`,
    description: `${name}, a bank that does not exist`,
  };
}

export function organisationShape(
  urls: Urls,
  account: Account,
  since: number,
): Json {
  return {
    ...organisationSimpleShape(urls, account),
    name: account.name,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${urls.web}/${account.login}`,
    type: 'Organization',
    created_at: timestamp(since),
    updated_at: timestamp(since),
    archived_at: null,
  };
}

/** What only an owner of the organisation is told. */
export function ownedOrganisationShape(
  urls: Urls,
  directory: Directory,
  given: { readonly since: number; readonly privateRepositories: number },
): Json {
  const { organisation, people } = directory;
  return {
    ...organisationShape(urls, organisation, given.since),
    is_verified: false,
    total_private_repos: given.privateRepositories,
    owned_private_repos: given.privateRepositories,
    private_gists: 0,
    disk_usage: 0,
    collaborators: 0,
    billing_email: 'billing@saltmarsh.example',
    default_repository_permission: 'read',
    members_can_create_repositories: true,
    two_factor_requirement_enabled: true,
    members_allowed_repository_creation_type: 'private',
    members_can_create_public_repositories: false,
    members_can_create_private_repositories: true,
    members_can_create_internal_repositories: true,
    members_can_create_pages: false,
    members_can_fork_private_repositories: false,
    members_can_create_public_pages: false,
    members_can_create_private_pages: false,
    web_commit_signoff_required: false,
    plan: {
      name: 'enterprise',
      space: 976_562_499,
      private_repos: 999_999,
      filled_seats: people.length,
      seats: people.length,
    },
  };
}

function teamSimpleShape(
  { api, web }: Urls,
  organisation: string,
  team: TeamRecord,
): Json {
  const url = `${api}/organizations/4000/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url,
    html_url: `${web}/orgs/${organisation}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
  };
}

export function teamShape(
  urls: Urls,
  directory: Directory,
  team: TeamRecord,
): Json {
  const parent =
    team.parent === undefined ? undefined : directory.team(team.parent);
  const organisation = directory.organisation.login;
  return {
    ...teamSimpleShape(urls, organisation, team),
    parent:
      parent === undefined ? null : teamSimpleShape(urls, organisation, parent),
  };
}

export function teamFullShape(
  urls: Urls,
  directory: Directory,
  { team, since }: { readonly team: TeamRecord; readonly since: number },
): Json {
  return {
    ...teamShape(urls, directory, team),
    members_count: directory.members(team).length,
    repos_count: 0,
    created_at: timestamp(since),
    updated_at: timestamp(since),
    organization: organisationShape(urls, directory.organisation, since),
  };
}
