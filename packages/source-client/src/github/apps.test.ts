import { generateKeyPairSync } from 'node:crypto';
import { endAll, sourcesOf, started } from '../__testUtils__/client';
import { githubOf } from './GithubHosts';

afterEach(endAll);

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A host that knows one App, which is installed in one organisation. */
async function hostWithAnApp() {
  const server = await started((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    switch (pathname) {
      case '/api/v3/app/installations':
        return answer(200, [{ id: 7, account: { login: 'acme' } }]);
      case '/api/v3/app/installations/7/access_tokens':
        return answer(201, {
          token: 'of-the-installation',
          expires_at: new Date(Date.now() + 3_600_000).toISOString(),
          permissions: {},
        });
      default:
        return answer(200, { name: 'ledger' });
    }
  });
  const sources = sourcesOf({
    integrations: {
      github: [
        {
          host: 'git.acme.test',
          apiBaseUrl: `${server.url}/api/v3`,
          apps: [
            {
              appId: 1,
              privateKey: key,
              webhookSecret: 'unused',
              clientId: 'unused',
              clientSecret: 'unused',
            },
          ],
        },
      ],
    },
  });
  return {
    server,
    ask: (owner: string) =>
      githubOf(sources)
        .client({ host: 'git.acme.test', owner, name: 'ledger' })
        .request('GET /repos/{owner}/{repo}', { owner, repo: 'ledger' }),
  };
}

it('asks as the App of the organisation', async () => {
  const { server, ask } = await hostWithAnApp();
  expect((await ask('acme')).data.name).toBe('ledger');
  expect(server.requests.at(-1)).toMatchObject({
    path: '/api/v3/repos/acme/ledger',
    headers: { authorization: 'Bearer of-the-installation' },
  });
});

it('shows an organisation without the App no token of another', async () => {
  const { server, ask } = await hostWithAnApp();
  await ask('acme');
  await ask('elsewhere');
  const { path, headers } = server.requests.at(-1) ?? {};
  expect(path).toBe('/api/v3/repos/elsewhere/ledger');
  expect(headers?.authorization).toBeUndefined();
});
