import type {
  DeploymentHealth,
  DeploymentSync,
} from '@groundwork/plugin-deployments-common';
import type { ArgoCDApi } from '@roadiehq/backstage-plugin-argo-cd';

/** What one Argo CD instance answers about one application. */
export type ArgocdApplication = Awaited<ReturnType<ArgoCDApi['getAppDetails']>>;

const HEALTH: ReadonlyMap<string, DeploymentHealth> = new Map([
  ['Healthy', 'healthy'],
  ['Progressing', 'progressing'],
  ['Suspended', 'suspended'],
  ['Degraded', 'degraded'],
  ['Missing', 'missing'],
]);

/** Argo CD's word for health in the portal's; a word that the portal does not know is no pass. */
export function healthOf({ status }: ArgocdApplication): DeploymentHealth {
  return HEALTH.get(status.health.status) ?? 'unknown';
}

/** Whether what runs is what Git says. */
export function syncOf({ status }: ArgocdApplication): DeploymentSync {
  switch (status.sync.status) {
    case 'Synced':
      return 'synced';
    case 'OutOfSync':
      return 'out-of-sync';
    default:
      return 'unknown';
  }
}

/** The page of an application in its instance. */
export function linkTo({
  metadata: { instance, namespace, name },
}: ArgocdApplication): string | undefined {
  const url = instance?.url ?? '';
  const path = [namespace, name].filter(Boolean).map(encodeURIComponent);
  return /^https?:\/\//i.test(url)
    ? `${url.replace(/\/$/, '')}/applications/${path.join('/')}`
    : undefined;
}

/** One deployment in the history of an application. */
export interface HistoryRow {
  readonly key: string;
  readonly instance: string;
  readonly application: string;
  readonly namespace: string;
  /** Git revision or chart version. */
  readonly revision: string;
  /** ISO 8601. */
  readonly deployedAt: string;
  /** Left out where Argo CD's clocks contradict each other: no deployment takes less than nothing. */
  readonly durationMs?: number;
}

type HistoryEntry = NonNullable<ArgocdApplication['status']['history']>[number];

function revisionOf({ revision }: HistoryEntry): string | undefined {
  return typeof revision === 'string'
    ? revision
    : revision?.revisionID?.toString();
}

function durationOf(entry: HistoryEntry): number | undefined {
  const begunMs = Date.parse(entry.deployStartedAt ?? '');
  const endedMs = Date.parse(entry.deployedAt ?? '');
  return endedMs > begunMs ? endedMs - begunMs : undefined;
}

function rowOf(
  { metadata }: ArgocdApplication,
  entry: HistoryEntry,
): HistoryRow[] {
  const revision = revisionOf(entry);
  const { deployedAt } = entry;
  if (!revision || !deployedAt) {
    return [];
  }
  const instance = metadata.instance?.name ?? '';
  const durationMs = durationOf(entry);
  return [
    {
      key: `${instance}/${metadata.namespace}/${metadata.name}/${deployedAt}`,
      instance,
      application: metadata.name,
      namespace: metadata.namespace,
      revision,
      deployedAt,
      ...(durationMs === undefined ? {} : { durationMs }),
    },
  ];
}

/** The deployments of several applications as one history, newest first. */
export function historyOf(
  applications: readonly ArgocdApplication[],
): readonly HistoryRow[] {
  return applications
    .flatMap(application =>
      (application.status.history ?? []).flatMap(entry =>
        rowOf(application, entry),
      ),
    )
    .sort((a, b) => b.deployedAt.localeCompare(a.deployedAt));
}

/** A commit in seven characters; anything else as it is. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** True when one instance has several of the applications, so that its name alone does not tell them apart. */
export function areSeveralPerInstance(rows: readonly HistoryRow[]): boolean {
  const instances = new Set(rows.map(({ instance }) => instance));
  const applications = new Set(
    rows.map(row => `${row.instance}/${row.namespace}/${row.application}`),
  );
  return applications.size > instances.size;
}
