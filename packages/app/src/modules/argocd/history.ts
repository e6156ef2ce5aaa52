import type {
  DeploymentHealth,
  DeploymentSync,
} from '@groundwork/plugin-deployments-common';
import type { ArgoCDApi } from '@roadiehq/backstage-plugin-argo-cd';

/** What one Argo CD instance answers about one application. */
export type ArgocdApplication = Awaited<
  ReturnType<ArgoCDApi['getAppDetails']>
> & {
  /** The label selector by which it was found, when the entity does not name it. */
  readonly selector?: string;
  /** Its page in the instance. */
  readonly link?: string;
};

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

/** Those that were read: of the others nothing is known but why. */
export function readOf(
  applications: readonly ArgocdApplication[],
): readonly ArgocdApplication[] {
  return applications.filter(({ status }) => whyNotRead(status) === undefined);
}

/** The rows of one application, whose revisions are asked for together. */
export interface HistoryOfApplication {
  readonly instance: string;
  readonly application: string;
  readonly selector?: string;
  readonly revisions: readonly string[];
}

/** Each application of a history once, with the revisions that it has deployed. */
export function byApplication(
  rows: readonly HistoryRow[],
): readonly HistoryOfApplication[] {
  const found = new Map<string, HistoryOfApplication>();
  for (const { instance, application, selector, revision } of rows) {
    const key = `${instance}/${application}`;
    const revisions = found.get(key)?.revisions ?? [];
    found.set(key, {
      instance,
      application,
      ...(selector === undefined ? {} : { selector }),
      revisions: [...new Set([...revisions, revision])],
    });
  }
  return [...found.values()];
}

/** One deployment in the history of an application. */
export interface HistoryRow {
  readonly key: string;
  readonly instance: string;
  readonly application: string;
  readonly namespace: string;
  /** The label selector by which the application was found, when the entity does not name it. */
  readonly selector?: string;
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
  { metadata, selector }: ArgocdApplication,
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
      ...(selector === undefined ? {} : { selector }),
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

/** An instance that could not be asked, and why. */
export interface SilentInstance {
  readonly name: string;
  /** A sentence that names it. */
  readonly says: string;
}

/** The plugin's types know no conditions; the guarded backend writes one into the row of an instance that it could not ask. */
function whyNotRead(status: object): string | undefined {
  const conditions = 'conditions' in status ? status.conditions : undefined;
  const found: unknown = Array.isArray(conditions)
    ? conditions.find(({ type }) => type === 'InstanceNotRead')?.message
    : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** The instances of which nothing is known, be it that they have deployed nothing. */
export function silentInstancesOf(
  applications: readonly ArgocdApplication[],
): readonly SilentInstance[] {
  return applications.flatMap(({ metadata, status }) => {
    const says = whyNotRead(status);
    return says === undefined
      ? []
      : [{ name: metadata.instance?.name ?? metadata.name, says }];
  });
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
