import type { ServerResponse } from 'node:http';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import catalog from '@backstage/plugin-catalog-backend';
import request from 'supertest';
import backlog from '.';
import outgoing from '../../outgoing';
import {
  serve,
  until,
  type TestServer,
} from '../../outgoing/silentServer.testing';

/** More than the catalog reads at once, which is ten: while they wait, the rest becomes overdue. */
const FILES = 60;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

type Mood = 'answers' | 'is silent' | 'stalls';

class GitHost {
  #mood: Mood = 'answers';
  readonly #waiting = new Set<ServerResponse>();
  answers = 0;
  server: TestServer | undefined;

  async start(): Promise<TestServer> {
    this.server = await serve((req, res) => {
      const name = /(service-\d+)/.exec(req.url ?? '')?.[1] ?? 'none';
      const text = `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: ${name} }\nspec: { type: service, lifecycle: production, owner: nobody }\n`;
      switch (this.#mood) {
        case 'answers':
          this.answers += 1;
          res.end(text);
          return;
        case 'stalls':
          this.#waiting.add(res);
          res.writeHead(200, { 'content-length': text.length });
          res.write(text.slice(0, 20));
          return;
        default:
          this.#waiting.add(res);
      }
    });
    return this.server;
  }

  /** What waits goes on waiting: the host has forgotten it. */
  become(mood: Mood): void {
    this.#mood = mood;
  }
}

async function startCatalog(
  host: string,
  connection: Awaited<ReturnType<typeof databases.init>>,
) {
  return startTestBackend({
    features: [
      outgoing,
      catalog,
      backlog,
      mockServices.database.factory({ knex: connection }),
      mockServices.rootConfig.factory({
        data: {
          groundwork: {
            outgoing: { firstByte: '1 second', betweenBytes: '1 second' },
          },
          integrations: {
            github: [
              {
                host,
                apiBaseUrl: `http://${host}/api`,
                rawBaseUrl: `http://${host}/raw`,
              },
            ],
          },
          catalog: {
            processingInterval: { seconds: 2 },
            overdueAfter: { seconds: 2 },
            locations: Array.from({ length: FILES }, (_, index) => ({
              type: 'url',
              target: `http://${host}/owner/service-${index}/blob/main/catalog-info.yaml`,
            })),
          },
        },
      }),
    ],
  });
}

describe('the catalog while its Git host is silent', () => {
  it.each(
    databases
      .eachSupportedId()
      .flatMap(([id]) => [
        [id, 'is silent' as const] as const,
        [id, 'stalls' as const] as const,
      ]),
  )(
    'says how far it is behind, whom it waits for, and goes on by itself afterwards (%s, the host %s)',
    async (id, mood) => {
      const gitHost = new GitHost();
      const { host, close } = await gitHost.start();
      const backend = await startCatalog(host, await databases.init(id));
      const read = async () => {
        const { body } = await request(backend.server)
          .get('/api/catalog/backlog')
          .set('authorization', mockCredentials.service.header())
          // The test asks out of the same process, and must not be cut off on a busy machine.
          .set('accept', 'text/event-stream')
          .expect(200);
        return body;
      };
      try {
        await until(
          'everything is read',
          async () => {
            const { entities, overdue } = await read();
            return entities >= 2 * FILES && overdue === 0;
          },
          60_000,
        );
        expect((await read()).waitsFor).toEqual([]);

        gitHost.become(mood);
        await until(
          'entities are overdue, and the host is named',
          async () => {
            const { overdue, oldestOverdueMs, waitsFor } = await read();
            return (
              overdue > 0 &&
              oldestOverdueMs >= 2000 &&
              waitsFor.some((item: { host: string }) => item.host === host)
            );
          },
          60_000,
        );

        gitHost.become('answers');
        const answers = gitHost.answers;
        await until(
          'the host is read again',
          () => gitHost.answers > answers,
          20_000,
        );
        await until(
          'nothing is overdue',
          async () => (await read()).overdue === 0,
          60_000,
        );
        await until(
          'every file is read again',
          () => gitHost.answers - answers >= FILES,
          30_000,
        );
        expect((await read()).waitsFor).toEqual([]);
      } finally {
        await backend.stop();
        await close();
      }
    },
    240_000,
  );

  it('is told to other plugins and to nobody else', async () => {
    const gitHost = new GitHost();
    const { host, close } = await gitHost.start();
    const backend = await startCatalog(host, await databases.init('SQLITE_3'));
    try {
      const answer = await request(backend.server)
        .get('/api/catalog/backlog')
        .set('authorization', mockCredentials.user.header());
      expect(answer.status).toBe(403);
    } finally {
      await backend.stop();
      await close();
    }
  }, 60_000);
});
