import {
  startArgoCdUnderTest,
  GITOPS_URL,
  type ArgoCdUnderTest,
} from '../recorded/running-argocd';
import {
  listAt,
  numberAt,
  objectAt,
  textAt,
  type Json,
} from '../clusters/objects/json';
import { until } from '../recorded/quick-clock';
import { readRecording } from '../recorded/recordings';
import { shapeDifferences } from '../recorded/shape';
import { smallCompany } from '../recorded/small-company';

// A busy machine takes several times as long.
jest.setTimeout(30_000);

describe('Argo CD at work', () => {
  let under: ArgoCdUnderTest;

  beforeEach(async () => {
    under = await startArgoCdUnderTest(smallCompany());
  });
  afterEach(() => under.close());

  const ask: ArgoCdUnderTest['ask'] = (path, options) =>
    under.ask(path, options);
  const application = (name: string) => under.application(name);
  const historyOf = (app: Json) => listAt(app, 'status', 'history');
  const isIdle = (app: Json) =>
    objectAt(app).operation === undefined &&
    textAt(app, 'status', 'operationState', 'phase') === 'Succeeded';

  const deploy = (service: string, version: string) =>
    under.deploy(service, version);

  it('brings a pushed commit to the cluster and remembers the commit, without anybody asking', async () => {
    const revision = await deploy('ledger', '2.0.0');
    const done = await until(
      () => application('ledger'),
      app =>
        historyOf(app).length === 4 &&
        isIdle(app) &&
        textAt(app, 'status', 'health', 'status') === 'Healthy',
    );

    expect(historyOf(done).at(-1)).toMatchObject({
      id: 3,
      revision,
      initiatedBy: { automated: true },
    });
    expect(listAt(done, 'status', 'summary', 'images')).toEqual([
      'localhost:7102/ledger:2.0.0',
    ]);
    expect(textAt(done, 'status', 'sync', 'status')).toBe('Synced');
    const live = under.clusters
      .cluster('production')
      ?.store.listKind('Deployment')
      .find(each => each.metadata.name === 'ledger');
    expect(
      textAt(live, 'spec', 'template', 'spec', 'containers', 0, 'image'),
    ).toBe('localhost:7102/ledger:2.0.0');
    expect(live?.metadata.managedFields?.map(({ manager }) => manager)).toEqual(
      ['argocd-controller', 'kube-controller-manager'],
    );
    const metadata = await ask(
      `/applications/ledger/revisions/${revision}/metadata`,
    );
    expect(metadata.body).toMatchObject({
      message: 'Deploy ledger 2.0.0 to production',
    });
  });

  it("moves everybody's revision with a commit and leaves the others' history alone", async () => {
    const before = historyOf(await application('statements'));
    const revision = await deploy('ledger', '2.0.0');
    const after = await until(
      () => application('statements'),
      app => textAt(app, 'status', 'sync', 'revision') === revision,
    );
    expect(historyOf(after)).toEqual(before);
    expect(textAt(after, 'status', 'sync', 'status')).toBe('Synced');
  });

  it('marks an application that is synced by hand, and syncs it when told', async () => {
    const revision = await deploy('payments', '2.0.0');
    await until(
      () => application('payments'),
      app => textAt(app, 'status', 'sync', 'status') === 'OutOfSync',
    );

    const accepted = await ask('/applications/payments/sync', {
      method: 'POST',
      body: { revision: 'main', prune: true },
    });
    expect(accepted.status).toBe(200);
    expect(objectAt(accepted.body, 'operation', 'initiatedBy')).toEqual({
      username: 'portal-deployer',
    });
    const recorded = readRecording('argocd/production/write/sync').response
      .body;
    expect(
      shapeDifferences(
        objectAt(recorded, 'operation'),
        objectAt(accepted.body, 'operation'),
      ),
    ).toEqual([]);

    const done = await until(
      () => application('payments'),
      app =>
        isIdle(app) && textAt(app, 'status', 'sync', 'status') === 'Synced',
    );
    expect(historyOf(done).at(-1)).toMatchObject({
      revision,
      initiatedBy: { username: 'portal-deployer' },
    });
  });

  it('rolls back: an older revision at the end of the history, by name, and out of sync from then on', async () => {
    const first = historyOf(await application('payments'))[0] ?? null;
    const accepted = await ask('/applications/payments/rollback', {
      method: 'POST',
      body: { id: numberAt(first, 'id') ?? -1 },
    });
    expect(accepted.status).toBe(200);
    const recorded = readRecording('argocd/production/write/rollback').response
      .body;
    expect(
      shapeDifferences(
        objectAt(recorded, 'operation'),
        objectAt(accepted.body, 'operation'),
      ),
    ).toEqual([]);

    const done = await until(
      () => application('payments'),
      app => isIdle(app) && historyOf(app).length === 4,
    );
    expect(historyOf(done).at(-1)).toMatchObject({
      id: 3,
      revision: textAt(first, 'revision'),
      initiatedBy: { username: 'portal-deployer' },
    });
    expect(textAt(done, 'status', 'sync', 'status')).toBe('OutOfSync');
    expect(listAt(done, 'status', 'summary', 'images')).toEqual([
      'localhost:7102/payments:1.0.0',
    ]);
    const rollbackDone = readRecording('argocd/production/write/rollback-done')
      .response.body;
    expect(
      shapeDifferences(
        objectAt(rollbackDone, 'status', 'operationState', 'operation'),
        objectAt(done, 'status', 'operationState', 'operation'),
      ),
    ).toEqual([]);
  });

  it('keeps ten entries of history and goes on counting', async () => {
    const ids = historyOf(await application('statements')).map(entry =>
      numberAt(entry, 'id'),
    );
    expect(ids).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await deploy('statements', '2.0.0');
    await ask('/applications/statements/sync', { method: 'POST', body: {} });
    const done = await until(
      () => application('statements'),
      app => numberAt(historyOf(app).at(-1) ?? null, 'id') === 12,
    );
    expect(historyOf(done)).toHaveLength(10);
  });

  it('heals what somebody scaled by hand and leaves no entry in the history', async () => {
    const patched = await ask('/applications/ledger', {
      method: 'PATCH',
      body: {
        patch: JSON.stringify({
          spec: { syncPolicy: { automated: { prune: true, selfHeal: true } } },
        }),
        patchType: 'merge',
      },
    });
    expect(patched.status).toBe(200);
    const before = historyOf(await application('ledger'));
    const cluster = under.clusters.cluster('production');
    const scale = await fetch(
      `${under.clusters.urls.production}/apis/apps/v1/namespaces/money/deployments/ledger/scale`,
      {
        method: 'PATCH',
        headers: {
          Authorization: 'Bearer sandbox-production-admin',
          'Content-Type': 'application/merge-patch+json',
        },
        body: JSON.stringify({ spec: { replicas: 5 } }),
      },
    );
    expect(scale.status).toBe(200);
    const replicas = async () =>
      numberAt(
        cluster?.store
          .listKind('Deployment')
          .find(each => each.metadata.name === 'ledger'),
        'spec',
        'replicas',
      ) ?? 0;
    await until(replicas, count => count === 2);
    const after = await until(
      () => application('ledger'),
      app =>
        isIdle(app) && textAt(app, 'status', 'sync', 'status') === 'Synced',
    );
    expect(historyOf(after)).toEqual(before);
    const live = cluster?.store
      .listKind('Deployment')
      .find(each => each.metadata.name === 'ledger');
    expect(
      live?.metadata.managedFields?.map(({ subresource }) => subresource),
    ).not.toContain('scale');
  });

  const created = (path: string): Json => ({
    metadata: { name: 'created-by-api', namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL: GITOPS_URL, path, targetRevision: 'main' },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'statements-two',
      },
      syncPolicy: { automated: {}, syncOptions: ['CreateNamespace=true'] },
    },
  });

  it('creates an application as the golden path does, brings it to life and deletes it again', async () => {
    const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: fresh, labels: { backstage.io/kubernetes-id: fresh } }
spec:
  replicas: 2
  selector: { matchLabels: { app: fresh } }
  template:
    metadata: { labels: { app: fresh } }
    spec: { containers: [{ name: fresh, image: 'localhost:7102/fresh:0.1.0' }] }
`;
    under.repositories.push(
      { 'production/fresh/deployment.yaml': manifest },
      'Add fresh',
    );
    const body = created('production/fresh');
    const answer = await ask('/applications', { method: 'POST', body });
    const recorded = readRecording('argocd/production/write/create');
    expect(answer.status).toBe(recorded.response.status);
    expect(shapeDifferences(recorded.response.body, answer.body)).toEqual([]);

    const done = await until(
      () => application('created-by-api'),
      app =>
        textAt(app, 'status', 'health', 'status') === 'Healthy' && isIdle(app),
    );
    expect(historyOf(done)).toHaveLength(1);
    expect(historyOf(done)[0]).toMatchObject({
      id: 0,
      initiatedBy: { automated: true },
    });
    const again = await ask('/applications', { method: 'POST', body });
    expect(again.status).toBe(
      readRecording('argocd/production/write/create-again').response.status,
    );

    const pods = () =>
      under.clusters
        .cluster('production')
        ?.store.listKind('Pod', 'statements-two', '') ?? [];
    expect(pods()).toHaveLength(2);
    const removed = await ask('/applications/created-by-api?cascade=true', {
      method: 'DELETE',
    });
    expect(removed).toEqual({
      status: 200,
      body: readRecording('argocd/production/write/delete').response.body,
    });
    expect((await ask('/applications/created-by-api')).status).toBe(
      readRecording('argocd/production/write/deleted').response.status,
    );
    expect(pods()).toHaveLength(0);
  });

  it('refuses an application whose path does not exist, in the words of the real one', async () => {
    const { response } = readRecording(
      'argocd/production/write/create-conflict',
    );
    const answer = await ask('/applications', {
      method: 'POST',
      body: created('apps/other/production'),
    });
    expect(answer).toEqual({ status: response.status, body: response.body });
  });

  it('lets the read-only account write nothing', async () => {
    const token = 'sandbox-argocd-reader';
    const statuses = await Promise.all([
      ask('/applications', {
        method: 'POST',
        body: created('production/ledger'),
        token,
      }),
      ask('/applications/ledger/sync', { method: 'POST', body: {}, token }),
      ask('/applications/payments/rollback', {
        method: 'POST',
        body: { id: 0 },
        token,
      }),
      ask('/applications/ledger', { method: 'DELETE', token }),
      ask('/applications/ledger', {
        method: 'PATCH',
        body: { patch: '{}', patchType: 'merge' },
        token,
      }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([
      403, 403, 403, 403, 403,
    ]);
  });

  it('names the problem when Git cannot be read, and does not call it synced', async () => {
    under.repositories.push(
      {
        'production/ledger/deployment.yaml': undefined,
        'production/ledger/service.yaml': undefined,
        'production/ledger/ingress.yaml': undefined,
        'production/ledger/external-secret.yaml': undefined,
        'production/ledger/service-monitor.yaml': undefined,
      },
      'Lose ledger',
    );
    const lost = await until(
      () => application('ledger'),
      app => textAt(app, 'status', 'sync', 'status') === 'Unknown',
    );
    expect(textAt(lost, 'status', 'conditions', 0, 'message')).toContain(
      'app path does not exist',
    );
  });

  it('calls an application degraded while its ExternalSecret asks for a path that is empty, and healthy when something is there', async () => {
    const health = (app: Json) => textAt(app, 'status', 'health', 'status');
    await under.repositories.push(
      {
        'production/ledger/first-secret.yaml': JSON.stringify({
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          metadata: { name: 'ledger-first' },
          spec: {
            refreshInterval: '1h',
            secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
            target: { name: 'ledger-first' },
            dataFrom: [{ extract: { key: 'ledger-first' } }],
          },
        }),
      },
      'Ask for a secret that nobody has put there',
    );
    const degraded = await until(
      () => application('ledger'),
      app => health(app) === 'Degraded',
    );
    expect(textAt(degraded, 'status', 'sync', 'status')).toBe('Synced');
    const secret = under.clusters
      .cluster('production')
      ?.store.listKind('ExternalSecret')
      .find(each => each.metadata.name === 'ledger-first');
    expect(listAt(secret, 'status', 'conditions')).toMatchObject([
      {
        type: 'Ready',
        status: 'False',
        reason: 'SecretSyncedError',
        message: 'could not get secret data from provider',
      },
    ]);

    under.clusters.putSecret('production', 'ledger-first');
    await until(
      () => application('ledger'),
      app => health(app) === 'Healthy',
    );
  });
});
