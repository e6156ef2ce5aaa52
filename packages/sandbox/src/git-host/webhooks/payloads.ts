import { loginShape, urlsOf } from '../shapes/accounts';
import { simpleCommitShape } from '../shapes/commits';
import { deploymentShape, deploymentStatusShape } from '../shapes/deployments';
import { issueShape, labelShape } from '../shapes/issues';
import { type Json } from '../shapes/json';
import { pullShape } from '../shapes/pulls';
import { webUrlOf } from '../shapes/repository';
import { jobShape, runShape, workflowShape } from '../shapes/runs';
import { fullNameOf, type GitHostState } from '../state/git-host-state';
import type { HostEvent } from '../state/host-events';
import type { RepositoryRecord } from '../state/records';
import { diffFiles } from '../store/diff';
import type { PushEvent } from '../../company';

const NOTHING = /^0+$/;
const MAX_COMMITS = 2048;

const workflowOf = (
  run: Extract<HostEvent, { kind: 'workflow_run' }>['run'],
) => ({
  id: run.workflowId,
  path: run.workflowPath,
  name: run.workflowName,
  createdAt: run.createdAt,
});

/** What GitHub sends for a happening, without the parts that every payload has. */
export async function payloadOf(
  state: GitHostState,
  record: RepositoryRecord,
  event: HostEvent,
): Promise<Json> {
  switch (event.kind) {
    case 'push':
      return pushPayload(state, record, event.push);
    case 'repository':
      return repositoryPayload(event);
    case 'pull_request': {
      const files = await diffFiles(state.store, fullNameOf(record), {
        base: event.pull.base,
        head: event.pull.head,
      });
      const commits = await state.store.log(fullNameOf(record), {
        ref: `${event.pull.base}..${event.pull.head}`,
        limit: MAX_COMMITS,
      });
      const sum = (key: 'additions' | 'deletions') =>
        files.reduce((total, file) => total + file[key], 0);
      const size = {
        commits: commits.length,
        files: files.length,
        additions: sum('additions'),
        deletions: sum('deletions'),
      };
      return {
        action: event.action,
        number: event.pull.number,
        pull_request: pullShape(state, record, { pull: event.pull, size }),
      };
    }
    case 'issues':
      return issuesPayload(state, record, event);
    case 'workflow_run':
      return {
        action: event.action,
        workflow_run: await runShape(state, record, { run: event.run }),
        workflow: workflowShape(state, record, workflowOf(event.run)),
      };
    case 'workflow_job':
      return {
        action: event.action,
        workflow_job: jobShape(state, record, {
          run: event.run,
          job: event.job,
        }),
      };
    case 'deployment':
      return {
        action: 'created',
        deployment: deploymentShape(state, record, event.deployment),
        workflow: null,
        workflow_run: null,
      };
    case 'deployment_status': {
      const { deployment, status } = event;
      const shaped = deploymentStatusShape(state, record, {
        deployment,
        status,
      });
      return {
        action: 'created',
        deployment_status: shaped,
        deployment: deploymentShape(state, record, deployment),
        check_run: null,
        workflow: null,
        workflow_run: null,
      };
    }
    default:
      throw new RangeError(
        `no payload for ${JSON.stringify(event satisfies never)}`,
      );
  }
}

function repositoryPayload(
  event: Extract<HostEvent, { kind: 'repository' }>,
): Json {
  return {
    action: event.action,
    ...(event.action === 'renamed'
      ? { changes: { repository: { name: { from: event.from } } } }
      : {}),
  };
}

async function pushPayload(
  state: GitHostState,
  record: RepositoryRecord,
  push: PushEvent,
): Promise<Json> {
  const [created, deleted] = [
    NOTHING.test(push.before),
    NOTHING.test(push.after),
  ];
  const name = fullNameOf(record);
  const shas = deleted
    ? []
    : await state.store.log(name, {
        ref: created ? push.after : `${push.before}..${push.after}`,
        limit: MAX_COMMITS,
      });
  const commits = await Promise.all(
    [...shas].reverse().map(sha => pushedCommit(state, record, sha)),
  );
  const pusher = {
    name: push.pusher,
    email: `${push.pusher}@saltmarsh.example`,
  };
  return {
    ref: `refs/heads/${push.branch}`,
    before: push.before,
    after: push.after,
    pusher,
    created,
    deleted,
    forced: !created && !deleted && (await dropsCommits(state, name, push)),
    base_ref: null,
    compare: `${webUrlOf(state, record)}/compare/${push.before.slice(
      0,
      12,
    )}...${push.after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? null,
  };
}

/** A push is forced when something that the branch had is not in it any more. */
async function dropsCommits(
  state: GitHostState,
  repository: string,
  { before, after }: PushEvent,
): Promise<boolean> {
  const dropped = await state.store.log(repository, {
    ref: `${after}..${before}`,
    limit: 1,
  });
  return dropped.length > 0;
}

async function pushedCommit(
  state: GitHostState,
  record: RepositoryRecord,
  sha: string,
): Promise<Json> {
  const commit = await state.store.commit(sha);
  if (commit === undefined) {
    throw new Error(`the pushed commit ${sha} cannot be read`);
  }
  const files = await diffFiles(state.store, fullNameOf(record), {
    base: commit.parents[0],
    head: sha,
  });
  const paths = (status: string) =>
    files.filter(file => file.status === status).map(file => file.path);
  const login = commit.author.email.replace(/@.*$/, '');
  return {
    ...simpleCommitShape(commit),
    distinct: true,
    url: `${webUrlOf(state, record)}/commit/${sha}`,
    author: {
      name: commit.author.name,
      email: commit.author.email,
      username: loginShape(urlsOf(state.webUrl), state.directory, login).login,
    },
    added: paths('added'),
    removed: paths('removed'),
    modified: [...paths('modified'), ...paths('renamed')],
  };
}

/** A change of labels names the one that came or went. */
function issuesPayload(
  state: GitHostState,
  record: RepositoryRecord,
  event: Extract<HostEvent, { kind: 'issues' }>,
): Json {
  return {
    action: event.action,
    issue: issueShape(state, record, event.issue),
    ...('label' in event
      ? { label: labelShape(state, record, event.label) }
      : {}),
  };
}
