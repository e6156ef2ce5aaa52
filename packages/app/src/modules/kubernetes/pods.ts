import type { ClusterObjects } from '@backstage/plugin-kubernetes-common';
import type { StatusOutcome } from '@groundwork/plugin-status-react';
import type { Say } from '../../useSay';
import { objectsOf } from './workloads';

type V1Pod = ReturnType<typeof objectsOf<'pods'>>[number];
type Usage = ClusterObjects['podMetrics'][number]['cpu'];

/** One pod as it is read: how it is, how often it started anew, what it uses of what it asked for. */
export interface Pod {
  readonly key: string;
  readonly name: string;
  readonly outcome: StatusOutcome;
  /** "Running", "CrashLoopBackOff". */
  readonly word: string;
  /** "2 of 2 containers"; left out where there are none yet. */
  readonly containers?: string;
  readonly restarts: number;
  /** ISO 8601. */
  readonly startedAt?: string;
  /** "12 % of its request"; left out where nobody measured it. */
  readonly cpu?: string;
  readonly memory?: string;
}

/** What a container waits for while it starts; everything else that it waits for is trouble. */
const STARTING: ReadonlySet<string> = new Set([
  'ContainerCreating',
  'PodInitializing',
]);

function stateOf(
  { status, metadata }: V1Pod,
  t: Say,
): Pick<Pod, 'word' | 'outcome'> {
  const containers = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ];
  const stuck = containers.find(
    ({ state }) =>
      state?.waiting?.reason && !STARTING.has(state.waiting.reason),
  )?.state?.waiting?.reason;
  if (stuck) {
    return { word: stuck, outcome: 'fails' };
  }
  if (metadata?.deletionTimestamp) {
    return { word: 'Terminating', outcome: 'partly' };
  }
  switch (status?.phase) {
    case 'Running': {
      const isReady = (status.containerStatuses ?? []).every(
        ({ ready }) => ready,
      );
      return isReady
        ? { word: 'Running', outcome: 'passes' }
        : { word: t('kubernetes.pods.notReady'), outcome: 'partly' };
    }
    case 'Succeeded':
      return { word: 'Completed', outcome: 'not-applicable' };
    case 'Pending':
      return { word: 'Pending', outcome: 'partly' };
    case 'Failed':
      return { word: status.reason ?? 'Failed', outcome: 'fails' };
    default:
      return { word: t('kubernetes.pods.unknown'), outcome: 'unknown' };
  }
}

function shareOf(usage: Usage | undefined, t: Say): string | undefined {
  const used = Number(usage?.currentUsage);
  const requested = Number(usage?.requestTotal);
  return Number.isFinite(used) && requested > 0
    ? t('kubernetes.pods.share', {
        percent: Math.round((100 * used) / requested),
      })
    : undefined;
}

function podOf(pod: V1Pod, cluster: ClusterObjects, t: Say): Pod {
  const { metadata, status } = pod;
  const statuses = status?.containerStatuses ?? [];
  const ready = statuses.filter(each => each.ready).length;
  const measured = cluster.podMetrics.find(
    ({ pod: of }) =>
      of.metadata?.name === metadata?.name &&
      of.metadata?.namespace === metadata?.namespace,
  );
  const cpu = shareOf(measured?.cpu, t);
  const memory = shareOf(measured?.memory, t);
  return {
    key: `${metadata?.namespace}/${metadata?.name}`,
    name: metadata?.name ?? t('kubernetes.unnamed'),
    ...stateOf(pod, t),
    ...(statuses.length > 0
      ? {
          containers: t('kubernetes.pods.containers', {
            ready,
            count: statuses.length,
          }),
        }
      : {}),
    restarts: statuses.reduce((sum, each) => sum + each.restartCount, 0),
    ...(status?.startTime ? { startedAt: String(status.startTime) } : {}),
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
  };
}

/** How urgent an outcome is: trouble comes first in a list. */
const URGENCY: Readonly<Record<StatusOutcome, number>> = {
  fails: 0,
  partly: 1,
  unknown: 2,
  passes: 3,
  waived: 4,
  'not-applicable': 5,
};

/** The pods of one cluster, those in trouble first. */
export function podsOf(cluster: ClusterObjects, t: Say): readonly Pod[] {
  return objectsOf(cluster, 'pods')
    .map(pod => podOf(pod, cluster, t))
    .sort(
      (a, b) =>
        URGENCY[a.outcome] - URGENCY[b.outcome] || a.name.localeCompare(b.name),
    );
}

/** "3 pods: 1 failing"; what is not known to be well is not called so. */
export function podWords(pods: readonly Pod[], t: Say): string {
  const all = t('kubernetes.pods.count', { count: pods.length });
  const words = [
    ['fails', 'failing'],
    ['partly', 'waiting'],
    ['unknown', 'notKnown'],
  ] as const;
  const parts = words.flatMap(([outcome, word]) => {
    const having = pods.filter(pod => pod.outcome === outcome).length;
    return having > 0 ? [t(`kubernetes.pods.${word}`, { pods: having })] : [];
  });
  return parts.length === 0
    ? all
    : t('kubernetes.pods.counted', { pods: all, parts: parts.join(', ') });
}

/** The worst that can be said of a cluster's pods. */
export function worstOf(pods: readonly Pod[]): StatusOutcome {
  return pods.reduce<StatusOutcome>(
    (worst, { outcome }) =>
      URGENCY[outcome] < URGENCY[worst] ? outcome : worst,
    'not-applicable',
  );
}
