import dns from 'node:dns';
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { connect } from 'node:tls';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderGithub from '@backstage/plugin-scaffolder-backend-module-github';
import { testProxy, type TestProxy } from '@groundwork/source-client/testing';
import crossFetch from 'cross-fetch';
import request from 'supertest';
import { fetch as undiciFetch, Pool, ProxyAgent } from 'undici';
import outgoing from '.';
import { ConfiguredHosts } from './ConfiguredHosts';
import { serve, type TestServer } from './silentServer.testing';

jest.setTimeout(60_000);

const CONFIGURED = 'git.configured.example';
const ELSEWHERE = 'elsewhere.example';
const data = {
  integrations: {
    github: [{ host: CONFIGURED, apiBaseUrl: `https://${CONFIGURED}/api/v3` }],
  },
};

/** Every name that was looked up. Each is this machine, so that a request that should not leave would be answered. */
const lookedUp: string[] = [];
let server: TestServer;
let proxy: TestProxy;
let backend: Awaited<ReturnType<typeof startTestBackend>>;
const logger = mockServices.rootLogger.mock({ child: () => logger });

beforeAll(async () => {
  const lookup: unknown = dns.lookup;
  if (typeof lookup !== 'function') {
    throw new TypeError('Nobody looks names up');
  }
  jest.spyOn(dns, 'lookup').mockImplementation((...args: unknown[]) => {
    lookedUp.push(String(args[0]));
    Reflect.apply(lookup, dns, ['127.0.0.1', ...args.slice(1)]);
  });
  server = await serve((asked, response) => {
    if (asked.url === '/redirects') {
      const { port } = new URL(server.url);
      response.writeHead(302, { location: `http://${ELSEWHERE}:${port}/` });
    }
    response.end('answered');
  });
  proxy = await testProxy({ port: Number(new URL(server.url).port) });
  backend = await startTestBackend({
    features: [
      outgoing,
      scaffolder,
      scaffolderGithub,
      logger.factory,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({ data }),
    ],
  });
});
beforeEach(() => {
  lookedUp.length = 0;
});
afterAll(async () => {
  await backend.stop();
  await proxy.close();
  await server.close();
  jest.restoreAllMocks();
});

const byNode = (get: typeof httpGet, url: string) =>
  new Promise<string>((resolve, reject) => {
    get(url, response => {
      response.resume();
      response.on('end', () => resolve('answered'));
    }).on('error', reject);
  });

/** Every way in which the backend and its plugins ask. */
const clients: Readonly<Record<string, (host: string) => Promise<unknown>>> = {
  fetch: host => fetch(`http://${host}/`),
  'fetch of another copy of undici': host => undiciFetch(`http://${host}/`),
  'a pool of connections': host => {
    const pool = new Pool(`http://${host}`);
    return pool
      .request({ method: 'GET', path: '/' })
      .finally(() => pool.close());
  },
  'cross-fetch, which is node-fetch': host => crossFetch(`http://${host}/`),
  'node:http': host => byNode(httpGet, `http://${host}/`),
  'node:https': host => byNode(httpsGet, `https://${host}/`),
  'node:tls': host =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(`https://${host}`);
      connect({ host: hostname, port: Number(port || 443) }, () =>
        resolve(''),
      ).on('error', reject);
    }),
};

/** The messages of an error and of what led to it; Node's own errors are of another realm than a test's. */
function said(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? `${error.message} ${'cause' in error ? said(error.cause) : ''}`
    : String(error);
}

describe.each(Object.entries(clients))('a request with %s', (_name, ask) => {
  it('to a host that nobody configured is refused before its name is looked up', async () => {
    const error = await ask(`${ELSEWHERE}:${new URL(server.url).port}`).then(
      () => 'It was answered',
      said,
    );
    expect(error).toContain(`${ELSEWHERE} was not asked`);
    expect(lookedUp).toEqual([]);
  });

  it('to an address that nobody configured is refused too', async () => {
    const error = await ask('192.0.2.1').then(() => 'It was answered', said);
    expect(error).toContain('192.0.2.1 was not asked');
  });
});

it.each([
  ['fetch', 'a'],
  ['cross-fetch, which is node-fetch', 'b'],
  ['node:http', 'c'],
])('a configured host is asked with %s', async (name, below) => {
  const host = `${below}.${CONFIGURED}`;
  await clients[name]?.(`${host}:${new URL(server.url).port}`);
  expect(lookedUp).toEqual([host]);
});

it('a redirect to a host that nobody configured is not followed', async () => {
  const { port } = new URL(server.url);
  const error = await fetch(`http://d.${CONFIGURED}:${port}/redirects`).then(
    () => 'It was answered',
    said,
  );
  expect(error).toContain(`${ELSEWHERE} was not asked`);
  expect(lookedUp).toEqual([`d.${CONFIGURED}`]);
});

it('a proxy does not hear of a host that nobody configured', async () => {
  const dispatcher = new ProxyAgent(proxy.url);
  const error = await undiciFetch(`https://${ELSEWHERE}/`, {
    dispatcher,
  }).then(() => 'It was answered', said);
  expect(error).toContain(`${ELSEWHERE} was not asked`);
  expect(proxy.tunnels).toEqual([]);
  await undiciFetch(`https://${CONFIGURED}/`, { dispatcher }).catch(said);
  expect(proxy.tunnels).toEqual([`${CONFIGURED}:443`]);
  await dispatcher.close();
});

it.each([
  'https://github.com/a/b/blob/main/c.yaml',
  'https://gitlab.com/a/b/-/blob/main/c.yaml',
  'https://bitbucket.org/a/b/src/main/c.yaml',
  'https://dev.azure.com/a/b/_git/c?path=/d.yaml',
])(
  'the URL reader that comes without being configured reads nothing: %s',
  async url => {
    const readers = UrlReaders.default({
      logger,
      config: new ConfigReader(data),
    });
    await expect(readers.readUrl(url)).rejects.toThrow();
    expect(lookedUp).toEqual([]);
  },
);

it('the fields of templates that complete by themselves ask no host but the configured ones', async () => {
  const { status } = await request(backend.server)
    .post('/api/scaffolder/v2/autocomplete/github/owners')
    .send({ token: 'a-token-of-somebody' });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(lookedUp).toEqual([]);
});

it('the log names a host that was not asked once', () => {
  const named = logger.warn.mock.calls.filter(([message]) =>
    message.startsWith(`${ELSEWHERE} was not asked`),
  );
  expect(named).toHaveLength(1);
});

describe('configured hosts', () => {
  const read = (config: object, environment: NodeJS.ProcessEnv = {}) =>
    ConfiguredHosts.read(
      new ConfigReader(JSON.parse(JSON.stringify(config))),
      environment,
    );

  it.each([
    ['an address', { argocd: { url: 'https://argo.example/x' } }],
    [
      'a host',
      { backend: { database: { connection: { host: 'argo.example' } } } },
    ],
    ['a host with its port', { a: { host: 'argo.example:8443' } }],
    ['an address in a longer text', { a: 'reads https://argo.example now' }],
    ['an address of a database', { a: 'postgres://u:p@argo.example:5432/x' }],
    ['a list', { groundwork: { outgoing: { hosts: ['argo.example'] } } }],
    ['hosts below one', { groundwork: { outgoing: { hosts: ['*.example'] } } }],
    [
      'the API of a Git host',
      { integrations: { gitea: [{ host: 'example' }] } },
    ],
  ])('are named as %s', (_, config) => {
    expect(read(config).has('argo.example')).toBe(true);
    expect(read(config).has('argo.example.org')).toBe(false);
  });

  it('are not what only browsers ask', () => {
    const hosts = read({
      app: { support: { url: 'https://app.example' } },
      backend: {
        csp: { 'img-src': ['https://csp.example'] },
        cors: { origin: 'https://cors.example' },
      },
    });
    expect(
      ['app', 'csp', 'cors'].filter(name => hosts.has(`${name}.example`)),
    ).toEqual([]);
  });

  it('include those that libraries read from variables', () => {
    const hosts = read(
      {},
      {
        HTTPS_PROXY: 'http://proxy.example:3128',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'https://traces.example',
        HOMEPAGE: 'https://home.example',
      },
    );
    expect(hosts.has('proxy.example')).toBe(true);
    expect(hosts.has('traces.example')).toBe(true);
    expect(hosts.has('home.example')).toBe(false);
  });

  it.each([
    [
      'a bucket',
      { techdocs: { publisher: { type: 'awsS3' } } },
      'docs.s3.eu-central-1.amazonaws.com',
    ],
    [
      'sign-in at GitHub',
      { auth: { providers: { github: { production: { clientId: 'x' } } } } },
      'api.github.com',
    ],
    [
      'GitHub',
      { integrations: { github: [{ host: 'github.com' }] } },
      'raw.githubusercontent.com',
    ],
  ])('include those that %s implies', (_, config, host) => {
    expect(read(config).has(host)).toBe(true);
    expect(read({}).has(host)).toBe(false);
  });

  it.each(['localhost', '127.0.0.1', '::1', '[::1]', '::ffff:127.0.0.1'])(
    'include this machine: %s',
    host => {
      expect(read({}).has(host)).toBe(true);
    },
  );

  it.each(['127.0.0.1.example', 'localhost.example', '10.0.0.1', '1270.0.0.1'])(
    'do not include what only looks like this machine: %s',
    host => {
      expect(read({}).has(host)).toBe(false);
    },
  );
});
