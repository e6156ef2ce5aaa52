import { startClusters, type RunningClusters } from '../clusters';
import { listAt, numberAt, objectAt, textAt, type Json } from '../clusters/objects/json';
import { parseJson } from '../clusters/objects/kubernetes-object';
import { createMemoryRepositories, type MemoryRepositories } from '../recorded/memory-repositories';
import { createQuickClock, until } from '../recorded/quick-clock';
import { readRecording } from '../recorded/recordings';
import { publishedSchemas } from '../recorded/schemas';
import { shapeDifferences } from '../recorded/shape';
import { smallCompany } from '../recorded/small-company';
import { startArgoCd, type RunningArgoCd } from './start';

const GITOPS = 'saltmarsh/gitops';
const URL_OF_GITOPS = 'http://localhost:7101/saltmarsh/gitops.git';

describe('Argo CD at work', () => {
  let clusters: RunningClusters;
  let argoCd: RunningArgoCd;
  let repositories: MemoryRepositories;
  let clock: ReturnType<typeof createQuickClock>;

  beforeEach(async () => {
    const company = smallCompany();
    clock = createQuickClock();
    repositories = createMemoryRepositories(company);
    const faults = { current: () => undefined };
    clusters = await startClusters({ company, clock, faults, ports: { staging: 0, production: 0 } });
    argoCd = await startArgoCd({
      company,
      repositories,
      pushFeed: repositories,
      clock,
      faults,
      clusters,
      ports: { 'argocd-staging': 0, 'argocd-production': 0 },
      gitopsUrl: URL_OF_GITOPS,
    });
  });
  afterEach(async () => {
    clock.close();
    await argoCd.close();
    await clusters.close();
  });

  interface Options {
    readonly method?: string;
    readonly body?: Json;
    readonly token?: string;
    readonly instance?: 'argocd-staging' | 'argocd-production';
  }

  async function ask(path: string, { method = 'GET', body, token = 'sandbox-argocd-deployer', instance = 'argocd-production' }: Options = {}) {
    const response = await fetch(`${argoCd.urls[instance]}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = parseJson(await response.json()) ?? null;
    return { status: response.status, body: json };
  }

  const application = async (name: string) => (await ask(`/applications/${name}`)).body;
  const historyOf = (app: Json) => listAt(app, 'status', 'history');
  const isIdle = (app: Json) => objectAt(app).operation === undefined && textAt(app, 'status', 'operationState', 'phase') === 'Succeeded';

  async function deploy(service: string, version: string) {
    const path = `production/${service}/deployment.yaml`;
    const before = (await repositories.readFile(GITOPS, 'main', path)) ?? '';
    return repositories.push({ [path]: before.replace(/(image: \S+:)\S+/, `$1${version}`) }, `Deploy ${service} ${version} to production`);
  }

  it('brings a pushed commit to the cluster and remembers the commit, without anybody asking', async () => {
    const revision = await deploy('ledger', '2.0.0');
    const done = await until(() => application('ledger'), app => historyOf(app).length === 4 && isIdle(app) && textAt(app, 'status', 'health', 'status') === 'Healthy');

    expect(historyOf(done).at(-1)).toMatchObject({ id: 3, revision, initiatedBy: { automated: true } });
    expect(listAt(done, 'status', 'summary', 'images')).toEqual(['localhost:7102/ledger:2.0.0']);
    expect(textAt(done, 'status', 'sync', 'status')).toBe('Synced');
    const live = clusters.cluster('production')?.store.listKind('Deployment').find(each => each.metadata.name === 'ledger');
    expect(textAt(live, 'spec', 'template', 'spec', 'containers', 0, 'image')).toBe('localhost:7102/ledger:2.0.0');
    expect(live?.metadata.managedFields?.map(({ manager }) => manager)).toEqual(['argocd-controller', 'kube-controller-manager']);
    const metadata = await ask(`/applications/ledger/revisions/${revision}/metadata`);
    expect(metadata.body).toMatchObject({ message: 'Deploy ledger 2.0.0 to production' });
  });

  it("moves everybody's revision with a commit and leaves the others' history alone", async () => {
    const before = historyOf(await application('statements'));
    const revision = await deploy('ledger', '2.0.0');
    const after = await until(() => application('statements'), app => textAt(app, 'status', 'sync', 'revision') === revision);
    expect(historyOf(after)).toEqual(before);
    expect(textAt(after, 'status', 'sync', 'status')).toBe('Synced');
  });

  it('marks an application that is synced by hand, and syncs it when told', async () => {
    const revision = await deploy('payments', '2.0.0');
    await until(() => application('payments'), app => textAt(app, 'status', 'sync', 'status') === 'OutOfSync');

    const accepted = await ask('/applications/payments/sync', { method: 'POST', body: { revision: 'main', prune: true } });
    expect(accepted.status).toBe(200);
    expect(objectAt(accepted.body, 'operation', 'initiatedBy')).toEqual({ username: 'portal-deployer' });
    const recorded = readRecording('argocd/production/write/sync').response.body;
    expect(shapeDifferences(objectAt(recorded, 'operation'), objectAt(accepted.body, 'operation'))).toEqual([]);

    const done = await until(() => application('payments'), app => isIdle(app) && textAt(app, 'status', 'sync', 'status') === 'Synced');
    expect(historyOf(done).at(-1)).toMatchObject({ revision, initiatedBy: { username: 'portal-deployer' } });
  });

  it('rolls back: an older revision at the end of the history, by name, and out of sync from then on', async () => {
    const first = historyOf(await application('payments'))[0] ?? null;
    const accepted = await ask('/applications/payments/rollback', { method: 'POST', body: { id: numberAt(first, 'id') ?? -1 } });
    expect(accepted.status).toBe(200);
    const recorded = readRecording('argocd/production/write/rollback').response.body;
    expect(shapeDifferences(objectAt(recorded, 'operation'), objectAt(accepted.body, 'operation'))).toEqual([]);

    const done = await until(() => application('payments'), app => isIdle(app) && historyOf(app).length === 4);
    expect(historyOf(done).at(-1)).toMatchObject({ id: 3, revision: textAt(first, 'revision'), initiatedBy: { username: 'portal-deployer' } });
    expect(textAt(done, 'status', 'sync', 'status')).toBe('OutOfSync');
    expect(listAt(done, 'status', 'summary', 'images')).toEqual(['localhost:7102/payments:1.0.0']);
    const rollbackDone = readRecording('argocd/production/write/rollback-done').response.body;
    expect(shapeDifferences(objectAt(rollbackDone, 'status', 'operationState', 'operation'), objectAt(done, 'status', 'operationState', 'operation'))).toEqual([]);
  });

  it('keeps ten entries of history and goes on counting', async () => {
    const ids = historyOf(await application('statements')).map(entry => numberAt(entry, 'id'));
    expect(ids).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await deploy('statements', '2.0.0');
    await ask('/applications/statements/sync', { method: 'POST', body: {} });
    const done = await until(() => application('statements'), app => numberAt(historyOf(app).at(-1) ?? null, 'id') === 12);
    expect(historyOf(done)).toHaveLength(10);
  });

  it('heals what somebody scaled by hand and leaves no entry in the history', async () => {
    const patched = await ask('/applications/ledger', {
      method: 'PATCH',
      body: { patch: JSON.stringify({ spec: { syncPolicy: { automated: { prune: true, selfHeal: true } } } }), patchType: 'merge' },
    });
    expect(patched.status).toBe(200);
    const before = historyOf(await application('ledger'));
    const cluster = clusters.cluster('production');
    const scale = await fetch(`${clusters.urls.production}/apis/apps/v1/namespaces/money/deployments/ledger/scale`, {
      method: 'PATCH',
      headers: { Authorization: 'Bearer sandbox-production-admin', 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify({ spec: { replicas: 5 } }),
    });
    expect(scale.status).toBe(200);
    const replicas = async () => numberAt(cluster?.store.listKind('Deployment').find(each => each.metadata.name === 'ledger'), 'spec', 'replicas') ?? 0;
    await until(replicas, count => count === 2);
    const after = await until(() => application('ledger'), app => isIdle(app) && textAt(app, 'status', 'sync', 'status') === 'Synced');
    expect(historyOf(after)).toEqual(before);
    const live = cluster?.store.listKind('Deployment').find(each => each.metadata.name === 'ledger');
    expect(live?.metadata.managedFields?.map(({ subresource }) => subresource)).not.toContain('scale');
  });

  const created = (path: string): Json => ({
    metadata: { name: 'created-by-api', namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL: URL_OF_GITOPS, path, targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'statements-two' },
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
    repositories.push({ 'production/fresh/deployment.yaml': manifest }, 'Add fresh');
    const body = created('production/fresh');
    const answer = await ask('/applications', { method: 'POST', body });
    const recorded = readRecording('argocd/production/write/create');
    expect(answer.status).toBe(recorded.response.status);
    expect(shapeDifferences(recorded.response.body, answer.body)).toEqual([]);

    const done = await until(() => application('created-by-api'), app => textAt(app, 'status', 'health', 'status') === 'Healthy' && isIdle(app));
    expect(historyOf(done)).toHaveLength(1);
    expect(historyOf(done)[0]).toMatchObject({ id: 0, initiatedBy: { automated: true } });
    const again = await ask('/applications', { method: 'POST', body });
    expect(again.status).toBe(readRecording('argocd/production/write/create-again').response.status);

    const pods = () => clusters.cluster('production')?.store.listKind('Pod', 'statements-two', '') ?? [];
    expect(pods()).toHaveLength(2);
    const removed = await ask('/applications/created-by-api?cascade=true', { method: 'DELETE' });
    expect(removed).toEqual({ status: 200, body: readRecording('argocd/production/write/delete').response.body });
    expect((await ask('/applications/created-by-api')).status).toBe(readRecording('argocd/production/write/deleted').response.status);
    expect(pods()).toHaveLength(0);
  });

  it('refuses an application whose path does not exist, in the words of the real one', async () => {
    const { response } = readRecording('argocd/production/write/create-conflict');
    const answer = await ask('/applications', { method: 'POST', body: created('apps/other/production') });
    expect(answer).toEqual({ status: response.status, body: response.body });
  });

  it('lets the read-only account write nothing', async () => {
    const token = 'sandbox-argocd-reader';
    const statuses = await Promise.all([
      ask('/applications', { method: 'POST', body: created('production/ledger'), token }),
      ask('/applications/ledger/sync', { method: 'POST', body: {}, token }),
      ask('/applications/payments/rollback', { method: 'POST', body: { id: 0 }, token }),
      ask('/applications/ledger', { method: 'DELETE', token }),
      ask('/applications/ledger', { method: 'PATCH', body: { patch: '{}', patchType: 'merge' }, token }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  it('knows the same name in both instances, and one application outside its own namespace', async () => {
    const inStaging = await ask('/applications/ledger', { instance: 'argocd-staging' });
    expect(textAt(inStaging.body, 'spec', 'source', 'path')).toBe('staging/ledger');
    expect(textAt(await application('ledger'), 'spec', 'source', 'path')).toBe('production/ledger');

    expect((await ask('/applications/statements', { instance: 'argocd-staging' })).status).toBe(403);
    const elsewhere = await ask('/applications/statements?appNamespace=money-applications', { instance: 'argocd-staging' });
    expect(elsewhere.status).toBe(200);
    expect(textAt(elsewhere.body, 'status', 'sync', 'status')).toBe('Synced');
  });

  it('names the problem when Git cannot be read, and does not call it synced', async () => {
    repositories.push({ 'production/ledger/deployment.yaml': undefined, 'production/ledger/service.yaml': undefined, 'production/ledger/ingress.yaml': undefined, 'production/ledger/external-secret.yaml': undefined }, 'Lose ledger');
    const lost = await until(() => application('ledger'), app => textAt(app, 'status', 'sync', 'status') === 'Unknown');
    expect(textAt(lost, 'status', 'conditions', 0, 'message')).toContain('app path does not exist');
  });

  it.each([
    ['/applications', 'v1alpha1ApplicationList'],
    ['/applications/payments/resource-tree', 'v1alpha1ApplicationTree'],
    ['/applications/payments/managed-resources', 'applicationManagedResourcesResponse'],
    ['/applications/payments/events', 'eventsEventList'],
    ['/clusters', 'v1alpha1ClusterList'],
    ['/projects', 'v1alpha1AppProjectList'],
  ])('answers %s as the published document says', async (path, definition) => {
    const { body } = await ask(path);
    expect(publishedSchemas('argocd').problems(definition, body)).toEqual([]);
  });

  it('streams what is there and then what changes', async () => {
    const controller = new AbortController();
    const response = await fetch(`${argoCd.urls['argocd-production']}/api/v1/stream/applications?name=ledger`, {
      headers: { Authorization: 'Bearer sandbox-argocd-reader', Accept: 'text/event-stream' },
      signal: controller.signal,
    });
    const reader = response.body?.getReader();
    const next = async () => Buffer.from((await reader?.read())?.value ?? new Uint8Array()).toString('utf8');
    expect(await next()).toContain('"type":"ADDED"');
    await deploy('ledger', '2.0.0');
    expect(await next()).toContain('"type":"MODIFIED"');
    controller.abort();
  });
});
