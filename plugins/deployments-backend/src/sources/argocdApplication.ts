import { z } from 'zod';
import type {
  DeployedBy,
  DeploymentHealth,
  DeploymentInstance,
  DeploymentSync,
} from '@groundwork/plugin-deployments-common';
import { imageOfService, versionOf } from '../status/imageVersion';
import type { LastDeployment, Sighting } from './types';

const historyEntrySchema = z.object({
  id: z.number().default(0),
  /** Applications with several sources carry `revisions` instead. */
  revision: z.string().optional(),
  revisions: z.array(z.string()).nullish(),
  deployedAt: z.string().optional(),
  initiatedBy: z
    .object({
      username: z.string().optional(),
      automated: z.boolean().optional(),
    })
    .optional(),
});

type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** The part of an Argo CD application that the deploy status reads. */
export const applicationSchema = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string().default('') }),
  spec: z
    .object({
      destination: z
        .object({
          name: z.string().optional(),
          server: z.string().optional(),
          namespace: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  status: z
    .object({
      sync: z.object({ status: z.string().optional() }).optional(),
      health: z
        .object({
          status: z.string().optional(),
          message: z.string().optional(),
        })
        .optional(),
      history: z.array(historyEntrySchema).nullish(),
      operationState: z.object({ finishedAt: z.string().optional() }).nullish(),
      conditions: z
        .array(z.object({ message: z.string().optional() }))
        .nullish(),
      summary: z
        .object({
          images: z.array(z.string()).nullish(),
          externalURLs: z.array(z.string()).nullish(),
        })
        .optional(),
    })
    .optional(),
});

/** An Argo CD application as far as the deploy status reads it. */
export type Application = z.infer<typeof applicationSchema>;

const HEALTH: Readonly<Record<string, DeploymentHealth>> = {
  Healthy: 'healthy',
  Progressing: 'progressing',
  Degraded: 'degraded',
  Suspended: 'suspended',
  Missing: 'missing',
};

const SYNC: Readonly<Record<string, DeploymentSync>> = {
  Synced: 'synced',
  OutOfSync: 'out-of-sync',
};

/** What was brought: of several sources all of their revisions, because any of them may be what changed. */
function revisionOf(entry: HistoryEntry): string | undefined {
  return revisionsOf(entry).join(' + ') || undefined;
}

function revisionsOf({ revision, revisions }: HistoryEntry): readonly string[] {
  return revision ? [revision] : revisions ?? [];
}

function initiatorOf(entry: HistoryEntry): DeployedBy | undefined {
  if (entry.initiatedBy?.username) {
    return { kind: 'person', name: entry.initiatedBy.username };
  }
  return entry.initiatedBy?.automated ? { kind: 'automation' } : undefined;
}

/** From what to what: of several sources that of the first one which differs. */
function rolledBack(from: HistoryEntry, to: HistoryEntry) {
  const [before, after] = [revisionsOf(from), revisionsOf(to)];
  const index = after.findIndex((each, at) => each !== before[at]);
  return {
    fromRevision: before[index] ?? before[0] ?? '',
    toRevision: after[index] ?? after[0] ?? '',
  };
}

/**
 * The newest history entry. It is a rollback when its revision had already been
 * replaced by another one before: that is the trace a rollback leaves.
 */
export function lastDeploymentOf(
  history: readonly HistoryEntry[],
): LastDeployment | undefined {
  const ordered = [...history].sort((a, b) => a.id - b.id);
  const last = ordered.at(-1);
  if (!last) {
    return undefined;
  }
  const revision = revisionOf(last);
  const previous = ordered.at(-2);
  const replaced = previous && revisionOf(previous);
  const seenBefore = ordered
    .slice(0, -2)
    .some(entry => revisionOf(entry) === revision);
  const by = initiatorOf(last);
  return {
    ...(last.deployedAt ? { at: last.deployedAt } : {}),
    ...(by ? { by } : {}),
    ...(revision ? { revision } : {}),
    ...(previous && revision && replaced && replaced !== revision && seenBefore
      ? { rollback: rolledBack(previous, last) }
      : {}),
  };
}

/**
 * Nobody tried yet. Argo CD calls such an application healthy, or missing when its folder is in Git; neither says that
 * it waits. After a first attempt that failed, Argo CD's word counts.
 */
function neverDeployed({ status }: Application): boolean {
  return (
    (status?.history ?? []).length === 0 &&
    (status?.summary?.images ?? []).length === 0 &&
    status?.sync?.status !== 'Synced' &&
    status?.operationState?.finishedAt === undefined
  );
}

function healthOf(application: Application): DeploymentHealth {
  return neverDeployed(application)
    ? 'not-deployed'
    : HEALTH[application.status?.health?.status ?? ''] ?? 'unknown';
}

/** Argo CD has no word for "there is nothing in Git yet": it calls that an error of its comparison. */
function syncOf(application: Application): DeploymentSync {
  const { sync, conditions } = application.status ?? {};
  const known = SYNC[sync?.status ?? ''];
  const isAbsentInGit = (conditions ?? []).some(({ message }) =>
    message?.includes('app path does not exist'),
  );
  return (
    known ??
    (isAbsentInGit && neverDeployed(application) ? 'nothing-in-git' : 'unknown')
  );
}

function httpUrls(urls: readonly string[]): string[] {
  return urls.filter(url => /^https?:\/\//.test(url) && URL.canParse(url));
}

/** Turns one application of an instance into what the status is made of. */
export function applicationSighting(
  application: Application,
  instance: { readonly name: string; readonly frontendUrl: string },
): Sighting {
  const { metadata, spec, status } = application;
  const destination = spec?.destination;
  const image = imageOfService(status?.summary?.images ?? [], metadata.name);
  const version = image && versionOf(image);
  const path = [metadata.namespace, metadata.name]
    .filter(Boolean)
    .map(encodeURIComponent)
    .join('/');
  const shown: DeploymentInstance = {
    kind: 'argocd',
    source: instance.name,
    objectKind: 'Application',
    name: metadata.name,
    namespace: metadata.namespace || undefined,
    cluster: destination?.name || undefined,
    version,
    image,
    health: healthOf(application),
    healthMessage: status?.health?.message || undefined,
    sync: syncOf(application),
    url: `${instance.frontendUrl}/applications/${path}`,
  };
  const lastDeployment = lastDeploymentOf(status?.history ?? []);
  return {
    instance: shown,
    placement: {
      ...(destination?.name ? { cluster: destination.name } : {}),
      ...(destination?.server ? { server: destination.server } : {}),
    },
    ...(lastDeployment ? { lastDeployment } : {}),
    externalUrls: httpUrls(status?.summary?.externalURLs ?? []),
  };
}
