import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { SourceClients } from '@groundwork/source-client';
import { CatalogBacklog } from './CatalogBacklog';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** What the readiness backend makes of a catalog that answers so. */
async function readFrom(handle: Handle) {
  const server = createServer(handle);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const baseUrl = `http://127.0.0.1:${port}/api/catalog`;
  try {
    return await new CatalogBacklog({
      auth: mockServices.auth(),
      discovery: {
        getBaseUrl: async () => baseUrl,
        getExternalBaseUrl: async () => baseUrl,
      },
      sources: SourceClients.fromConfig(new ConfigReader({})),
    }).read();
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const answering =
  (status: number, body: unknown): Handle =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };

const counted = {
  entities: 1204,
  overdue: 976,
  oldestOverdueMs: 720_000,
  waitsFor: [{ host: 'git.example', since: '2026-11-01T09:12:00.000Z' }],
};

describe('how far the catalog is behind', () => {
  it('is asked of the catalog in the name of this plugin', async () => {
    const asked: unknown[] = [];
    const answer = await readFrom((request, response) => {
      asked.push(request.url, request.headers.authorization);
      answering(200, counted)(request, response);
    });

    expect(answer).toEqual({ state: 'counted', ...counted });
    expect(asked).toEqual([
      '/api/catalog/backlog',
      expect.stringMatching(/^Bearer ./),
    ]);
  });

  it('is left out when the catalog does not tell', async () => {
    expect(await readFrom(answering(404, {}))).toBeUndefined();
  });

  it.each<[string, string, Handle]>([
    ['server_error', 'fails', answering(500, {})],
    ['forbidden', 'refuses', answering(403, {})],
    ['parse_error', 'says something else', answering(200, { overdue: 'no' })],
    ['timeout', 'is silent', () => undefined],
  ])('is unknown with the reason %s when the catalog %s', async (...row) => {
    const [reason, , handle] = row;

    expect(await readFrom(handle)).toEqual({
      state: 'failed',
      reason,
      message: expect.any(String),
    });
  });
});
