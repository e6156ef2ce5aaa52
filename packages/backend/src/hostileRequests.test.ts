import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import catalog from '@backstage/plugin-catalog-backend';
import argocd from '@groundwork/plugin-argocd-backend';
import ciRuns from '@groundwork/plugin-ci-runs-backend';
import deployments from '@groundwork/plugin-deployments-backend';
import readiness from '@groundwork/plugin-readiness-backend';
import checks from '@groundwork/plugin-readiness-backend-module-checks';
import request from 'supertest';
import { z } from 'zod';
import sources from './sources';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

interface Hostile {
  readonly title: string;
  /** As it stands in an address. */
  readonly encoded: string;
  /** Parameters in which it is an ordinary value. */
  readonly mayBe?: readonly string[];
}

/** What no name of ours can be. A query is read leniently: what cannot be decoded stands for itself. */
const hostileNames: readonly Hostile[] = [
  { title: 'NUL', encoded: '%00' },
  { title: 'NUL within a name', encoded: 'a%00b' },
  { title: 'a line break', encoded: 'a%0Ab' },
  {
    title: 'an encoded slash',
    encoded: 'a%2Fb',
    mayBe: ['branch', 'selector'],
  },
  { title: 'a way up', encoded: '..%2F..%2Fetc' },
  { title: 'a backslash', encoded: 'a%5Cb' },
  { title: 'a space', encoded: '%20' },
  { title: 'half an encoding', encoded: 'a%2', mayBe: ['branch'] },
  { title: 'no encoding', encoded: '%ZZ', mayBe: ['branch'] },
  { title: 'bytes that are no text', encoded: '%C0%80', mayBe: ['branch'] },
  { title: 'half a character', encoded: '%ED%A0%80', mayBe: ['branch'] },
  { title: 'a name of 5,000 characters', encoded: 'a'.repeat(5000) },
];

/** The routes that no OpenAPI document describes. */
const argocdRoutes = [
  '/find/name/{name}',
  '/find/selector/{selector}',
  '/argoInstance/{instance}/applications/name/{name}',
  '/argoInstance/{instance}/applications/selector/{selector}',
  '/argoInstance/{instance}/applications/name/{name}/revisions/{revision}/metadata',
  '/argoInstance/{instance}/applications/name/{name}/syncwindows',
  '/everywhere/name/{name}/applications',
  '/everywhere/selector/{selector}/applications',
  '/everywhere/name/{name}/revisions',
  '/everywhere/selector/{selector}/revisions',
];

interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** Names of texts in the query. */
  readonly query: readonly string[];
}

const parameterSchema = z.object({
  name: z.string(),
  in: z.string(),
  schema: z.object({ type: z.string() }),
});
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.partialRecord(
      z.enum(['get', 'post']),
      z.object({
        parameters: z
          .array(z.union([z.object({ $ref: z.string() }), parameterSchema]))
          .default([]),
      }),
    ),
  ),
  components: z.object({
    parameters: z.record(z.string(), parameterSchema).default({}),
  }),
});

async function start(databaseId: TestDatabaseId) {
  const knexes = {
    catalog: await databases.init(databaseId),
    readiness: await databases.init(databaseId),
  };
  const backend = await startTestBackend({
    features: [
      argocd,
      catalog,
      ciRuns,
      deployments,
      readiness,
      checks,
      sources,
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => ({
          getClient: async () =>
            plugin.getId() === 'catalog' ? knexes.catalog : knexes.readiness,
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          argocd: {
            appLocatorMethods: [
              {
                type: 'config',
                instances: [
                  { name: 'main', url: 'http://127.0.0.1:9', token: 'token' },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  return {
    server: backend.server,
    async stop() {
      await backend.stop();
      await Promise.all(Object.values(knexes).map(knex => knex.destroy()));
    },
  };
}

type Running = Awaited<ReturnType<typeof start>>;

async function describedRoutes(
  server: Running['server'],
  plugin: string,
): Promise<readonly Route[]> {
  const { body } = await request(server).get(`/api/${plugin}/openapi.json`);
  const { paths, components } = documentSchema.parse(body);
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters }]) => ({
      method: z.enum(['get', 'post']).parse(method),
      path,
      query: parameters.flatMap(parameter => {
        const found =
          '$ref' in parameter
            ? components.parameters[parameter.$ref.split('/').pop() ?? '']
            : parameter;
        return found?.in === 'query' && found.schema.type === 'string'
          ? [found.name]
          : [];
      }),
    })),
  );
}

/** Each name of an address in turn is hostile and the others are not. */
function addressesOf(
  { path, query }: Route,
  { encoded, mayBe = [] }: Pick<Hostile, 'encoded' | 'mayBe'>,
): readonly string[] {
  const usual = (text: string) =>
    text.replace('{instance}', 'main').replace(/\{\w+\}/g, 'a');
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(
    ([, name]) => name ?? [],
  );
  const isHostile = (name: string) => !mayBe.includes(name);
  return [
    ...names
      .filter(isHostile)
      .map(name => usual(path.replace(`{${name}}`, encoded))),
    ...query.filter(isHostile).map(name => `${usual(path)}?${name}=${encoded}`),
  ];
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let running: Running;
  let routes: readonly Route[];
  beforeAll(async () => {
    running = await start(databaseId);
    const described = await Promise.all(
      ['ci-runs', 'deployments', 'readiness'].map(plugin =>
        describedRoutes(running.server, plugin),
      ),
    );
    routes = [
      ...described.flat(),
      ...argocdRoutes.map(path => ({
        method: 'get' as const,
        path: `/api/argocd${path}`,
        query: ['appNamespace'],
      })),
    ];
  });
  afterAll(() => running.stop());

  it('knows the routes', () => {
    expect(routes.length).toBeGreaterThan(argocdRoutes.length + 8);
    expect(
      routes.flatMap(route => addressesOf(route, { encoded: 'x' })).length,
    ).toBeGreaterThan(30);
  });

  it.each(hostileNames)(
    'every route refuses $title in every name',
    async hostile => {
      const answers: Record<string, number> = {};
      for (const route of routes) {
        for (const address of addressesOf(route, hostile)) {
          const { status } = await request(running.server)[route.method](
            address,
          );
          answers[`${route.method} ${address}`] = status;
        }
      }
      const others = Object.entries(answers).filter(
        ([, status]) => status !== 400,
      );
      expect(others).toEqual([]);
    },
  );

  it.each([
    ['NUL', 'component:default/a\0b'],
    ['no reference', 'a/b/c/d'],
    ['half a surrogate pair', 'component:default/\ud800'],
  ])('refuses %s among references', async (_, entityRef) => {
    const { status } = await request(running.server)
      .post('/api/deployments/v1/status/by-refs')
      .send({ entityRefs: ['component:default/a', entityRef] });
    expect(status).toBe(400);
  });

  it('refuses a cursor that holds what no reference can', async () => {
    const cursor = Buffer.from('component:default/a\0').toString('base64url');
    const { status } = await request(running.server).get(
      `/api/readiness/teams/default/a?cursor=${cursor}`,
    );
    expect(status).toBe(400);
  });
});
