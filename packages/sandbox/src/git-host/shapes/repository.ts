import type { GitHostState } from '../state/git-host-state';
import type { RepositoryRecord } from '../state/records';
import { loginShape, urlsOf } from './accounts';
import { nodeId, timestamp, type Json } from './json';

const TEMPLATES: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function apiUrlOf(
  state: GitHostState,
  record: RepositoryRecord,
): string {
  return `${urlsOf(state.webUrl).api}/repos/${record.owner}/${record.name}`;
}

export function webUrlOf(
  state: GitHostState,
  record: RepositoryRecord,
): string {
  return `${state.webUrl}/${record.owner}/${record.name}`;
}

/** How a repository merges until somebody says otherwise. */
const MERGING = {
  allow_squash_merge: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  delete_branch_on_merge: false,
  allow_update_branch: false,
  use_squash_pr_title_as_default: false,
};

/** What a workflow run tells about its repository. */
export function minimalRepositoryShape(
  state: GitHostState,
  record: RepositoryRecord,
): Json {
  const url = apiUrlOf(state, record);
  return {
    id: record.id,
    node_id: nodeId('Repository', record.id),
    name: record.name,
    full_name: `${record.owner}/${record.name}`,
    private: record.isPrivate,
    owner: loginShape(urlsOf(state.webUrl), state.directory, record.owner),
    html_url: webUrlOf(state, record),
    description: record.description ?? null,
    fork: false,
    url,
    ...Object.fromEntries(
      Object.entries(TEMPLATES).map(([key, path]) => [key, `${url}${path}`]),
    ),
  };
}

/** A repository without what one caller may do in it: as webhooks and pull requests show it. */
export function plainRepositoryShape(
  state: GitHostState,
  record: RepositoryRecord,
): Json {
  const html = webUrlOf(state, record);
  const host = new URL(state.webUrl).host;
  const openIssues = (
    state.issues.get(`${record.owner}/${record.name}`) ?? []
  ).filter(issue => issue.state === 'open').length;
  return {
    ...minimalRepositoryShape(state, record),
    created_at: timestamp(record.createdAt),
    updated_at: timestamp(record.updatedAt),
    pushed_at: timestamp(record.pushedAt),
    git_url: `git://${host}/${record.owner}/${record.name}.git`,
    ssh_url: `git@${host}:${record.owner}/${record.name}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    homepage: record.homepage ?? null,
    size: 100,
    stargazers_count: 0,
    watchers_count: 0,
    language: record.topics.includes('java') ? 'Java' : 'JavaScript',
    has_issues: record.hasIssues,
    has_projects: record.hasProjects,
    has_downloads: true,
    has_wiki: record.hasWiki,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: record.archived,
    disabled: false,
    open_issues_count: openIssues,
    license: null,
    allow_forking: false,
    is_template: false,
    web_commit_signoff_required: false,
    topics: record.topics,
    visibility: record.isPrivate ? 'private' : 'internal',
    forks: 0,
    open_issues: openIssues,
    watchers: 0,
    default_branch: record.defaultBranch,
  };
}

export function repositoryShape(
  state: GitHostState,
  record: RepositoryRecord,
): Json {
  return {
    ...plainRepositoryShape(state, record),
    permissions: {
      admin: true,
      maintain: true,
      push: true,
      triage: true,
      pull: true,
    },
  };
}

export function fullRepositoryShape(
  state: GitHostState,
  record: RepositoryRecord,
): Json {
  const owner = loginShape(urlsOf(state.webUrl), state.directory, record.owner);
  return {
    ...repositoryShape(state, record),
    temp_clone_token: '',
    ...MERGING,
    ...record.merging,
    ...(record.owner === state.company.organisation
      ? { organization: owner }
      : {}),
    network_count: 0,
    subscribers_count: 0,
  };
}
