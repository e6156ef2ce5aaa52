import { ConfigReader } from '@backstage/config';
import { listen, type Reply } from '../__testUtils__/listen';
import { sourcesOf } from '../__testUtils__/sourcesOf';
import { examineGitHosts } from './gitHosts';

const rate: Reply = {
  headers: { 'x-oauth-scopes': 'repo, read:org' },
  body: { resources: { core: { limit: 5000, remaining: 4900 } } },
};

async function examine(reply: (path: string) => Reply) {
  const server = await listen(reply);
  const host = new URL(server.url).host;
  try {
    return await examineGitHosts(
      sourcesOf(
        new ConfigReader({
          integrations: {
            github: [{ host, apiBaseUrl: server.url, token: 'token' }],
          },
          catalog: {
            providers: { github: { all: { host, organization: 'acme' } } },
          },
        }),
      ),
    ).examine();
  } finally {
    await server.close();
  }
}

describe('examining a Git host', () => {
  it('says what can be read and how many requests are left', async () => {
    const findings = await examine(path =>
      path === '/rate_limit' ? rate : { body: [{ id: 1 }] },
    );
    expect(findings.map(({ outcome }) => outcome)).toEqual(
      Array(4).fill('can-be-read'),
    );
    expect(findings[0]?.says).toBe(
      'the token is valid with repo, read:org; 4900 of 5000 requests left this hour',
    );
  });

  it('asks nothing more of a host that refuses the token', async () => {
    const findings = await examine(() => ({
      status: 401,
      body: { message: 'Bad credentials' },
    }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      outcome: 'cannot-be-read',
      says: expect.stringMatching(
        /^Git host .* does not accept the portal’s credentials \(401\)$/,
      ),
    });
  });

  it('names the permission in the words of the host that refused', async () => {
    const findings = await examine(path => {
      if (path === '/rate_limit') return rate;
      if (!path.includes('/teams')) return { body: [{}] };
      return {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'members=read' },
        body: {},
      };
    });
    const [refused] = findings.filter(f => f.outcome === 'cannot-be-read');
    expect(refused).toMatchObject({
      subject: expect.stringMatching(/acme teams$/),
      says: expect.stringMatching(
        /^Git host .* does not let the portal read the teams of acme \(403\)$/,
      ),
      missing: 'members=read',
    });
  });

  it('does not take an empty list for a good one', async () => {
    const findings = await examine(path =>
      path === '/rate_limit' ? rate : { body: [] },
    );
    expect(findings.slice(1).map(({ outcome }) => outcome)).toEqual(
      Array(3).fill('advice'),
    );
  });

  it('recognises that something else than GitHub answers', async () => {
    const [finding] = await examine(() => ({ body: '<html>Welcome</html>' }));
    expect(finding).toMatchObject({
      outcome: 'cannot-be-read',
      says: expect.stringContaining('it is a web page and not JSON'),
    });
  });

  it.each([
    [
      'a used-up allowance',
      429,
      { 'retry-after': '60' },
      /used up.*60 s/,
      /wait/,
    ],
    [
      'a used-up hour',
      403,
      { 'x-ratelimit-remaining': '0' },
      /used up/,
      /allowance is larger/,
    ],
    [
      'a token without single sign-on',
      403,
      { 'x-github-sso': 'required; url=https://sso.example.org/x' },
      /knows the token/,
      /https:\/\/sso\.example\.org\/x/,
    ],
    ['a refusal', 403, {}, /knows the token/, /allowed addresses/],
  ])(
    'tells %s from a wrong address',
    async (_, status, headers: Record<string, string>, says, fix) => {
      const findings = await examine(() => ({ status, headers, body: {} }));
      expect(findings).toEqual([
        expect.objectContaining({
          outcome: 'cannot-be-read',
          says: expect.stringMatching(says),
          fix: expect.stringMatching(fix),
        }),
      ]);
    },
  );

  it('advises when few requests are left', async () => {
    const [finding] = await examine(path =>
      path === '/rate_limit'
        ? { body: { resources: { core: { limit: 5000, remaining: 3 } } } }
        : { body: [{}] },
    );
    expect(finding?.outcome).toBe('advice');
  });

  it('reads the organisations of people as well, each once', async () => {
    const server = await listen(path =>
      path === '/rate_limit' ? rate : { body: [{ path }] },
    );
    const host = new URL(server.url).host;
    const findings = await examineGitHosts(
      sourcesOf(
        new ConfigReader({
          integrations: {
            github: [{ host, apiBaseUrl: server.url, token: 'token' }],
          },
          catalog: {
            providers: {
              github: { organization: 'acme', host },
              githubOrg: { githubUrl: server.url, orgs: ['acme', 'other'] },
            },
          },
        }),
      ),
    ).examine();
    await server.close();
    expect(findings.map(({ subject }) => subject.replace(host, ''))).toEqual([
      '',
      '/acme repositories',
      '/acme members',
      '/acme teams',
      '/other repositories',
      '/other members',
      '/other teams',
    ]);
  });
});
