import {
  listAt,
  objectAt,
  textAt,
  type Json,
  type JsonObject,
} from '../clusters/objects/json';
import { timestamp } from '../clusters/objects/kubernetes-object';
import type { KubernetesObject } from '../clusters/objects/kubernetes-object';
import { destinationOf, type Application } from './application';
import { originJson, type Revisions } from './brought';
import { keyOf, type ComparedResource } from './comparison';
import { healthOf, isWorse, type Health, type HealthStatus } from './health';

export interface Observation extends Revisions {
  readonly resources: readonly ComparedResource[];
  readonly now: number;
}

/** The parts of `status` that a comparison of Git with the cluster gives. */
export function observedStatus(
  application: Application,
  { resources, now, ...revisions }: Observation,
): JsonObject {
  const health = overallHealth(resources);
  const before = objectAt(application, 'status', 'health');
  const origin = originJson(application);
  const isOfSeveral = origin.sources !== undefined;
  const changed = before.status !== health.status;
  return {
    resources: resources.map(resourceStatus),
    sync: {
      status: resources.every(each => each.isSynced) ? 'Synced' : 'OutOfSync',
      comparedTo: {
        ...(isOfSeveral ? { source: { repoURL: '' } } : {}),
        ...origin,
        destination: destinationJson(application),
      },
      ...(isOfSeveral
        ? { revisions: [revisions.revision, ...revisions.further] }
        : { revision: revisions.revision }),
    },
    health: {
      ...health,
      lastTransitionTime: changed
        ? timestamp(now)
        : before.lastTransitionTime ?? timestamp(now),
    },
    ...(isOfSeveral
      ? { sourceTypes: listAt(origin, 'sources').map(() => 'Directory') }
      : { sourceType: 'Directory' }),
    summary: {
      externalURLs: externalUrls(resources),
      images: imagesOf(resources),
    },
    resourceHealthSource: 'appTree',
    controllerNamespace: 'argocd',
    sourceHydrator: {},
  };
}

function destinationJson(application: Application): JsonObject {
  const { server, name, namespace } = destinationOf(application);
  return {
    ...(server === undefined ? {} : { server }),
    namespace,
    ...(name === undefined ? {} : { name }),
  };
}

function resourceStatus(resource: ComparedResource): JsonObject {
  const { group, version, kind, namespace, name, live, target, isSynced } =
    resource;
  const health: Health | undefined = live
    ? healthOf(live)
    : { status: 'Missing' };
  return {
    ...(group === '' ? {} : { group }),
    version,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    status: isSynced ? 'Synced' : 'OutOfSync',
    ...(health === undefined ? {} : { health: { ...health } }),
    ...(target === undefined ? { requiresPruning: true } : {}),
  };
}

function overallHealth(resources: readonly ComparedResource[]): JsonObject {
  let worst: HealthStatus = 'Healthy';
  let causes: readonly string[] = [];
  for (const resource of resources) {
    const status = resource.live
      ? healthOf(resource.live)?.status ?? 'Healthy'
      : 'Missing';
    if (isWorse(status, worst)) [worst, causes] = [status, [keyOf(resource)]];
    else if (status === worst && status !== 'Healthy')
      causes = [...causes, keyOf(resource)];
  }
  return {
    status: worst,
    ...(causes.length === 0
      ? {}
      : { message: `Caused by ${causes.join(', ')}` }),
  };
}

function imagesOf(resources: readonly ComparedResource[]): readonly string[] {
  return [
    ...new Set(resources.flatMap(({ live }) => (live ? imagesIn(live) : []))),
  ].sort();
}

/** Images of a workload's containers. */
export function imagesIn(object: KubernetesObject): readonly string[] {
  const template: Json =
    object.kind === 'CronJob'
      ? objectAt(object, 'spec', 'jobTemplate', 'spec', 'template')
      : objectAt(object, 'spec', 'template');
  return listAt(template, 'spec', 'containers').flatMap(
    container => textAt(container, 'image') ?? [],
  );
}

function externalUrls(
  resources: readonly ComparedResource[],
): readonly string[] {
  return resources.flatMap(({ live }) => (live ? urlsOf(live) : []));
}

export function urlsOf(object: KubernetesObject): readonly string[] {
  if (object.kind === 'Ingress')
    return listAt(object, 'spec', 'rules')
      .flatMap(rule => textAt(rule, 'host') ?? [])
      .map(host => `http://${host}/`);
  return [];
}
