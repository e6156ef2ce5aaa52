import {
  applyManifest,
  LAST_APPLIED,
} from '../clusters/objects/client-side-apply';
import { withDefaults } from '../clusters/objects/defaults';
import { isEqual, type JsonObject } from '../clusters/objects/json';
import {
  annotationsOf,
  groupOf,
  type KubernetesObject,
} from '../clusters/objects/kubernetes-object';
import type { Cluster } from '../clusters/cluster';

const TRACKING = 'argocd.argoproj.io/tracking-id';

/** One object of an application: what Git wants of it and what is there. */
export interface ComparedResource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly target: KubernetesObject | undefined;
  readonly live: KubernetesObject | undefined;
  readonly isSynced: boolean;
}

/** Compares what Git wants with what carries the application's tracking id, in the order of Argo CD's lists. */
export function compare(
  cluster: Cluster,
  trackingName: string,
  targets: readonly KubernetesObject[],
): readonly ComparedResource[] {
  const wanted = targets.map(target => {
    const live = cluster.store.typeOf(target)
      ? cluster.liveOf(target)
      : undefined;
    return describe(target, {
      target,
      live,
      isSynced: live !== undefined && !changes(live, target),
    });
  });
  const known = new Set(wanted.map(keyOf));
  const orphans = trackedObjects(cluster, {
    trackingName,
    namespaces: new Set(targets.map(target => target.metadata.namespace ?? '')),
  })
    .map(live => describe(live, { target: undefined, live, isSynced: false }))
    .filter(each => !known.has(keyOf(each)));
  return [...wanted, ...orphans].sort((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : 1,
  );
}

/** The live object as it would be after applying the manifest. */
export function predicted(
  live: KubernetesObject | undefined,
  target: KubernetesObject,
): KubernetesObject {
  return withDefaults(applyManifest(live, target));
}

/** Objects whose tracking id names this application and the object itself; a copied annotation does not count. */
export function trackedObjects(
  cluster: Cluster,
  where: {
    readonly trackingName: string;
    readonly namespaces: ReadonlySet<string>;
  },
): readonly KubernetesObject[] {
  return cluster.store.types
    .filter(type => !type.virtual && type.namespaced)
    .flatMap(type =>
      [...where.namespaces].flatMap(namespace =>
        cluster.store.list(type, namespace),
      ),
    )
    .filter(
      object =>
        annotationsOf(object)[TRACKING] ===
        trackingId(where.trackingName, object),
    );
}

/** The name of the application that an object says it belongs to, when the id fits the object. */
export function trackerOf(object: KubernetesObject): string | undefined {
  const id = annotationsOf(object)[TRACKING];
  const name = id?.split(':')[0];
  return name !== undefined && id === trackingId(name, object)
    ? name
    : undefined;
}

function trackingId(name: string, object: KubernetesObject): string {
  return `${name}:${groupOf(object)}/${object.kind}:${
    object.metadata.namespace ?? ''
  }/${object.metadata.name}`;
}

function changes(live: KubernetesObject, target: KubernetesObject): boolean {
  return !isEqual(essence(live), essence(predicted(live, target)));
}

/** What a comparison looks at: neither status nor what the API server and controllers keep in the metadata. */
function essence(object: KubernetesObject): JsonObject {
  const { metadata, status: _status, ...rest } = object;
  const { [LAST_APPLIED]: _applied, ...annotations } = annotationsOf(object);
  return { ...rest, labels: metadata.labels, annotations };
}

function describe(
  object: KubernetesObject,
  found: Pick<ComparedResource, 'target' | 'live' | 'isSynced'>,
): ComparedResource {
  return {
    group: groupOf(object),
    version: object.apiVersion.split('/').at(-1) ?? 'v1',
    kind: object.kind,
    namespace: object.metadata.namespace,
    name: object.metadata.name,
    ...found,
  };
}

export function keyOf({
  group,
  kind,
  namespace,
  name,
}: Pick<ComparedResource, 'group' | 'kind' | 'namespace' | 'name'>): string {
  return `${group}/${kind}:${namespace ?? ''}/${name}`;
}
