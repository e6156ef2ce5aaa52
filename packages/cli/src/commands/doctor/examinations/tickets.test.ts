import { ConfigReader } from '@backstage/config';
import { listen, type Reply } from '../__testUtils__/listen';
import { sourcesOf } from '../__testUtils__/sourcesOf';
import { examineTickets } from './tickets';

async function examine(reply: (path: string) => Reply) {
  const server = await listen(reply);
  try {
    return await examineTickets(
      sourcesOf(
        new ConfigReader({
          integrations: {
            github: [
              { host: 'git.example', apiBaseUrl: server.url, token: 't' },
            ],
          },
          jira: {
            instances: [
              {
                name: 'acme',
                baseUrl: server.url,
                email: 'reader@acme.example',
                apiToken: 't',
              },
            ],
          },
          readiness: {
            tickets: [
              { kind: 'github', repository: 'acme/support' },
              { kind: 'jira', project: 'PLAT' },
            ],
          },
        }),
      ),
    ).examine();
  } finally {
    await server.close();
  }
}

const json = { 'content-type': 'application/json' };

describe('examining the trackers', () => {
  it('says which can be read', async () => {
    const found = await examine(path => ({
      headers: json,
      body: path.startsWith('/repos') ? [] : { key: 'PLAT' },
    }));
    expect(found.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['acme/support', 'can-be-read'],
      ['PLAT', 'can-be-read'],
    ]);
  });

  it('names the right that is missing where a tracker is hidden', async () => {
    const found = await examine(() => ({
      status: 404,
      headers: json,
      body: {},
    }));
    expect(found).toMatchObject([
      { outcome: 'cannot-be-read', missing: 'Issues: read' },
      { outcome: 'cannot-be-read', missing: 'Browse projects' },
    ]);
  });

  it('says what to do about a token that is wrong', async () => {
    const found = await examine(() => ({
      status: 401,
      headers: json,
      body: {},
    }));
    for (const finding of found) {
      expect(finding).toMatchObject({ outcome: 'cannot-be-read' });
      expect(finding).not.toHaveProperty('missing');
      expect('fix' in finding ? finding.fix : '').not.toBe('');
    }
  });
});
