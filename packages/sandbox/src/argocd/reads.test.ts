import Ajv from 'ajv';
import { textAt } from '../clusters/objects/json';
import {
  startArgoCdUnderTest,
  type ArgoCdUnderTest,
} from '../recorded/running-argocd';
import { publishedSchemas, SCHEMA_OPTIONS } from '../recorded/schemas';
import { smallCompany } from '../recorded/small-company';

// A busy machine takes several times as long.
jest.setTimeout(30_000);

describe('reading from Argo CD', () => {
  let under: ArgoCdUnderTest;

  beforeAll(async () => {
    under = await startArgoCdUnderTest(smallCompany());
  });
  afterAll(() => under.close());

  const ask: ArgoCdUnderTest['ask'] = (path, options) =>
    under.ask(path, options);
  const application = (name: string) => under.application(name);
  const deploy = (service: string, version: string) =>
    under.deploy(service, version);

  it('knows the same name in both instances, and one application outside its own namespace', async () => {
    const inStaging = await ask('/applications/ledger', {
      instance: 'argocd-staging',
    });
    expect(textAt(inStaging.body, 'spec', 'source', 'path')).toBe(
      'staging/ledger',
    );
    expect(textAt(await application('ledger'), 'spec', 'source', 'path')).toBe(
      'production/ledger',
    );

    expect(
      (await ask('/applications/statements', { instance: 'argocd-staging' }))
        .status,
    ).toBe(403);
    const elsewhere = await ask(
      '/applications/statements?appNamespace=money-applications',
      { instance: 'argocd-staging' },
    );
    expect(elsewhere.status).toBe(200);
    expect(textAt(elsewhere.body, 'status', 'sync', 'status')).toBe('Synced');
  });

  it.each([
    ['sandbox-argocd-reader', 'get', 'yes'],
    ['sandbox-argocd-reader', 'sync', 'no'],
    ['sandbox-argocd-deployer', 'sync', 'yes'],
  ])(
    'tells %s whether it may %s applications: %s',
    async (token, action, value) => {
      for (const object of ['*', 'default/*']) {
        const { status, body } = await ask(
          `/account/can-i/applications/${action}/${object}`,
          { token },
        );
        expect({ status, body }).toEqual({ status: 200, body: { value } });
      }
    },
  );

  it.each([
    ['/account/can-i/applications/get/*', 'accountCanIResponse'],
    ['/applications', 'v1alpha1ApplicationList'],
    ['/applications/payments/resource-tree', 'v1alpha1ApplicationTree'],
    [
      '/applications/payments/managed-resources',
      'applicationManagedResourcesResponse',
    ],
    ['/applications/payments/events', 'eventsEventList'],
    ['/clusters', 'v1alpha1ClusterList'],
    ['/projects', 'v1alpha1AppProjectList'],
  ])('answers %s as the published document says', async (path, definition) => {
    const { body } = await ask(path);
    expect(
      publishedSchemas('argocd', new Ajv(SCHEMA_OPTIONS)).problems(
        definition,
        body,
      ),
    ).toEqual([]);
  });

  it('streams what is there and then what changes', async () => {
    const controller = new AbortController();
    const response = await fetch(
      `${under.argoCd.urls['argocd-production']}/api/v1/stream/applications?name=ledger`,
      {
        headers: {
          Authorization: 'Bearer sandbox-argocd-reader',
          Accept: 'text/event-stream',
        },
        signal: controller.signal,
      },
    );
    const reader = response.body?.getReader();
    const next = async () =>
      Buffer.from((await reader?.read())?.value ?? new Uint8Array()).toString(
        'utf8',
      );
    expect(await next()).toContain('"type":"ADDED"');
    await deploy('ledger', '2.0.0');
    expect(await next()).toContain('"type":"MODIFIED"');
    controller.abort();
  });
});
