import {
  canonical,
  listAt,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
} from '../../clusters/objects/json';
import {
  annotationsOf,
  groupOf,
  isOwnedBy,
  type KubernetesObject,
} from '../../clusters/objects/kubernetes-object';
import type { Cluster } from '../../clusters/cluster';
import { predicted, type ComparedResource } from '../comparison';
import { healthOf } from '../health';
import { imagesIn, urlsOf } from '../status';
import { requested } from '../../clusters/content/quotas';
import { thousandths } from '../../clusters/objects/quantities';

const REVISION = 'deployment.kubernetes.io/revision';

/** `managed-resources`: each object as Git wants it, as it is, and as it would be after a sync. */
export function managedResource({
  group,
  kind,
  namespace,
  name,
  target,
  live,
  isSynced,
}: ComparedResource): JsonObject {
  const normalized: JsonObject = live ? { ...live, status: undefined } : {};
  return {
    ...(group === '' ? {} : { group }),
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    targetState: target ? canonical(target) : 'null',
    liveState: live ? canonical(live) : 'null',
    normalizedLiveState: live ? canonical(normalized) : 'null',
    predictedLiveState: target ? canonical(predicted(live, target)) : 'null',
    ...(live?.metadata.resourceVersion === undefined
      ? {}
      : { resourceVersion: live.metadata.resourceVersion }),
    ...(isSynced ? {} : { modified: true }),
  };
}

/** `resource-tree`: the application's objects and everything that they own, down to the pods. */
export function resourceTree(
  cluster: Cluster,
  resources: readonly ComparedResource[],
): JsonObject {
  const roots = resources.flatMap(({ live }) => live ?? []);
  const found: [KubernetesObject, KubernetesObject | undefined][] = roots.map(
    root => [root, undefined],
  );
  for (let index = 0; index < found.length; index += 1) {
    const [parent] = found[index] ?? [];
    if (parent)
      for (const child of childrenOf(cluster, parent))
        found.push([child, parent]);
  }
  const nodes = found.map(([object, parent]) => nodeOf(object, parent));
  const pods = found
    .map(([object]) => object)
    .filter(object => object.kind === 'Pod');
  return {
    nodes: nodes.length === 0 ? null : nodes,
    hosts: hostsOf(cluster, pods),
  };
}

const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['ReplicaSet'],
  ReplicaSet: ['Pod'],
  StatefulSet: ['Pod'],
  DaemonSet: ['Pod'],
  CronJob: ['Job'],
  Job: ['Pod'],
  Service: ['EndpointSlice'],
};

function childrenOf(
  cluster: Cluster,
  parent: KubernetesObject,
): readonly KubernetesObject[] {
  return (CHILDREN[parent.kind] ?? [])
    .flatMap(kind => cluster.store.listKind(kind, parent.metadata.namespace))
    .filter(child => isOwnedBy(child, parent));
}

function nodeOf(
  object: KubernetesObject,
  parent: KubernetesObject | undefined,
): JsonObject {
  const health = healthOf(object);
  const info = infoOf(object);
  const images =
    object.kind === 'Pod'
      ? listAt(object, 'spec', 'containers').flatMap(
          each => textAt(each, 'image') ?? [],
        )
      : imagesIn(object);
  const networking = networkingOf(object);
  return {
    ...referenceOf(object),
    ...(parent ? { parentRefs: [referenceOf(parent)] } : {}),
    ...(info.length === 0 ? {} : { info }),
    ...(networking ? { networkingInfo: networking } : {}),
    resourceVersion: object.metadata.resourceVersion,
    ...(object.kind === 'Pod' && images.length > 0 ? { images } : {}),
    ...(health ? { health: { ...health } } : {}),
    createdAt: object.metadata.creationTimestamp,
  };
}

function referenceOf(object: KubernetesObject): JsonObject {
  const group = groupOf(object);
  const { namespace, name, uid } = object.metadata;
  return {
    ...(group === '' ? {} : { group }),
    version: object.apiVersion.split('/').at(-1),
    kind: object.kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    uid,
  };
}

function infoOf(object: KubernetesObject): readonly JsonObject[] {
  if (object.kind === 'Deployment' || object.kind === 'ReplicaSet') {
    return [
      {
        name: 'Revision',
        value: `Rev:${annotationsOf(object)[REVISION] ?? '0'}`,
      },
    ];
  }
  if (object.kind !== 'Pod') return [];
  const statuses = listAt(object, 'status', 'containerStatuses');
  const ready = statuses.filter(each => objectAt(each).ready === true).length;
  const reason = statuses
    .map(each => textAt(each, 'state', 'waiting', 'reason'))
    .find(each => each !== undefined);
  return [
    {
      name: 'Status Reason',
      value: reason ?? textAt(object, 'status', 'phase') ?? 'Unknown',
    },
    { name: 'Node', value: textAt(object, 'spec', 'nodeName') ?? '' },
    {
      name: 'Containers',
      value: `${ready}/${listAt(object, 'spec', 'containers').length}`,
    },
  ];
}

function networkingOf(object: KubernetesObject): JsonObject | undefined {
  const { namespace, labels } = object.metadata;
  switch (object.kind) {
    case 'Pod':
      return { labels: labels ?? {} };
    case 'Service':
      return { targetLabels: objectAt(object, 'spec', 'selector') };
    case 'Ingress': {
      const backends = listAt(object, 'spec', 'rules').flatMap(rule =>
        listAt(rule, 'http', 'paths'),
      );
      const names = [
        ...new Set(
          backends.flatMap(
            path => textAt(path, 'backend', 'service', 'name') ?? [],
          ),
        ),
      ];
      const ingress: Json = listAt(object, 'status', 'loadBalancer', 'ingress');
      return {
        targetRefs: names.map(name => ({ kind: 'Service', namespace, name })),
        ...(ingress.length === 0 ? {} : { ingress }),
        externalURLs: urlsOf(object),
      };
    }
    default:
      return undefined;
  }
}

function hostsOf(
  cluster: Cluster,
  pods: readonly KubernetesObject[],
): readonly JsonObject[] {
  const nodes = cluster.store.listKind('Node', undefined, '');
  const own = new Set(pods.map(pod => pod.metadata.uid));
  return nodes.flatMap(node => {
    const there = cluster.store
      .listKind('Pod', undefined, '')
      .filter(pod => textAt(pod, 'spec', 'nodeName') === node.metadata.name);
    const here = there.filter(pod => own.has(pod.metadata.uid));
    const neighbours = there.filter(pod => !own.has(pod.metadata.uid));
    if (here.length === 0) return [];
    return [
      {
        name: node.metadata.name,
        resourcesInfo: (['cpu', 'memory'] as const).map(resource => ({
          resourceName: resource,
          requestedByApp: requested(here, resource),
          ...(requested(neighbours, resource) > 0
            ? { requestedByNeighbors: requested(neighbours, resource) }
            : {}),
          capacity: thousandths(
            textAt(node, 'status', 'capacity', resource) ?? '0',
          ),
        })),
        systemInfo: objectAt(node, 'status', 'nodeInfo'),
      },
    ];
  });
}
