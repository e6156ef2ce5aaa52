import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  EventReadings,
  fakeSource,
  type FakeSource,
  type RecordedAnswer,
} from '@groundwork/plugin-readiness-node/testUtils';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { recorded } from '../../__testUtils__/recordedCluster';

const START_MS = Date.parse('2026-11-01T10:00:00Z');
const HOUR_MS = 3_600_000;
const REVISION = 'deployment.kubernetes.io/revision';

export const commitOf = (byte: string) => byte.repeat(20);
export const hourMs = (index: number) => START_MS + index * HOUR_MS;
const hour = (index: number) =>
  new Date(hourMs(index)).toISOString().replace('.000', '');

const LABELS = { 'backstage.io/kubernetes-id': 'pay' };

const template = (tag: string, annotations: object = {}) => ({
  metadata: { labels: LABELS, annotations },
  spec: { containers: [{ name: 'pay', image: `r.example.org/pay:${tag}` }] },
});

const owner = (kind: string, name: string) => [
  { kind, name, uid: `uid-${name}`, controller: true },
];

/** What a version of a Deployment leaves; hours are of its making. */
export function replicaSet(
  number: number,
  tag: string,
  { at = number, back = false, annotations = {}, name = 'pay' } = {},
) {
  return {
    metadata: {
      ...{ name: `${name}-${number}`, namespace: 'shop', uid: `rs-${number}` },
      creationTimestamp: hour(at),
      annotations: {
        [REVISION]: String(number),
        ...(back ? { [`${REVISION}-history`]: '1' } : {}),
      },
      ownerReferences: owner('Deployment', name),
    },
    spec: { template: template(tag, annotations) },
  };
}

type Progress =
  | 'NewReplicaSetAvailable'
  | 'ProgressDeadlineExceeded'
  | 'ReplicaSetUpdated';

/** A Deployment at a revision, and how its rollout gets on since an hour. */
export function deployment(
  number: number,
  tag: string,
  {
    reason = 'NewReplicaSetAvailable',
    at = number + 0.5,
    generation = 1,
    name = 'pay',
  }: {
    readonly reason?: Progress;
    readonly at?: number;
    readonly generation?: number;
    readonly name?: string;
  } = {},
) {
  return {
    metadata: {
      ...{ name, namespace: 'shop', uid: `uid-${name}`, generation },
      creationTimestamp: hour(0),
      labels: LABELS,
      annotations: { [REVISION]: String(number) },
    },
    spec: { template: template(tag) },
    status: {
      observedGeneration: 1,
      conditions: [
        { type: 'Available', status: 'True' },
        { type: 'Progressing', reason, lastUpdateTime: hour(at) },
      ],
    },
  };
}

export function controllerRevision(revision: number, tag: string) {
  return {
    metadata: {
      ...{
        name: `store-${revision}`,
        namespace: 'shop',
        uid: `cr-${revision}`,
      },
      creationTimestamp: hour(revision),
      ownerReferences: owner('StatefulSet', 'store'),
    },
    revision,
    data: { spec: { template: template(tag) } },
  };
}

export function statefulSet(revision: number, updatedReplicas: number) {
  return {
    metadata: {
      ...{ name: 'store', namespace: 'shop', uid: 'uid-store', generation: 1 },
      ...{ creationTimestamp: hour(0), labels: LABELS },
    },
    spec: { replicas: 3, template: template('1') },
    status: {
      ...{ observedGeneration: 1, updatedReplicas },
      updateRevision: `store-${revision}`,
    },
  };
}

export const pay: Subject = {
  ...{ kind: 'Component', ref: 'component:default/pay', name: 'pay' },
};

type Kind =
  | 'deployments'
  | 'replicasets'
  | 'statefulsets'
  | 'daemonsets'
  | 'controllerrevisions';

const KINDS: readonly Kind[] = [
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'controllerrevisions',
];

/** A server that speaks as a cluster does, and what was read of it. */
export class Cluster {
  readonly items: Partial<Record<Kind, readonly object[]>> = {};
  readonly refusals: Partial<Record<Kind, RecordedAnswer>> = {};
  /** What the registry says of a tag. */
  registry: (tag: string) => RecordedAnswer = () => ({ status: 404 });
  readonly server: FakeSource;
  readonly readings: EventReadings;

  private constructor(server: FakeSource, registryUrl = server.url) {
    this.server = server;
    const clusters = [
      {
        ...{ name: 'live', url: server.url, authProvider: 'serviceAccount' },
        serviceAccountToken: 'reader',
      },
    ];
    this.readings = new EventReadings(
      {
        kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
        groundwork: {
          environments: [{ name: 'production', clusters: ['live'] }],
          registries: [{ host: 'r.example.org', url: registryUrl }],
        },
      },
      [pay],
    );
  }

  /** @param registryUrl - where its images are, if that is another server */
  static async start(registryUrl?: string): Promise<Cluster> {
    const played: { cluster?: Cluster } = {};
    const answering =
      (answer: (cluster: Cluster, path: string) => RecordedAnswer) =>
      (request: IncomingMessage, response: ServerResponse) =>
        send(
          response,
          played.cluster ? answer(played.cluster, request.url ?? '') : {},
        );
    const server = await fakeSource({
      '/apis': recorded('production/discovery/apis').answer,
      ...Object.fromEntries(
        KINDS.map(kind => [
          `/apis/apps/v1/${kind}`,
          answering(cluster => cluster.#list(kind)),
        ]),
      ),
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => String(index + 1)).map(tag => [
          `/v2/pay/manifests/${tag}`,
          answering(cluster => cluster.registry(tag)),
        ]),
      ),
    });
    played.cluster = new Cluster(server, registryUrl);
    return played.cluster;
  }

  #list(kind: Kind): RecordedAnswer {
    const items = this.items[kind] ?? [];
    return (
      this.refusals[kind] ?? { body: { kind: 'List', metadata: {}, items } }
    );
  }
}

function send(
  response: ServerResponse,
  { status = 200, headers = {}, body = {} }: RecordedAnswer,
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(body));
}
