import { createServer, type Server } from 'node:http';

const PAGE = 500;
const KINDS = {
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  cronjobs: 'CronJob',
} as const;

/** An API server with nothing but Deployments, cut into pages before anybody asks, so that only reading is measured. */
export async function workloadServer(workloads: number): Promise<Server> {
  const pages: Buffer[] = [];
  for (let start = 0; start < workloads; start += PAGE) {
    const end = Math.min(workloads, start + PAGE);
    const more = end < workloads ? { continue: String(end) } : {};
    const items = Array.from({ length: end - start }, (_, index) =>
      deployment(start + index),
    );
    pages.push(list('Deployment', items, more));
  }
  const answers = new Map<string, Buffer>([
    ['/apis', groups()],
    ['/version', json({ gitVersion: 'v1.32.4', major: '1', minor: '32' })],
    [
      '/apis/apps/v1',
      resources('apps/v1', 'deployments', 'statefulsets', 'daemonsets'),
    ],
    ['/apis/batch/v1', resources('batch/v1', 'cronjobs')],
    ['/api/v1', resources('v1')],
    ['/api', json({ kind: 'APIVersions', versions: ['v1'] })],
    ['/apis/apps/v1/statefulsets', list('StatefulSet', [], {})],
    ['/apis/apps/v1/daemonsets', list('DaemonSet', [], {})],
    ['/apis/batch/v1/cronjobs', list('CronJob', [], {})],
  ]);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const page = Number(url.searchParams.get('continue') ?? '0') / PAGE;
    const body =
      url.pathname === '/apis/apps/v1/deployments'
        ? pages[page]
        : answers.get(url.pathname);
    response.writeHead(body ? 200 : 404, {
      'content-type': 'application/json',
    });
    response.end(body ?? json({ kind: 'Status', code: 404 }));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function list(kind: string, items: readonly object[], metadata: object) {
  const apiVersion = kind === 'CronJob' ? 'batch/v1' : 'apps/v1';
  return json({
    kind: `${kind}List`,
    apiVersion,
    metadata: { resourceVersion: '900000', ...metadata },
    items,
  });
}

function groups(): Buffer {
  return json({
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: ['apps', 'batch'].map(name => {
      const version = { groupVersion: `${name}/v1`, version: 'v1' };
      return { name, versions: [version], preferredVersion: version };
    }),
  });
}

function resources(
  groupVersion: string,
  ...names: readonly (keyof typeof KINDS)[]
): Buffer {
  return json({
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: names.map(name => ({
      name,
      singularName: '',
      namespaced: true,
      kind: KINDS[name],
      verbs: ['get', 'list'],
    })),
  });
}

/** A Deployment of the usual size: a container with its settings, and the managed fields of two writers. */
function deployment(index: number): object {
  const name = `service-${index}`;
  const labels = { app: name, 'backstage.io/kubernetes-id': name };
  const value = (key: string) => ({ name: key, value: `${key} of ${name}` });
  const probe = {
    httpGet: { path: '/healthz', port: 8080 },
    periodSeconds: 10,
  };
  const memory = { memory: '256Mi', cpu: '100m' };
  const container = {
    name,
    image: `registry.example.org/${name}:1.4.2`,
    env: ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX'].map(value),
    envFrom: [{ secretRef: { name: `${name}-secrets` } }],
    readinessProbe: probe,
    livenessProbe: probe,
    resources: { requests: memory, limits: memory },
  };
  const written = {
    'f:spec': {
      'f:replicas': {},
      'f:template': {
        'f:metadata': { 'f:labels': { 'f:app': {} } },
        'f:spec': {
          'f:containers': {
            [`k:{"name":"${name}"}`]: {
              ...{ '.': {}, 'f:name': {}, 'f:image': {}, 'f:env': {} },
              ...{ 'f:resources': {}, 'f:readinessProbe': {} },
            },
          },
        },
      },
    },
  };
  const fields = { apiVersion: 'apps/v1', time: '2026-10-01T00:00:00Z' };
  const fieldsType = 'FieldsV1';
  return {
    metadata: {
      name,
      namespace: `team-${index % 200}`,
      uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      resourceVersion: String(index),
      labels,
      annotations: {
        'argocd.argoproj.io/tracking-id': `${name}:apps/Deployment:team-${
          index % 200
        }/${name}`,
      },
      managedFields: [
        {
          ...fields,
          fieldsType,
          manager: 'argocd-controller',
          operation: 'Apply',
          fieldsV1: written,
        },
        {
          ...fields,
          fieldsType,
          manager: 'kube-controller-manager',
          operation: 'Update',
          subresource: 'status',
          fieldsV1: { 'f:status': { 'f:replicas': {} } },
        },
      ],
    },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: { serviceAccountName: name, containers: [container] },
      },
    },
    status: { replicas: 2, readyReplicas: 2, availableReplicas: 2 },
  };
}
