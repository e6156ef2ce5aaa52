import { get as httpGet } from 'node:http';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createBackendModule,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import crossFetch from 'cross-fetch';
import outgoing, { outgoingServiceRef, type OutgoingService } from '.';
import { serve, type TestServer } from './silentServer.testing';

const LIMIT_MS = 1000;
/** Undici's clock ticks every half second, and a shared machine is late. */
const PATIENCE_MS = 6000;
const PIECES = 6;

let server: TestServer;
let backend: Awaited<ReturnType<typeof startTestBackend>>;
let service: OutgoingService;
const logger = mockServices.rootLogger.mock({ child: () => logger });

beforeAll(async () => {
  server = await serve((request, response) => {
    const path = request.url ?? '';
    if (path.includes('/silent')) {
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain' });
    if (path.includes('/stalls')) {
      response.write('the beginning');
      return;
    }
    if (path.includes('/slow')) {
      // Longer than the limit in all, and never silent for so long.
      let sent = 0;
      const timer = setInterval(() => {
        response.write('.');
        sent += 1;
        if (sent === PIECES) {
          clearInterval(timer);
          response.end();
        }
      }, LIMIT_MS / 2);
      return;
    }
    if (path.includes('/quiet')) {
      response.write('begun ');
      setTimeout(() => response.end('ended'), 3 * LIMIT_MS);
      return;
    }
    response.end('whole');
  });
  backend = await startTestBackend({
    features: [
      outgoing,
      logger.factory,
      mockServices.rootConfig.factory({
        data: {
          groundwork: {
            outgoing: {
              firstByte: { milliseconds: LIMIT_MS },
              betweenBytes: { milliseconds: LIMIT_MS },
              exempt: [`${server.url}/reports`],
            },
          },
        },
      }),
      createBackendModule({
        pluginId: 'app',
        moduleId: 'test',
        register(reg) {
          reg.registerInit({
            deps: {
              outgoing: outgoingServiceRef,
              http: coreServices.httpRouter,
            },
            async init(deps) {
              service = deps.outgoing;
            },
          });
        },
      }),
    ],
  });
});
afterAll(async () => {
  await backend.stop();
  await server.close();
});

const githubReader = (): UrlReaderService =>
  UrlReaders.default({
    logger,
    config: new ConfigReader({
      integrations: {
        github: [
          {
            host: server.host,
            apiBaseUrl: `${server.url}/api`,
            rawBaseUrl: `${server.url}/raw`,
          },
        ],
      },
    }),
  });

const byNode = (path: string, headers: Record<string, string>) =>
  new Promise<string>((resolve, reject) => {
    const request = httpGet(`${server.url}${path}`, { headers }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    request.on('error', reject);
  });

/** Every way in which the backend and its plugins read. */
const clients: Readonly<
  Record<
    string,
    (path: string, headers?: Record<string, string>) => Promise<string>
  >
> = {
  fetch: async (path, headers = {}) =>
    (await fetch(`${server.url}${path}`, { headers })).text(),
  'cross-fetch, which is node-fetch': async (path, headers = {}) =>
    (await crossFetch(`${server.url}${path}`, { headers })).text(),
  'node:http': (path, headers = {}) => byNode(path, headers),
};

/** What became of a read, and after how long. */
async function outcome(read: Promise<string>) {
  const begun = performance.now();
  const text = await Promise.race([
    read.then(
      () => 'read',
      () => 'given up',
    ),
    new Promise<string>(resolve => {
      setTimeout(() => resolve('still waiting'), PATIENCE_MS).unref();
    }),
  ]);
  return { text, tookMs: performance.now() - begun };
}

describe.each(Object.entries(clients))('a read with %s', (_name, read) => {
  it.each(['/silent', '/stalls'])(
    'is given up when the host answers like %s',
    async path => {
      const { text, tookMs } = await outcome(read(path));

      expect(text).toBe('given up');
      expect(tookMs).toBeGreaterThanOrEqual(LIMIT_MS * 0.95);
    },
    15_000,
  );

  it('is not cut while bytes come, however long it takes in all', async () => {
    expect(await read('/slow')).toHaveLength(PIECES);
  }, 15_000);

  it.each([
    ['a watch', '/api/v1/pods/quiet?watch=true', {}],
    ['a followed log', '/api/v1/pods/x/log/quiet?follow=true', {}],
    ['a watch of a group', '/apis/apps/v1/quiet?limit=1&watch=1', {}],
    ['an event stream', '/quiet', { accept: 'text/event-stream' }],
    ['an address that is named', '/reports/quiet', {}],
  ])(
    'may be silent when it is %s',
    async (_what, path, headers) => {
      expect(await read(path, headers)).toBe('begun ended');
    },
    15_000,
  );

  it.each(['/reports-of-others/quiet', '/owner/file/quiet?watch=true'])(
    'is given up when it only looks like one that may be silent: %s',
    async path => {
      expect((await outcome(read(path))).text).toBe('given up');
    },
    15_000,
  );
});

describe('the URL reader of a Git host', () => {
  it.each(['silent', 'stalls'])(
    'gives a file up when the host answers like /%s',
    async name => {
      const { text } = await outcome(
        githubReader()
          .readUrl(`http://${server.host}/owner/repo/blob/main/${name}`)
          .then(file => file.buffer())
          .then(String),
      );

      expect(text).toBe('given up');
    },
    15_000,
  );
});

describe('a host that does not answer', () => {
  it('is known and in the log with the start of its silence, and so is its answer', async () => {
    await outcome(clients['node:http']?.('/silent') ?? Promise.resolve(''));
    expect(service.silentHosts()).toEqual([
      { host: server.host, sinceMs: expect.any(Number) },
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('does not answer'),
      expect.objectContaining({ host: server.host }),
    );

    await clients.fetch?.('/whole');

    expect(service.silentHosts()).toEqual([]);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('answers again'),
      expect.objectContaining({ host: server.host }),
    );
  }, 15_000);

  it('is not one whose answer nobody takes', async () => {
    const big = await serve((_request, response) => {
      response.end(Buffer.alloc(8_000_000));
    });
    try {
      const length = await new Promise<number>((resolve, reject) => {
        httpGet(big.url, response => {
          setTimeout(async () => {
            let bytes = 0;
            response.on('data', chunk => {
              bytes += chunk.length;
            });
            response.on('end', () => resolve(bytes));
            response.on('error', reject);
          }, 3 * LIMIT_MS);
        }).on('error', reject);
      });
      expect(length).toBe(8_000_000);
    } finally {
      await big.close();
    }
  }, 15_000);
});
