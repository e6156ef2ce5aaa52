import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

import {
  gitHostUnderTest,
  START_PATIENCE_MS,
  type GitHostUnderTest,
} from '../testing/git-host-under-test';
import { GIT_READER_TOKEN, GIT_TOKEN } from './rest/access';

let tested: GitHostUnderTest;

beforeAll(async () => {
  tested = await gitHostUnderTest();
}, START_PATIENCE_MS);
afterEach(() => tested.faults.clearAll());
afterAll(() => tested.close());

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function throttled(seen: string[]) {
  const Throttled = Octokit.plugin(throttling, retry);
  return new Throttled({
    auth: GIT_TOKEN,
    baseUrl: `${tested.host.url}/api/v3`,
    log: silent,
    throttle: {
      fallbackSecondaryRateRetryAfter: 1,
      retryAfterBaseValue: 50,
      onRateLimit: (after: number) => {
        seen.push(`primary ${after}`);
        return true;
      },
      onSecondaryRateLimit: (after: number) => {
        seen.push(`secondary ${after}`);
        return true;
      },
    },
    retry: { retryAfterBaseValue: 10 },
  });
}

describe('octokit against the Git host', () => {
  it('follows the pages of a list to its end', async () => {
    const Paginating = Octokit.plugin(paginateRest);
    const octokit = new Paginating({
      auth: GIT_TOKEN,
      baseUrl: `${tested.host.url}/api/v3`,
      log: silent,
    });
    const repositories = await octokit.paginate('GET /orgs/{org}/repos', {
      org: 'saltmarsh',
      per_page: 30,
    });
    expect(new Set(repositories.map(repository => repository.name)).size).toBe(
      repositories.length,
    );
    expect(repositories.length).toBe(tested.host.state.repositories.size);
    const runs = await octokit.paginate(
      'GET /repos/{owner}/{repo}/actions/runs',
      { owner: 'saltmarsh', repo: 'card-issuing', per_page: 20 },
    );
    expect(runs.length).toBeGreaterThan(20);
  });

  it('waits as a rate limit asks and then gets its answer', async () => {
    const seen: string[] = [];
    tested.faults.set('git-host', {
      kind: 'rate-limit',
      retryAfterSeconds: 1,
      times: 1,
    });
    const answer = await throttled(seen).request('GET /orgs/{org}', {
      org: 'saltmarsh',
    });
    expect([answer.status, seen.length]).toEqual([200, 1]);
    expect(seen[0]).toMatch(/^primary/);
  });

  it('knows a secondary rate limit by its words', async () => {
    const seen: string[] = [];
    tested.faults.set('git-host', {
      kind: 'rate-limit',
      retryAfterSeconds: 1,
      secondary: true,
      times: 1,
    });
    const answer = await throttled(seen).request('GET /orgs/{org}', {
      org: 'saltmarsh',
    });
    expect([answer.status, seen]).toEqual([200, ['secondary 1']]);
  });

  it('tries again after a server error', async () => {
    tested.faults.set('git-host', { kind: 'status', status: 502, times: 1 });
    expect((await throttled([]).request('GET /user')).status).toBe(200);
  });
});

describe('what the Git host refuses', () => {
  it.each([
    ['no token', undefined, 401, 'Requires authentication'],
    ['a wrong token', 'Bearer nonsense', 401, 'Bad credentials'],
  ])('%s', async (_name, authorization, status, message) => {
    const answer = await fetch(
      `${tested.host.url}/api/v3/user`,
      authorization === undefined ? {} : { headers: { authorization } },
    );
    expect([answer.status, await answer.json()]).toEqual([
      status,
      expect.objectContaining({ message, status: String(status) }),
    ]);
  });

  it('a write with a reading token, by 403; something that is not there, by 404', async () => {
    const reader = { authorization: `Bearer ${GIT_READER_TOKEN}` };
    const write = await tested.ask('/orgs/saltmarsh/repos', {
      method: 'POST',
      headers: reader,
      body: JSON.stringify({ name: 'x' }),
    });
    expect(write.status).toBe(403);
    expect(
      (await tested.ask('/orgs/saltmarsh', { headers: reader })).status,
    ).toBe(200);
    expect((await tested.ask('/repos/saltmarsh/none')).status).toBe(404);
  });

  it('JSON that cannot be read, by 400; a body of the wrong form, by 422 that names the field', async () => {
    const broken = await tested.ask('/orgs/saltmarsh/repos', {
      method: 'POST',
      body: '{',
    });
    expect(broken.status).toBe(400);
    const wrong = await tested.ask('/orgs/saltmarsh/repos', {
      method: 'POST',
      body: '{"private":"yes"}',
    });
    expect([wrong.status, await wrong.json()]).toEqual([
      422,
      expect.objectContaining({
        errors: expect.arrayContaining([
          expect.objectContaining({ field: 'name' }),
        ]),
      }),
    ]);
  });

  it('results beyond the thousandth of a filtered list', async () => {
    expect(
      (
        await tested.ask(
          '/search/repositories?q=org:saltmarsh&per_page=100&page=11',
        )
      ).status,
    ).toBe(422);
  });
});

describe('conditional requests and limits', () => {
  it('answer 304 to a known ETag and do not count it', async () => {
    const first = await tested
      .ask('/repos/saltmarsh/cards/branches')
      .then(() => tested.ask('/repos/saltmarsh/card-issuing'));
    const etag = first.headers.get('etag') ?? '';
    const again = await tested.ask('/repos/saltmarsh/card-issuing', {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
    const next = await tested.ask('/rate_limit');
    expect(Number(next.headers.get('x-ratelimit-used'))).toBe(
      Number(first.headers.get('x-ratelimit-used')),
    );
  });

  it('gives at most a hundred on a page and says where the others are', async () => {
    const answer = await tested.ask('/orgs/saltmarsh/members?per_page=500');
    expect(await answer.json()).toHaveLength(100);
    expect(answer.headers.get('link')).toContain('rel="last"');
  });

  it('shifts a list under foot when asked to', async () => {
    const names = async (page: number) =>
      (
        await (
          await tested.ask(`/orgs/saltmarsh/repos?per_page=50&page=${page}`)
        ).json()
      ).map((each: { name: string }) => each.name);
    const before = await names(2);
    tested.faults.set('git-host', { kind: 'page-changes' });
    expect(await names(2)).not.toEqual(before);
  });
});
