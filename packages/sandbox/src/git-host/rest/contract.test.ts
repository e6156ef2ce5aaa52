import { z } from 'zod';
import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  type GitHostUnderTest,
} from '../../testing/git-host-under-test';
import { GitHubSchema } from '../../testing/github-schema';

const REPOSITORY = 'instant-transfers';
const schema = new GitHubSchema();
let tested: GitHostUnderTest;

beforeAll(async () => {
  tested = await gitHostUnderTest();
}, START_PATIENCE_MS);
afterAll(() => tested.close());

/** Asks and holds the answer against GitHub's schema. */
async function expectConforms(
  method: string,
  route: string,
  given: {
    readonly path: string;
    readonly status?: number;
    readonly body?: unknown;
  },
): Promise<unknown> {
  const { path, status = 200, body } = given;
  const response = await tested.ask(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect([
    response.status,
    text.slice(0, response.status === status ? 0 : 500),
  ]).toEqual([status, '']);
  const answer: unknown = JSON.parse(text);
  expect(schema.complaints({ method, route, status, body: answer })).toEqual(
    [],
  );
  return answer;
}

const numbered = z.object({ number: z.number() });
const identified = z.object({ id: z.number() });

describe('the REST API answers in the shapes that GitHub publishes', () => {
  const repo = `/repos/saltmarsh/${REPOSITORY}`;
  const R = '/repos/{owner}/{repo}';

  it.each([
    ['/user', '/user'],
    ['/users/{username}', '/users/saltmarsh'],
    ['/orgs/{org}', '/orgs/saltmarsh'],
    ['/orgs/{org}/members', '/orgs/saltmarsh/members?per_page=100'],
    [
      '/orgs/{org}/memberships/{username}',
      '/orgs/saltmarsh/memberships/rhea-saltern',
    ],
    ['/orgs/{org}/repos', '/orgs/saltmarsh/repos?per_page=100'],
    ['/orgs/{org}/teams', '/orgs/saltmarsh/teams?per_page=100'],
    ['/orgs/{org}/teams/{team_slug}', '/orgs/saltmarsh/teams/cards'],
    [
      '/orgs/{org}/teams/{team_slug}/members',
      '/orgs/saltmarsh/teams/payments/members',
    ],
    [
      '/orgs/{org}/teams/{team_slug}/teams',
      '/orgs/saltmarsh/teams/payments/teams',
    ],
    ['/rate_limit', '/rate_limit'],
    ['/search/repositories', '/search/repositories?q=org:saltmarsh+topic:java'],
    [R, repo],
    [`${R}/topics`, `${repo}/topics`],
    [`${R}/languages`, `${repo}/languages`],
    [`${R}/readme`, `${repo}/readme`],
    [`${R}/contents/{path}`, `${repo}/contents/README.md`],
    [`${R}/branches`, `${repo}/branches`],
    [`${R}/branches/{branch}`, `${repo}/branches/main`],
    [`${R}/tags`, '/repos/saltmarsh/pipelines/tags'],
    [`${R}/git/ref/{ref}`, `${repo}/git/ref/heads/main`],
    [`${R}/git/matching-refs/{ref}`, `${repo}/git/matching-refs/heads`],
    [`${R}/git/trees/{tree_sha}`, `${repo}/git/trees/main?recursive=1`],
    [`${R}/commits`, `${repo}/commits?per_page=20`],
    [`${R}/commits/{ref}`, `${repo}/commits/main`],
    [`${R}/commits/{ref}/status`, `${repo}/commits/main/status`],
    [`${R}/compare/{basehead}`, '/repos/saltmarsh/gitops/compare/main...main'],
    [`${R}/pulls`, `${repo}/pulls?state=all`],
    [`${R}/pulls/{pull_number}`, `${repo}/pulls/1`],
    [`${R}/pulls/{pull_number}/commits`, `${repo}/pulls/1/commits`],
    [`${R}/pulls/{pull_number}/files`, `${repo}/pulls/1/files`],
    [`${R}/pulls/{pull_number}/reviews`, `${repo}/pulls/1/reviews`],
    [
      `${R}/issues`,
      '/repos/saltmarsh/platform-support/issues?state=all&per_page=100',
    ],
    [
      `${R}/issues/{issue_number}`,
      '/repos/saltmarsh/platform-support/issues/1',
    ],
    [
      `${R}/issues/{issue_number}/comments`,
      '/repos/saltmarsh/platform-support/issues/1/comments',
    ],
    [`${R}/labels`, '/repos/saltmarsh/incidents/labels'],
    [`${R}/actions/workflows`, `${repo}/actions/workflows`],
    [`${R}/actions/runs`, `${repo}/actions/runs?per_page=100`],
    [`${R}/deployments`, `${repo}/deployments?per_page=100`],
    [`${R}/environments`, `${repo}/environments`],
    [`${R}/environments/{environment_name}`, `${repo}/environments/staging`],
    [`${R}/rulesets`, '/repos/saltmarsh/gitops/rulesets'],
    [`${R}/rules/branches/{branch}`, `${repo}/rules/branches/main`],
    [`${R}/hooks`, `${repo}/hooks`],
  ])('GET %s', async (route, path) => {
    expect(await expectConforms('GET', route, { path })).toBeDefined();
  });

  it('workflows, runs, attempts and jobs by number', async () => {
    expect.hasAssertions();
    const runs = z
      .object({
        workflow_runs: z.array(
          z.object({ id: z.number(), workflow_id: z.number() }),
        ),
      })
      .parse(
        await expectConforms('GET', `${R}/actions/runs`, {
          path: `${repo}/actions/runs`,
        }),
      );
    const [run] = runs.workflow_runs;
    await expectConforms('GET', `${R}/actions/workflows/{workflow_id}`, {
      path: `${repo}/actions/workflows/${run?.workflow_id}`,
    });
    await expectConforms('GET', `${R}/actions/workflows/{workflow_id}/runs`, {
      path: `${repo}/actions/workflows/${run?.workflow_id}/runs`,
    });
    await expectConforms('GET', `${R}/actions/runs/{run_id}`, {
      path: `${repo}/actions/runs/${run?.id}`,
    });
    await expectConforms(
      'GET',
      `${R}/actions/runs/{run_id}/attempts/{attempt_number}`,
      { path: `${repo}/actions/runs/${run?.id}/attempts/1` },
    );
    await expectConforms(
      'GET',
      `${R}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`,
      { path: `${repo}/actions/runs/${run?.id}/attempts/1/jobs` },
    );
    const jobs = z.object({ jobs: z.array(identified) }).parse(
      await expectConforms('GET', `${R}/actions/runs/{run_id}/jobs`, {
        path: `${repo}/actions/runs/${run?.id}/jobs?filter=all`,
      }),
    );
    await expectConforms('GET', `${R}/actions/jobs/{job_id}`, {
      path: `${repo}/actions/jobs/${jobs.jobs[0]?.id}`,
    });
  });

  it('repositories, files, branches, pull requests and their merge, as they are made', async () => {
    expect.hasAssertions();
    const made = '/repos/saltmarsh/harbour-lights';
    await expectConforms('POST', '/orgs/{org}/repos', {
      path: '/orgs/saltmarsh/repos',
      status: 201,
      body: { name: 'harbour-lights', description: 'new', auto_init: true },
    });
    await expectConforms('PATCH', R, {
      path: made,
      body: { description: 'changed', allow_squash_merge: true },
    });
    await expectConforms('PUT', `${R}/topics`, {
      path: `${made}/topics`,
      body: { names: ['golden-path'] },
    });
    await expectConforms('PUT', `${R}/contents/{path}`, {
      path: `${made}/contents/notes.md`,
      status: 201,
      body: {
        message: 'Note',
        content: Buffer.from('one\n').toString('base64'),
      },
    });
    const head = z.object({ object: z.object({ sha: z.string() }) }).parse(
      await expectConforms('GET', `${R}/git/ref/{ref}`, {
        path: `${made}/git/ref/heads/main`,
      }),
    );
    await expectConforms('POST', `${R}/git/refs`, {
      path: `${made}/git/refs`,
      status: 201,
      body: { ref: 'refs/heads/topic', sha: head.object.sha },
    });
    await expectConforms('GET', `${R}/git/commits/{commit_sha}`, {
      path: `${made}/git/commits/${head.object.sha}`,
    });
    await expectConforms('PUT', `${R}/contents/{path}`, {
      path: `${made}/contents/more.md`,
      status: 201,
      body: {
        message: 'More',
        content: Buffer.from('two\n').toString('base64'),
        branch: 'topic',
      },
    });
    const pull = numbered.parse(
      await expectConforms('POST', `${R}/pulls`, {
        path: `${made}/pulls`,
        status: 201,
        body: { title: 'More', head: 'topic', base: 'main' },
      }),
    );
    await expectConforms('PUT', `${R}/pulls/{pull_number}/merge`, {
      path: `${made}/pulls/${pull.number}/merge`,
      body: { merge_method: 'squash' },
    });
    await expectConforms('GET', `${R}/pulls/{pull_number}`, {
      path: `${made}/pulls/${pull.number}`,
    });
    await expectConforms('PUT', `${R}/branches/{branch}/protection`, {
      path: `${made}/branches/main/protection`,
      body: {
        enforce_admins: true,
        required_pull_request_reviews: {},
        required_status_checks: null,
        restrictions: null,
      },
    });
    await expectConforms('GET', `${R}/branches/{branch}/protection`, {
      path: `${made}/branches/main/protection`,
    });
    const issue = numbered.parse(
      await expectConforms('POST', `${R}/issues`, {
        path: `${made}/issues`,
        status: 201,
        body: { title: 'A question', labels: ['how-to'] },
      }),
    );
    await expectConforms('POST', `${R}/issues/{issue_number}/comments`, {
      path: `${made}/issues/${issue.number}/comments`,
      status: 201,
      body: { body: 'An answer' },
    });
    await expectConforms('PATCH', `${R}/issues/{issue_number}`, {
      path: `${made}/issues/${issue.number}`,
      body: { state: 'closed' },
    });
    const deployment = identified.parse(
      await expectConforms('POST', `${R}/deployments`, {
        path: `${made}/deployments`,
        status: 201,
        body: { ref: 'main', environment: 'staging' },
      }),
    );
    await expectConforms('POST', `${R}/deployments/{deployment_id}/statuses`, {
      path: `${made}/deployments/${deployment.id}/statuses`,
      status: 201,
      body: { state: 'success' },
    });
    await expectConforms('GET', `${R}/deployments/{deployment_id}/statuses`, {
      path: `${made}/deployments/${deployment.id}/statuses`,
    });
    const hook = identified.parse(
      await expectConforms('POST', `${R}/hooks`, {
        path: `${made}/hooks`,
        status: 201,
        body: {
          config: { url: 'http://localhost:9/none', content_type: 'json' },
          events: ['push'],
        },
      }),
    );
    await expectConforms('GET', `${R}/hooks/{hook_id}`, {
      path: `${made}/hooks/${hook.id}`,
    });
    await expectConforms('POST', '/user/repos', {
      path: '/user/repos',
      status: 201,
      body: { name: 'own-notes' },
    });
  });

  it('errors', async () => {
    expect.hasAssertions();
    await expectConforms('GET', R, {
      path: '/repos/saltmarsh/nowhere',
      status: 404,
    });
    await expectConforms('POST', '/orgs/{org}/repos', {
      path: '/orgs/saltmarsh/repos',
      status: 422,
      body: { name: 'gitops' },
    });
  });
});
