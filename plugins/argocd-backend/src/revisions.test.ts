import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { serve, type TestServer } from '@groundwork/source-client/testing';
import request from 'supertest';
import productionApplication from './__fixtures__/production-application.json';
import { argocdPlugin } from './plugin';

const component = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:payments' },
});

const FOLDER = 'a1'.repeat(20);
const VALUES = 'b2'.repeat(20);
const FOLDER_THEN = 'c3'.repeat(20);
const folder = { repoURL: 'https://git.example/gitops.git', path: 'payments' };
const chart = { repoURL: 'https://charts.example', chart: 'payments' };
const values = { repoURL: 'https://git.example/values.git', ref: 'values' };

const real = productionApplication.response.body;
/** A real answer, but for where the application comes from: it was split, and then its chart moved before its values. */
const application = {
  ...real,
  spec: { ...real.spec, source: undefined, sources: [chart, values] },
  status: {
    ...real.status,
    sync: { status: 'Synced', revisions: ['2.0.0', VALUES] },
    history: [
      { revision: FOLDER_THEN, source: folder },
      {
        ...{ id: 1, revision: '', source: { repoURL: '' } },
        ...{ revisions: [FOLDER, VALUES], sources: [folder, values] },
      },
      {
        ...{ id: 2, revision: '', source: { repoURL: '' } },
        ...{ revisions: ['2.0.0', VALUES], sources: [chart, values] },
      },
    ],
  },
};

let argocd: TestServer;
let asked: string[] = [];

beforeEach(async () => {
  asked = [];
  argocd = await serve(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(200, { 'content-type': 'application/json' });
    const answer = url.includes('/metadata')
      ? { author: 'Release Robot <robot@example.org>', message: url }
      : application;
    response.end(
      JSON.stringify(
        url.startsWith('/api/v1/applications?')
          ? { items: [application] }
          : answer,
      ),
    );
  });
});

afterEach(() => argocd.close());

async function start() {
  const { server } = await startTestBackend({
    features: [
      argocdPlugin,
      catalogServiceMock.factory({
        entities: [
          component('payments', { 'argocd/app-name': 'payments' }),
          component('selected', { 'argocd/app-selector': 'team=payments' }),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          argocd: {
            appLocatorMethods: [
              {
                type: 'config',
                instances: [
                  { name: 'production', url: argocd.url, token: 'a-token' },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  return request(server);
}

const metadataOf = (revision: string, query = '') =>
  `/api/v1/applications/payments/revisions/${revision}/metadata${query}`;
const asEntity = '/api/argocd/argoInstance/production/applications';

it.each(['name/payments', 'selector/team=payments'])(
  'asks for revisions of an application of several sources by %s, each in the repository that it came from then',
  async wanted => {
    const api = await start();

    const response = await api.get(
      `/api/argocd/everywhere/${wanted}/revisions`,
    );

    expect(response.status).toBe(200);
    // The application itself comes first.
    expect(asked.slice(1).sort()).toEqual([
      metadataOf(FOLDER, '?sourceIndex=0&versionId=1'),
      metadataOf(VALUES, '?sourceIndex=1&versionId=2'),
      metadataOf(FOLDER_THEN),
    ]);
    expect(
      response.body.items.map(({ revision }: { revision: string }) => revision),
    ).toEqual([FOLDER_THEN, FOLDER, VALUES, '2.0.0']);
  },
);

it('tells a version of a chart by its name, and does not ask who committed it', async () => {
  const api = await start();

  const { body } = await api.get(
    `${asEntity}/name/payments/revisions/2.0.0/metadata`,
  );

  expect(body).toEqual({ message: 'Version 2.0.0 of the chart payments' });
  expect(asked.filter(url => url.includes('/metadata'))).toEqual([]);
});

it('asks for a revision that is compared with and was not deployed yet in its own repository', async () => {
  const ahead = 'd4'.repeat(20);
  const revisions = ['2.0.0', ahead];
  const { sync } = application.status;
  application.status.sync = { ...sync, revisions };
  const api = await start();

  await api.get(`${asEntity}/name/payments/revisions/${ahead}/metadata`);

  expect(asked).toContain(metadataOf(ahead, '?sourceIndex=1'));
  application.status.sync = sync;
});
