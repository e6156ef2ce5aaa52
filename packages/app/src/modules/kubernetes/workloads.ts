import type { ClusterObjects } from '@backstage/plugin-kubernetes-common';
import type { StatusOutcome } from '@groundwork/plugin-status-react';
import type { Say } from '../../useSay';

type Resource = ClusterObjects['resources'][number];
type ObjectsOf<T extends Resource['type']> = Extract<
  Resource,
  { readonly type: T }
>['resources'];

/** The objects of one type in the answer of a cluster. */
export function objectsOf<T extends Resource['type']>(
  { resources }: ClusterObjects,
  type: T,
): ObjectsOf<T>[number][] {
  const isOfType = (
    resource: Resource,
  ): resource is Extract<Resource, { readonly type: T }> =>
    resource.type === type;
  return resources.filter(isOfType).flatMap(({ resources: found }) => found);
}

/** What keeps pods running, or starts them by the clock. */
export interface Workload {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob';
  readonly name: string;
  readonly namespace: string;
  readonly outcome: StatusOutcome;
  /** "3 of 3 ready"; "on schedule 0 2 * * *" of one that the clock starts. */
  readonly state: string;
  /** Images without their registry. */
  readonly images: readonly string[];
  /** "2 to 6 replicas", where something scales it. */
  readonly scaling?: string;
}

interface Template {
  readonly spec?: {
    readonly containers: ReadonlyArray<{ readonly image?: string }>;
  };
}

function imagesOf(template: Template | undefined): readonly string[] {
  const images = template?.spec?.containers.flatMap(({ image }) => image ?? []);
  return [
    ...new Set(images?.map(image => image.split('/').pop() ?? image) ?? []),
  ];
}

function replicas(ready: number, desired: number, t: Say) {
  if (desired === 0) {
    return {
      state: t('kubernetes.workloads.zero'),
      outcome: 'not-applicable' as const,
    };
  }
  const outcome = ready >= desired ? 'passes' : 'fails';
  return {
    state: t('kubernetes.workloads.ready', { ready, desired }),
    outcome: ready > 0 && outcome === 'fails' ? ('partly' as const) : outcome,
  } as const;
}

interface Named {
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

function nameOf({ metadata }: Named, t: Say) {
  return {
    name: metadata?.name ?? t('kubernetes.unnamed'),
    namespace: metadata?.namespace ?? 'default',
  };
}

function replicated(cluster: ClusterObjects, t: Say): Workload[] {
  return [
    ...objectsOf(cluster, 'deployments').map(object => ({
      kind: 'Deployment' as const,
      object,
      ready: object.status?.readyReplicas,
      desired: object.spec?.replicas,
    })),
    ...objectsOf(cluster, 'statefulsets').map(object => ({
      kind: 'StatefulSet' as const,
      object,
      ready: object.status?.readyReplicas,
      desired: object.spec?.replicas,
    })),
    ...objectsOf(cluster, 'daemonsets').map(object => ({
      kind: 'DaemonSet' as const,
      object,
      ready: object.status?.numberReady,
      desired: object.status?.desiredNumberScheduled ?? 0,
    })),
  ].map(({ kind, object, ready = 0, desired = 1 }) => ({
    kind,
    ...nameOf(object, t),
    ...replicas(ready, desired, t),
    images: imagesOf(object.spec?.template),
    ...scalingOf(cluster, { kind, name: object.metadata?.name }, t),
  }));
}

function scalingOf(
  cluster: ClusterObjects,
  { kind, name }: { readonly kind: string; readonly name: string | undefined },
  t: Say,
) {
  const scaler = objectsOf(cluster, 'horizontalpodautoscalers').find(
    ({ spec }) =>
      spec?.scaleTargetRef.kind === kind && spec.scaleTargetRef.name === name,
  );
  return scaler?.spec
    ? {
        scaling: t('kubernetes.workloads.range', {
          min: scaler.spec.minReplicas ?? 1,
          max: scaler.spec.maxReplicas,
        }),
      }
    : {};
}

function timed(cluster: ClusterObjects, t: Say): Workload[] {
  return objectsOf(cluster, 'cronjobs').map(object => ({
    kind: 'CronJob',
    ...nameOf(object, t),
    outcome: 'not-applicable',
    state: scheduleOf(object, t),
    images: imagesOf(object.spec?.jobTemplate.spec?.template),
  }));
}

type V1CronJob = ReturnType<typeof objectsOf<'cronjobs'>>[number];

function scheduleOf({ spec }: V1CronJob, t: Say): string {
  if (spec?.suspend) {
    return t('kubernetes.workloads.suspended');
  }
  return spec?.schedule
    ? t('kubernetes.workloads.schedule', { schedule: spec.schedule })
    : t('kubernetes.workloads.unknownSchedule');
}

/** Everything of one cluster that keeps or starts pods, by name. */
export function workloadsOf(
  cluster: ClusterObjects,
  t: Say,
): readonly Workload[] {
  return [...replicated(cluster, t), ...timed(cluster, t)].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
}

/** Names under which what runs can be reached: hosts of its ingresses, then its services. */
export function reachedAt(cluster: ClusterObjects, t: Say): readonly string[] {
  const hosts = objectsOf(cluster, 'ingresses').flatMap(
    ({ spec }) => spec?.rules?.flatMap(({ host }) => host ?? []) ?? [],
  );
  const services = objectsOf(cluster, 'services').map(object => {
    const { name, namespace } = nameOf(object, t);
    return `${name}.${namespace}`;
  });
  return [...new Set([...hosts, ...services])];
}
