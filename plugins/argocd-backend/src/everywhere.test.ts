import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { serve, type TestServer } from '@groundwork/source-client/testing';
import request from 'supertest';
import { argocdPlugin } from './plugin';
import productionApplication from './__fixtures__/production-application.json';
import productionApplications from './__fixtures__/production-applications.json';
import revisionMetadata from './__fixtures__/revision-metadata.json';
import unknownApplication from './__fixtures__/unknown-application.json';

const entities = [
  { name: 'payments', annotations: { 'argocd/app-name': 'payments' } },
  {
    name: 'by-selector',
    annotations: { 'argocd/app-selector': 'team=payments' },
  },
].map(metadata => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata,
  spec: { type: 'service', lifecycle: 'production', owner: 'group:payments' },
}));

const { history } = productionApplication.response.body.status;
const deployed = [...new Set(history.map(({ revision }) => revision))];
const APPLICATION = /^\/api\/v1\/applications\/[^/?]+(\?.*)?$/;

let servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
});

type Answer = (path: string) => { status: number; body: unknown } | undefined;

/** An instance that answers what it is given, and nothing at all where that is undefined. */
async function instance(answer: Answer): Promise<TestServer> {
  const server = await serve(({ url = '' }, response) => {
    const given = answer(url);
    if (!given) return;
    response.writeHead(given.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(given.body));
  });
  servers = [...servers, server];
  return server;
}

const knowing: Answer = path => {
  if (path.includes('/revisions/')) return revisionMetadata.response;
  return path.startsWith('/api/v1/applications?')
    ? productionApplications.response
    : productionApplication.response;
};
const notKnowing: Answer = path =>
  path.startsWith('/api/v1/applications?')
    ? { status: 200, body: { items: null } }
    : unknownApplication.response;
const silent: Answer = () => undefined;

async function start(answers: Readonly<Record<string, Answer>>) {
  const asked = new Map<string, TestServer>();
  for (const [name, answer] of Object.entries(answers)) {
    asked.set(name, await instance(answer));
  }
  const instances = [...asked].map(([name, { url }]) => ({
    ...{ name, url, token: 'reader' },
    frontendUrl: `https://${name}.example.org`,
  }));
  const { server } = await startTestBackend({
    features: [
      argocdPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          argocd: {
            timeout: { milliseconds: 500 },
            appLocatorMethods: [{ type: 'config', instances }],
          },
        },
      }),
    ],
  });
  return {
    api: request(server),
    /** What an instance was asked. */
    seen: (name: string) => asked.get(name)?.requests.map(({ path }) => path),
  };
}

const says = 'Argo CD staging did not answer in time when asked for';

describe('one question for the applications of all instances', () => {
  it('answers with those of each that knows one, where people see them, and says who was asked', async () => {
    const { api } = await start({
      staging: knowing,
      elsewhere: notKnowing,
      production: knowing,
    });
    const { body, status } = await api.get(
      '/api/argocd/everywhere/name/payments/applications',
    );
    expect(status).toBe(200);
    expect(
      body.items.map(
        ({ metadata }: { metadata: { instance: unknown } }) =>
          metadata.instance,
      ),
    ).toEqual([
      { name: 'staging', url: 'https://staging.example.org' },
      { name: 'production', url: 'https://production.example.org' },
    ]);
    expect(body.instances).toEqual([
      { name: 'staging' },
      { name: 'elsewhere' },
      { name: 'production' },
    ]);
    expect(body.items[0].status.history).toHaveLength(history.length);
  });

  it.each([
    ['name/payments', 1],
    [
      'selector/team=payments',
      productionApplications.response.body.items.length,
    ],
  ])(
    'names an instance that is silent, and keeps what the others have by %s',
    async (wanted, count) => {
      const { api } = await start({ staging: silent, production: knowing });
      const { body, status } = await api.get(
        `/api/argocd/everywhere/${wanted}/applications`,
      );
      expect(status).toBe(200);
      expect(body.items).toHaveLength(count);
      expect(body.instances).toEqual([
        {
          name: 'staging',
          error: {
            reason: 'timeout',
            says: expect.stringContaining(says),
            remedy: expect.any(String),
          },
        },
        { name: 'production' },
      ]);
    },
  );
});

describe('one question for the revisions of all instances', () => {
  it('answers who made what each instance has deployed, each revision once', async () => {
    const { api, seen } = await start({
      elsewhere: notKnowing,
      production: knowing,
    });
    const { body } = await api.get(
      '/api/argocd/everywhere/name/payments/revisions',
    );
    const { author, message } = revisionMetadata.response.body;
    expect(deployed.length).toBeGreaterThan(1);
    expect(
      body.items.map(({ revision }: { revision: string }) => revision),
    ).toEqual(expect.arrayContaining(deployed));
    expect(body.items).toHaveLength(deployed.length);
    expect(body.items[0]).toMatchObject({
      ...{ instance: 'production', namespace: 'argocd', author, message },
      application: 'payments',
    });
    expect(
      seen('production')?.filter(path => path.includes('/revisions/')),
    ).toHaveLength(deployed.length);
  });

  it('speaks for the others when an instance is silent', async () => {
    const { api } = await start({ staging: silent, production: knowing });
    const { body, status } = await api.get(
      '/api/argocd/everywhere/selector/team=payments/revisions',
    );
    expect(status).toBe(200);
    expect(
      new Set(body.items.map((item: { instance: string }) => item.instance)),
    ).toEqual(new Set(['production']));
  });

  it('asks for what can be a revision only', async () => {
    const { body } = productionApplication.response;
    const entry = { id: 1, revision: '../../version' };
    const status = { ...body.status, history: [entry, ...history] };
    const { api, seen } = await start({
      production: path =>
        APPLICATION.test(path)
          ? { status: 200, body: { ...body, status } }
          : knowing(path),
    });
    const answer = await api.get(
      '/api/argocd/everywhere/name/payments/revisions',
    );
    expect(answer.status).toBe(200);
    expect(answer.body.items).toHaveLength(deployed.length);
    expect(seen('production')?.join()).not.toContain('version');
  });
});
