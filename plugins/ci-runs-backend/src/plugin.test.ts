import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ciRunsSchema } from '@groundwork/plugin-ci-runs-common';
import { ask } from './__testUtils__/described';
import recordedRuns from './__fixtures__/workflow-runs.json';
import { GitHost } from './__testUtils__/gitHost';
import { ciRunsPlugin } from './plugin';

const host = new GitHost();
let address = '';
beforeAll(async () => {
  address = await host.start();
});
afterAll(() => host.close());

const path = '/api/ci-runs/v1/entities/component/default/payments/runs';

function component(slug: string | undefined): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments',
      namespace: 'default',
      annotations: slug ? { 'github.com/project-slug': slug } : {},
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  };
}

async function startPlugin(
  slug: string | undefined = 'acme/payments',
  features: Parameters<typeof startTestBackend>[0]['features'] = [],
) {
  const { server } = await startTestBackend({
    features: [
      ciRunsPlugin,
      mockServices.rootConfig.factory({
        data: {
          ciRuns: { timeoutMs: 500, cacheTtlMs: 0 },
          integrations: {
            github: [
              {
                host: address,
                apiBaseUrl: `http://${address}/api/v3`,
                token: 'integration-token',
              },
            ],
          },
        },
      }),
      ...(features.length > 0
        ? features
        : [catalogServiceMock.factory({ entities: [component(slug)] })]),
    ],
  });
  return server;
}

async function runs(query = '') {
  const response = await ask(await startPlugin()).get(`${path}${query}`);
  expect(response.status).toBe(200);
  return ciRunsSchema.parse(response.body);
}

describe('runs of a service', () => {
  it('shows the runs that GitHub recorded, with the credentials of the integration', async () => {
    host.answer(pathname =>
      pathname === '/api/v3/repos/acme/payments/actions/runs'
        ? { body: recordedRuns }
        : undefined,
    );
    const answer = await runs('?limit=5&branch=main');
    expect(host.requests).toEqual([
      {
        url: '/api/v3/repos/acme/payments/actions/runs?per_page=5&branch=main',
        authorization: 'Bearer integration-token',
      },
    ]);
    expect(answer).toMatchObject({
      outcome: 'observed',
      engines: ['github-actions'],
      totalCount: 1,
      runs: [
        {
          id: '30433642',
          name: 'Build',
          status: 'queued',
          branch: 'master',
          sha: 'acb5820ced9479c074f688cc328bf03f341a511d',
          event: 'push',
          actor: 'octocat',
          attempt: 1,
        },
      ],
    });
    expect(answer.runs[0]?.durationMs).toBeUndefined();
  });

  it('answers for several services at once, and lists those of which nothing can be said', async () => {
    host.answer(pathname =>
      pathname === '/api/v3/repos/acme/payments/actions/runs'
        ? { body: recordedRuns }
        : undefined,
    );
    const known = 'component:default/payments';
    const response = await ask(await startPlugin())
      .post('/api/ci-runs/v1/runs/by-refs')
      .send({ entityRefs: [known, 'component:default/nobody', known] });
    expect(response.status).toBe(200);
    expect(response.body.items).toHaveLength(1);
    expect(response.body.items[0]).toMatchObject({
      entityRef: known,
      outcome: 'observed',
    });
    expect(response.body.missing).toEqual(['component:default/nobody']);
    expect(host.requests.map(({ url }) => url)).toEqual([
      '/api/v3/repos/acme/payments/actions/runs?per_page=1',
    ]);
  });

  it.each([
    [
      'a repository built by Jenkins only',
      [{ name: 'Jenkinsfile' }],
      [],
      { outcome: 'failed', reason: 'unsupported', engines: ['jenkins'] },
    ],
    [
      'a workflow that has not run',
      [{ name: '.github' }],
      [{ name: 'ci.yaml' }],
      { outcome: 'absent', engines: ['github-actions'] },
    ],
    [
      'no pipeline at all',
      [{ name: 'README.md' }],
      undefined,
      { outcome: 'absent', engines: [] },
    ],
  ] as const)(
    'tells %s from the others',
    async (_, root, workflows, expected) => {
      host.answer(pathname => {
        if (pathname.endsWith('/actions/runs')) {
          return { body: { total_count: 0, workflow_runs: [] } };
        }
        const directory = pathname.endsWith('/contents/') ? root : workflows;
        return directory && { body: directory };
      });
      await expect(runs()).resolves.toMatchObject({ ...expected, runs: [] });
    },
  );

  it('follows a renamed repository on the same host', async () => {
    host.answer(pathname =>
      pathname.startsWith('/api/v3/repositories/')
        ? { body: recordedRuns }
        : {
            status: 301,
            headers: { location: '/api/v3/repositories/1/actions/runs' },
          },
    );
    await expect(runs()).resolves.toMatchObject({ outcome: 'observed' });
  });
});

describe('a Git host that cannot be read', () => {
  it.each([
    ['unauthorized', { status: 401 }],
    ['forbidden', { status: 403 }],
    ['forbidden', { status: 404 }],
    ['rate_limited', { status: 429 }],
    [
      'rate_limited',
      {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': '1795219200',
        },
      },
    ],
    ['server_error', { status: 502 }],
    [
      'unsupported',
      { status: 302, headers: { location: 'http://elsewhere.test/' } },
    ],
    ['parse_error', { body: '<html>' }],
    ['parse_error', { body: { workflow_runs: 'none' } }],
    ['timeout', 'never'],
  ] as const)(
    'is a failed answer with the reason %s',
    async (reason, answer) => {
      host.answer(() => answer);
      const result = await runs();
      expect(result).toMatchObject({ outcome: 'failed', reason, runs: [] });
      expect(JSON.stringify(result)).not.toContain('integration-token');
    },
  );
});

describe('who may ask, and for what', () => {
  it.each(['acme', 'acme/../../version', 'acme/..', 'a b/c', '../x'])(
    'refuses the repository name %s without asking the Git host',
    async slug => {
      host.answer(() => ({ body: recordedRuns }));
      const response = await ask(await startPlugin(slug)).get(path);
      expect(response.status).toBe(400);
      expect(host.requests).toEqual([]);
    },
  );

  it('says not found for an entity without a repository', async () => {
    const server = await startPlugin(undefined, [
      catalogServiceMock.factory({ entities: [component(undefined)] }),
    ]);
    expect((await ask(server).get(path)).status).toBe(404);
  });

  it('asks the catalog as the caller, so that an unreadable entity is not found', async () => {
    const getEntityByRef = jest.fn(async () => undefined);
    const server = await startPlugin('acme/payments', [
      catalogServiceMock.mock({ getEntityByRef }).factory,
    ]);
    const response = await ask(server)
      .get(path)
      .set(
        'authorization',
        mockCredentials.user.header('user:default/stranger'),
      );
    expect(response.status).toBe(404);
    expect(getEntityByRef).toHaveBeenCalledWith('component:default/payments', {
      credentials: mockCredentials.user('user:default/stranger'),
    });
  });

  it('refuses a caller whom the policy denies', async () => {
    const server = await startPlugin('acme/payments', [
      catalogServiceMock.factory({ entities: [component('acme/payments')] }),
      mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
    ]);
    expect((await ask(server).get(path)).status).toBe(403);
  });

  it.each(['?limit=0', '?limit=51', '?limit=x', '?other=1'])(
    'refuses the query %s',
    async query => {
      const response = await ask(await startPlugin()).get(`${path}${query}`);
      expect(response.status).toBe(400);
    },
  );
});

it('answers every operation of openapi.yaml in the tests above', () => {
  expect(ask.unanswered()).toEqual([]);
});
