import type { RequestListener } from 'node:http';
import { z } from 'zod';
import { endAll, failureOf, sourcesOf, started } from '../__testUtils__/client';
import type { SourceUse } from '../index';
import { githubOf } from './GithubHosts';
import { unlessStatus } from './octokit';

afterEach(endAll);

const scope = { host: 'git.acme.test', owner: 'acme', name: 'ledger' };
const slug = (value: string) => ({ 'github.com/project-slug': value });

async function hostThat(listener: RequestListener, use: SourceUse = {}) {
  const server = await started(listener);
  const sources = sourcesOf(
    {
      integrations: {
        github: [
          {
            host: 'git.acme.test',
            apiBaseUrl: `${server.url}/api/v3`,
            token: 'git-token',
          },
        ],
      },
    },
    { waiting: { sleep: async () => undefined } },
  );
  const hosts = githubOf(sources.within(use));
  return { server, hosts, client: hosts.client(scope) };
}

function answer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (_, response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };
}

it('reads every page of a list with the credentials of the scope', async () => {
  const { client, server } = await hostThat((request, response) => {
    const isFirst = !request.url?.includes('page=2');
    answer(
      200,
      [{ name: isFirst ? 'a' : 'b' }],
      isFirst
        ? {
            link: `<http://${request.headers.host}/api/v3/orgs/acme/repos?page=2>; rel="next"`,
          }
        : {},
    )(request, response);
  });
  const repositories = await client.paginate('GET /orgs/{org}/repos', {
    org: 'acme',
  });
  expect(repositories.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer git-token',
    'Bearer git-token',
  ]);
});

it('does not follow a page to another host', async () => {
  const { client } = await hostThat(
    answer(200, [{ name: 'a' }], {
      link: '<http://elsewhere.test/repos?page=2>; rel="next"',
    }),
  );
  const error = await failureOf(
    client.paginate('GET /orgs/{org}/repos', { org: 'acme' }),
  );
  expect(error.says).toContain('the portal does not ask elsewhere.test');
});

it.each([
  [403, {}, 'forbidden'],
  [403, { 'retry-after': '60' }, 'rate_limited'],
  [403, { 'x-ratelimit-remaining': '0' }, 'rate_limited'],
  [429, {}, 'rate_limited'],
])('%s with %j means %s', async (status, headers, reason) => {
  const { client } = await hostThat(answer(status, {}, headers));
  expect(await failureOf(client.request('GET /rate_limit'))).toMatchObject({
    reason,
    status,
  });
});

it('knows the limit on asking fast by its words, and asks nothing more for a minute', async () => {
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const { client, server } = await hostThat(answer(403, { message }));
  const ask = () => failureOf(client.request('GET /rate_limit'));
  expect(await ask()).toMatchObject({ reason: 'rate_limited', status: 403 });
  expect((await ask()).says).toBe(
    'Git host git.acme.test asks the portal to slow down for 60 s.',
  );
  expect(server.requests).toHaveLength(1);
});

it('names the right that GitHub says is missing', async () => {
  const { client } = await hostThat(
    answer(403, {}, { 'x-accepted-github-permissions': 'actions=read' }),
  );
  const error = await failureOf(
    client.request('GET /repos/{owner}/{repo}/actions/runs', {
      owner: 'acme',
      repo: 'ledger',
      branch: 'main',
    }),
  );
  expect(error.message).toBe(
    'Git host git.acme.test does not let the portal read /repos/acme/ledger/actions/runs (403). Give the portal’s account the right actions=read.',
  );
});

it('says of a repository that answers 404 what that can mean', async () => {
  const { client } = await hostThat(answer(404, { message: 'Not Found' }));
  const error = await failureOf(
    client.request('GET /repos/{owner}/{repo}', {
      owner: 'acme',
      repo: 'ledger',
    }),
  );
  expect(error.says).toBe(
    'Git host git.acme.test does not let the portal read /repos/acme/ledger (404): it is hidden from the portal, or not there at all.',
  );
});

it('a path that is not there is no failure for who says so', async () => {
  const { client } = await hostThat(answer(404, { message: 'Not Found' }));
  const request = () =>
    client.request('GET /repos/{owner}/{repo}/contents/{path}', {
      owner: 'acme',
      repo: 'ledger',
      path: 'none.yaml',
    });
  expect(await unlessStatus([404], request())).toBeUndefined();
  expect(await failureOf(request())).toMatchObject({ reason: 'not_found' });
});

it('tries reads again where nobody waits, and queries that are sent with POST', async () => {
  let asked = 0;
  const { client, server } = await hostThat(
    (request, response) => {
      asked += 1;
      answer(asked === 1 ? 502 : 200, { data: { viewer: { login: 'x' } } })(
        request,
        response,
      );
    },
    { retries: { attempts: 2, firstDelayMs: 1, longestDelayMs: 1 } },
  );
  expect(await client.graphql('query { viewer { login } }')).toEqual({
    viewer: { login: 'x' },
  });
  expect(server.requests).toHaveLength(2);
});

it('never tries a write again', async () => {
  const { client, server } = await hostThat(answer(502, {}), {
    retries: { attempts: 2, firstDelayMs: 1, longestDelayMs: 1 },
  });
  await failureOf(client.request('POST /user/repos', { name: 'ledger' }));
  expect(server.requests).toHaveLength(1);
});

it('ends with the signal of one request, and with that of its bounds', async () => {
  const { client } = await hostThat(() => undefined, {
    signal: AbortSignal.timeout(100),
  });
  await expect(
    client.request('GET /rate_limit', {
      request: { signal: AbortSignal.abort(new Error('the person left')) },
    }),
  ).rejects.toThrow('the person left');
  expect(await failureOf(client.request('GET /rate_limit'))).toMatchObject({
    reason: 'timeout',
  });
});

describe('a question to GraphQL', () => {
  const question = {
    query: 'query { viewer { login } }',
    schema: z.object({ viewer: z.object({ login: z.string() }).nullable() }),
    what: 'who asks',
    right: 'Metadata: read',
  };
  const ask = async (
    body: unknown,
    more: { isPartial?: boolean; headers?: Record<string, string> } = {},
  ) => {
    const { headers = {}, ...rest } = more;
    const { hosts, server } = await hostThat(answer(200, body, headers));
    const asked = hosts.graphql(scope, { ...question, ...rest });
    return { server, asked };
  };

  it('goes to where an Enterprise Server answers it', async () => {
    const { server, asked } = await ask({ data: { viewer: { login: 'x' } } });
    expect((await asked).data).toEqual({ viewer: { login: 'x' } });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/graphql',
      headers: { authorization: 'Bearer git-token' },
    });
  });

  it.each([
    ['RATE_LIMITED', 'rate_limited', 'asks the portal to slow down for 60 s'],
    ['FORBIDDEN', 'forbidden', 'the right Metadata: read'],
    ['NOT_FOUND', 'forbidden', 'hidden from the portal, or not there at all'],
    [undefined, 'server_error', 'Something went wrong'],
    ['INVALID_CURSOR_ARGUMENTS', 'unsupported', 'Something went wrong'],
  ])('that is refused as %s failed as %s', async (type, reason, words) => {
    const errors = [{ type, message: 'Something went wrong.' }];
    const { asked } = await ask(
      { data: null, errors },
      { headers: { 'retry-after': '60' } },
    );
    const error = await failureOf(asked);
    expect(error.reason).toBe(reason);
    expect(error.message).toContain(words);
  });

  it.each([
    ['by its type', { type: 'RATE_LIMITED', message: 'API rate limit' }],
    [
      'by its words, as of the limit on asking fast',
      { message: 'You have exceeded a secondary rate limit.' },
    ],
  ])('that was too much, %s, is the last for all who ask', async (_, error) => {
    const body = { data: null, errors: [{ ...error, path: ['viewer'] }] };
    const { hosts, server } = await hostThat(answer(200, body));
    const again = () =>
      failureOf(hosts.graphql(scope, { ...question, isPartial: true }));
    expect(await again()).toMatchObject({ reason: 'rate_limited' });
    expect(await again()).toMatchObject({
      reason: 'rate_limited',
      retryAfterMs: expect.any(Number),
    });
    expect(
      await failureOf(hosts.client(scope).request('GET /user')),
    ).toMatchObject({ reason: 'rate_limited' });
    expect(server.requests).toHaveLength(1);
  });

  it('whose answer only mentions a limit is answered', async () => {
    const body = { data: { viewer: { login: 'RATE_LIMITED' } } };
    const { asked } = await ask(body);
    expect((await asked).data).toEqual(body.data);
  });

  it('may be answered in part, and says why the rest is missing', async () => {
    const body = {
      data: { viewer: null },
      errors: [{ type: 'FORBIDDEN', message: 'no', path: ['viewer'] }],
    };
    const { data, missing } = await (
      await ask(body, { isPartial: true })
    ).asked;
    expect(data).toEqual({ viewer: null });
    expect(missing.get('viewer')?.reason).toBe('forbidden');
    expect((await failureOf((await ask(body)).asked)).reason).toBe('forbidden');
  });

  it('that is answered with something else is not understood', async () => {
    const { asked } = await ask({ data: { viewer: 7 } });
    expect((await failureOf(asked)).reason).toBe('parse_error');
  });
});

describe('repositories', () => {
  const hosts = githubOf(
    sourcesOf({
      integrations: {
        github: [
          { host: 'git.acme.test', apiBaseUrl: 'https://git.acme.test/api/v3' },
          { host: 'other.test' },
        ],
      },
    }),
  );

  it('are those that annotations name, on the host that the entity came from', () => {
    expect(hosts.repositoryOf()).toBeUndefined();
    expect(hosts.repositoryOf(slug('acme/ledger'))).toEqual(scope);
    expect(
      hosts.repositoryOf({
        ...slug('acme/ledger'),
        'backstage.io/managed-by-location': 'url:https://other.test/acme/x/',
      }),
    ).toMatchObject({ host: 'other.test' });
    expect(
      hosts.repositoryOf({
        ...slug('acme/ledger'),
        'backstage.io/managed-by-location': 'file:/tmp/catalog-info.yaml',
      }),
    ).toEqual(scope);
    expect(hosts.webUrl(scope)).toBe('https://git.acme.test/acme/ledger');
  });

  it('are never looked for on github.com unless it is configured', () => {
    expect(hosts.hosts.map(({ host }) => host)).toEqual([
      'git.acme.test',
      'other.test',
    ]);
    expect(() =>
      hosts.repositoryOf({
        ...slug('acme/ledger'),
        'backstage.io/source-location': 'url:https://github.com/acme/ledger/',
      }),
    ).toThrow('integrations.github has no entry for github.com');
    const none = githubOf(sourcesOf({}));
    expect(() => none.repositoryOf(slug('acme/ledger'))).toThrow(
      'integrations.github names no host',
    );
    const configured = githubOf(
      sourcesOf({ integrations: { github: [{ token: 't' }] } }),
    );
    expect(configured.repositoryOf(slug('acme/ledger'))).toMatchObject({
      host: 'github.com',
    });
  });

  it('need an address of the API', () => {
    expect(() => hosts.target({ ...scope, host: 'other.test' })).toThrow(
      'integrations.github has no apiBaseUrl for other.test, such as https://other.test/api/v3',
    );
  });

  it.each(['acme', 'acme/..', 'acme/ledger/x', '../ledger', 'a b/c'])(
    'are not named %j',
    value => {
      expect(() => hosts.repositoryOf(slug(value))).toThrow(
        'A repository is named owner/repository',
      );
    },
  );
});
