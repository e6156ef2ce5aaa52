import {
  listAt,
  numberAt,
  textAt,
  type Json,
  type JsonObject,
} from '../objects/json';
import { timestamp, type KubernetesObject } from '../objects/kubernetes-object';
import { pickNumber } from '../objects/names';
import { apiVersionOf } from '../objects/resource-types';
import { notFound } from '../objects/api-error';
import { query, type Call } from './call';
import { fieldSelector, labelSelector } from './selectors';

const MEBI = 1024 * 1024;

/** Longer than anybody who shows a page waits, and than the API server's clients usually do. */
const SLOW_MS = 12_000;

/** metrics.k8s.io: what a metrics-server would have measured a moment ago. */
export function getMetrics(call: Call): void {
  const body = measure(call);
  const { response } = call;
  if (call.cluster.metricsServer !== 'slow') {
    response.json(body);
    return;
  }
  // Real time on purpose: the client's patience is real, whatever the sandbox's clock says.
  const timer = setTimeout(() => response.json(body), SLOW_MS);
  response.on('close', () => clearTimeout(timer));
}

function measure(call: Call): JsonObject {
  const ofPods = call.type.kind === 'PodMetrics';
  const kind = ofPods ? 'Pod' : 'Node';
  const matchesLabels = labelSelector(query(call, 'labelSelector'));
  const matchesFields = fieldSelector(query(call, 'fieldSelector'));
  const measured = call.cluster.store
    .listKind(kind, call.path.namespace, '')
    .filter(
      object =>
        kind === 'Node' || textAt(object, 'status', 'phase') === 'Running',
    )
    .filter(object => matchesLabels(object) && matchesFields(object));
  if (call.path.name === undefined) {
    return {
      kind: `${call.type.kind}List`,
      apiVersion: apiVersionOf(call.type),
      metadata: {},
      items: measured.map(object => ({ ...metricsOf(object, call) })),
    };
  }
  const one = measured.find(object => object.metadata.name === call.path.name);
  if (!one) throw notFound(call.type, call.path.name);
  return {
    kind: call.type.kind,
    apiVersion: apiVersionOf(call.type),
    ...metricsOf(one, call),
  };
}

function metricsOf(object: KubernetesObject, { cluster }: Call): JsonObject {
  const now = cluster.clock.now();
  const { name, namespace, labels } = object.metadata;
  return {
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      creationTimestamp: timestamp(now),
      ...(labels === undefined ? {} : { labels }),
    },
    timestamp: timestamp(now - (now % 15_000)),
    window: '15s',
    ...(object.kind === 'Node'
      ? {
          usage: nodeUsage(
            object,
            cluster.store.listKind('Pod', undefined, ''),
          ),
        }
      : { containers: containerUsage(object, now) }),
  };
}

function containerUsage(
  pod: KubernetesObject,
  now: number,
): readonly JsonObject[] {
  return listAt(pod, 'spec', 'containers').map(container => ({
    name: textAt(container, 'name'),
    usage: { cpu: `${cpuOf(pod, now)}m`, memory: `${memoryOf(pod)}Ki` },
  }));
}

/** Between a tenth and six tenths of a hundred millicores, moving a little every quarter of a minute. */
function cpuOf(pod: KubernetesObject, now: number): number {
  const steady = 10 + pickNumber(`cpu ${pod.metadata.name}`, 50);
  return (
    steady +
    pickNumber(`cpu ${pod.metadata.name} ${Math.floor(now / 15_000)}`, 8)
  );
}

function memoryOf(pod: KubernetesObject): number {
  return (40 + pickNumber(`memory ${pod.metadata.name}`, 60)) * (MEBI / 1024);
}

function nodeUsage(node: KubernetesObject, pods: readonly Json[]): JsonObject {
  const here = pods.filter(
    pod => textAt(pod, 'spec', 'nodeName') === node.metadata.name,
  );
  const capacity = numberAt(node, 'status', 'capacity', 'cpu') ?? 32;
  return {
    cpu: `${Math.min(here.length * 40, capacity * 1000)}m`,
    memory: `${here.length * 70 * (MEBI / 1024)}Ki`,
  };
}
