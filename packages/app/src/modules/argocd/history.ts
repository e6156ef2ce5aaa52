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
  /** Git revisions or chart versions: of an application of several sources those that were not deployed before it, else its one. */
  readonly revisions: readonly [string, ...string[]];
  /** ISO 8601. */
  readonly deployedAt: string;
  /** Left out where Argo CD's clocks contradict each other: no deployment takes less than nothing. */
  readonly durationMs?: number;
}

type HistoryEntry = NonNullable<ArgocdApplication['status']['history']>[number];

/** The plugin's types know one source; of several, Argo CD leaves the single revision empty. */
function revisionsOf(entry: HistoryEntry): readonly string[] {
  if ('revisions' in entry && Array.isArray(entry.revisions)) {
    return entry.revisions.map(String);
  }
  const { revision } = entry;
  const one =
    typeof revision === 'string' ? revision : revision?.revisionID?.toString();
  return one ? [one] : [];
}

/** What a deployment brought; where it brought nothing new, what it deployed again. */
function broughtBy(
  entry: HistoryEntry,
  before: HistoryEntry | undefined,
): readonly string[] {
  const revisions = revisionsOf(entry);
  const known = before ? revisionsOf(before) : [];
  const fresh = revisions.filter((each, index) => each !== known[index]);
  return [...new Set(fresh.length > 0 ? fresh : revisions)];
}

function durationOf(entry: HistoryEntry): number | undefined {
  const begunMs = Date.parse(entry.deployStartedAt ?? '');
  const endedMs = Date.parse(entry.deployedAt ?? '');
  return endedMs > begunMs ? endedMs - begunMs : undefined;
}

function rowOf(
  { metadata }: ArgocdApplication,
  entry: HistoryEntry,
  before: HistoryEntry | undefined,
): HistoryRow[] {
  const [revision, ...others] = broughtBy(entry, before);
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
      revisions: [revision, ...others],
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
      // Argo CD tells the oldest first.
      (application.status.history ?? []).flatMap((entry, index, all) =>
        rowOf(application, entry, all[index - 1]),
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
