import { workload } from '@groundwork/plugin-readiness-common';
import type { Routes } from '@groundwork/plugin-readiness-node/testUtils';
import { look, recorded, valueOf } from '../__testUtils__/recordedCluster';
import { WorkloadCollector } from '../workload/workloadCollector';

const refused = recorded('production/errors/forbidden-all').answer;
const SERVICE_MONITORS = '/apis/monitoring.coreos.com/v1/servicemonitors';
const POD_MONITORS = '/apis/monitoring.coreos.com/v1/podmonitors';
const SERVICES = '/api/v1/services';
const PODS = '/api/v1/pods';
const DEPLOYMENTS = '/apis/apps/v1/deployments';

const listOf = (...items: readonly object[]) => ({
  body: { metadata: {}, items },
});

const groups = (...versions: readonly string[]) => ({
  '/apis': {
    body: {
      groups: versions.map(groupVersion => ({
        name: groupVersion.split('/')[0],
        preferredVersion: { groupVersion },
      })),
    },
  },
});

interface Template {
  readonly metadata?: object;
  readonly container?: object;
}

const deployed = ({ metadata, container }: Template = {}) => ({
  [DEPLOYMENTS]: listOf({
    metadata: { name: 'pay', namespace: 'pay' },
    spec: {
      template: {
        metadata: { labels: { app: 'pay' }, ...metadata },
        spec: {
          containers: [{ name: 'pay', ports: [{ name: 'web' }], ...container }],
        },
      },
    },
  }),
});

/** A pod of the workload, as a server lists it. */
const running = (spec: object = {}) => ({
  [PODS]: listOf({
    metadata: {
      namespace: 'pay',
      labels: { 'pod-template-hash': 'abc' },
      ownerReferences: [
        { kind: 'ReplicaSet', name: 'pay-abc', controller: true },
      ],
    },
    spec: { nodeName: 'node', containers: [{ name: 'pay' }], ...spec },
  }),
});

const service = (
  metadata: object = {},
  selector: object = { app: 'pay' },
  port: string | undefined = 'http',
) => ({
  [SERVICES]: listOf({
    metadata: {
      name: 'pay',
      namespace: 'pay',
      labels: { app: 'pay' },
      ...metadata,
    },
    spec: { selector, ports: [{ name: port }] },
  }),
});

const monitor = (spec: object, namespace = 'pay') =>
  listOf({ metadata: { name: 'some', namespace }, spec });

const OF_PAY = { matchLabels: { app: 'pay' } };
const AT_HTTP = { endpoints: [{ port: 'http' }] };

async function seen(more: Routes) {
  const { record } = await look(new WorkloadCollector(), {
    ...Object.fromEntries(
      [
        ...['serviceaccounts', 'limitranges'].map(each => `/api/v1/${each}`),
        ...['daemonsets', 'statefulsets'].map(each => `/apis/apps/v1/${each}`),
        '/apis/batch/v1/cronjobs',
        ...[SERVICE_MONITORS, POD_MONITORS, SERVICES, PODS],
      ].map(path => [path, listOf()]),
    ),
    ...deployed(),
    ...groups('apps/v1', 'monitoring.coreos.com/v1'),
    ...more,
  });
  const { workloads, unread } = valueOf(record, workload);
  return { telemetry: workloads[0]?.telemetry, unread };
}

const none = { signs: [], unanswered: [], open: [] };
const by = (way: string, name: string) => ({ ...none, signs: [{ way, name }] });
const unless = (isSeen: boolean, way: string, name: string) =>
  isSeen ? by(way, name) : none;

describe('who collects the metrics and traces of a workload', () => {
  it('is nobody where nothing shows it, also in a cluster without the operator', async () => {
    expect(await seen({})).toEqual({ telemetry: none, unread: [] });
    expect(await seen(groups('apps/v1'))).toEqual({
      telemetry: none,
      unread: [],
    });
  });

  it.each([
    ['selects its Service', { selector: OF_PAY, ...AT_HTTP }, 'pay', true],
    [
      'selects another',
      { selector: { matchLabels: { app: 'else' } }, ...AT_HTTP },
      'pay',
      false,
    ],
    [
      'selects in its own namespace only',
      { selector: OF_PAY, ...AT_HTTP },
      'monitoring',
      false,
    ],
    [
      'names the namespace',
      {
        selector: OF_PAY,
        namespaceSelector: { matchNames: ['pay'] },
        ...AT_HTTP,
      },
      'monitoring',
      true,
    ],
    [
      'looks at every namespace',
      { selector: {}, namespaceSelector: { any: true }, ...AT_HTTP },
      'monitoring',
      true,
    ],
    [
      'asks a port that the Service has not',
      { selector: OF_PAY, endpoints: [{ port: 'metrics' }] },
      'pay',
      false,
    ],
    [
      'asks a port of the pods',
      { selector: OF_PAY, endpoints: [{ targetPort: 9090 }] },
      'pay',
      true,
    ],
    ['asks nothing', { selector: OF_PAY, endpoints: [] }, 'pay', false],
  ] as const)(
    'is told by a ServiceMonitor that %s',
    async (_, spec, namespace, isSeen) => {
      const { telemetry } = await seen({
        ...service(),
        [SERVICE_MONITORS]: monitor(spec, namespace),
      });
      expect(telemetry).toEqual(
        unless(isSeen, 'monitor', `ServiceMonitor ${namespace}/some`),
      );
    },
  );

  it.each([
    ['leads to its pods', { app: 'pay' }, true],
    ['leads to other pods', { app: 'pay', tier: 'batch' }, false],
    ['leads nowhere', {}, false],
  ])('counts a Service that %s', async (_, selector, isSeen) => {
    const { telemetry } = await seen({
      ...service({ annotations: { 'prometheus.io/scrape': 'true' } }, selector),
    });
    expect(telemetry).toEqual(
      unless(
        isSeen,
        'annotation',
        'annotation prometheus.io/scrape of Service pay',
      ),
    );
  });

  it.each([
    [
      'a port that they have',
      { selector: OF_PAY, podMetricsEndpoints: [{ port: 'web' }] },
      true,
    ],
    [
      'one that they have not',
      { selector: OF_PAY, podMetricsEndpoints: [{ port: 'http' }] },
      false,
    ],
  ])(
    'is told by a PodMonitor that asks its pods at %s',
    async (_, spec, isSeen) => {
      const { telemetry } = await seen({ [POD_MONITORS]: monitor(spec) });
      expect(telemetry).toEqual(
        unless(isSeen, 'monitor', 'PodMonitor pay/some'),
      );
    },
  );

  it.each([
    ['true', true],
    ['false', false],
  ])('reads an annotation of its pods that says %s', async (value, isSeen) => {
    const annotations = { 'prometheus.io/scrape': value };
    const { telemetry } = await seen(
      deployed({ metadata: { labels: { app: 'pay' }, annotations } }),
    );
    expect(telemetry).toEqual(
      unless(isSeen, 'annotation', 'annotation prometheus.io/scrape'),
    );
  });

  it.each([
    [
      [
        {
          name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
          value: 'http://token@collector:4318',
        },
      ],
      true,
    ],
    [[{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: '' }], false],
    [[{ name: 'OTEL_SERVICE_NAME', value: 'pay' }], false],
  ])(
    'keeps the name of a variable that holds an address: %j',
    async (env, isSeen) => {
      const { telemetry } = await seen(deployed({ container: { env } }));
      expect(telemetry).toEqual(
        unless(isSeen, 'exporter', 'variable OTEL_EXPORTER_OTLP_ENDPOINT'),
      );
      expect(JSON.stringify(telemetry)).not.toContain('token');
    },
  );

  it('believes running pods, not the annotation that asks for instrumentation', async () => {
    const asks = deployed({
      metadata: {
        labels: { app: 'pay' },
        annotations: { 'instrumentation.opentelemetry.io/inject-java': 'true' },
      },
    });
    const name = 'annotation instrumentation.opentelemetry.io/inject-java';
    const put = 'opentelemetry-auto-instrumentation-java';
    expect(await seen({ ...asks, ...running() })).toMatchObject({
      telemetry: { ...none, unanswered: [name] },
    });
    expect(
      await seen({ ...asks, ...running({ initContainers: [{ name: put }] }) }),
    ).toMatchObject({ telemetry: by('instrumentation', `container ${put}`) });
    expect(await seen(asks)).toMatchObject({
      telemetry: { ...none, open: [name] },
    });
  });

  it('sees a collector that was put beside it', async () => {
    const spec = { containers: [{ name: 'pay' }, { name: 'otc-container' }] };
    expect(await seen(running(spec))).toMatchObject({
      telemetry: by('instrumentation', 'container otc-container'),
    });
  });
});

describe('what cannot be followed stays open by name', () => {
  it.each([
    [SERVICE_MONITORS, 'monitoring.coreos.com/servicemonitors'],
    [POD_MONITORS, 'monitoring.coreos.com/podmonitors'],
    [SERVICES, 'services'],
    [PODS, 'pods'],
  ])('%s may not be listed', async (path, what) => {
    expect(await seen({ [path]: refused })).toEqual({
      telemetry: { ...none, open: [what] },
      unread: [{ what, reason: 'forbidden' }],
    });
  });

  it('a selector that no server ought to let through', async () => {
    const selector = { matchExpressions: [{ key: 'app', operator: 'Near' }] };
    const { telemetry } = await seen({
      ...service(),
      [SERVICE_MONITORS]: monitor({ selector, ...AT_HTTP }),
    });
    expect(telemetry).toEqual({ ...none, open: ['ServiceMonitor pay/some'] });
  });

  it('a ConfigMap that variables come from, and a switch whose value is not read', async () => {
    const container = {
      envFrom: [{ configMapRef: { name: 'settings' } }],
      env: [
        { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://collector:4318' },
        { name: 'OTEL_SDK_DISABLED', value: 'true' },
      ],
    };
    const { telemetry } = await seen(deployed({ container }));
    expect(telemetry).toEqual({
      ...none,
      open: ['variable OTEL_SDK_DISABLED', 'ConfigMap settings'],
    });
  });
});
