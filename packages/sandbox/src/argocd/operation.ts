import { ARGO_CD } from '../clusters/content/writers';
import type { Cluster } from '../clusters/cluster';
import { applyManifest } from '../clusters/objects/client-side-apply';
import type { Json, JsonObject } from '../clusters/objects/json';
import {
  groupOf,
  timestamp,
  type KubernetesObject,
} from '../clusters/objects/kubernetes-object';
import type { Application } from './application';
import { broughtJson, originJson, type Revisions } from './brought';
import { imagesIn } from './status';

/** What somebody, or Argo CD itself, asked for. */
export interface Operation extends Revisions {
  readonly prune: boolean;
  /** Undefined: automated. */
  readonly username?: string;
  /** A rollback forces the apply strategy, as in the recordings. */
  readonly isRollback?: boolean;
  /** Puts live objects back to what was synced before; leaves no history. */
  readonly isSelfHeal?: boolean;
}

/** The operation as the Application carries it while it waits and runs. */
export function operationJson(
  operation: Operation,
  context: {
    readonly application: Application;
    readonly syncOptions: readonly Json[];
  },
): JsonObject {
  const { revision, further, prune, username } = operation;
  const { isRollback, isSelfHeal } = operation;
  const origin = originJson(context.application);
  return {
    sync: {
      ...(origin.sources === undefined
        ? { revision }
        : { revisions: [revision, ...further] }),
      ...(prune ? { prune } : {}),
      ...(isRollback ? { syncStrategy: { apply: {} } } : {}),
      ...origin,
      ...(context.syncOptions.length === 0
        ? {}
        : { syncOptions: context.syncOptions }),
      ...(isSelfHeal ? { autoHealAttemptsCount: 1 } : {}),
    },
    initiatedBy: username === undefined ? { automated: true } : { username },
    retry: username === undefined ? { limit: 5 } : {},
  };
}

/** What became of one manifest. */
export interface Applied {
  readonly manifest: KubernetesObject;
  readonly outcome: 'created' | 'configured' | 'unchanged' | 'failed';
  readonly problem?: string;
}

/** Applies the manifests, namespaces first; a kind that the cluster lacks fails alone. */
export function applyAll(
  cluster: Cluster,
  manifests: readonly KubernetesObject[],
  createsNamespace: boolean,
): readonly Applied[] {
  const ordered = [...manifests].sort((one, other) => rank(one) - rank(other));
  return ordered.map(manifest => {
    const problem = problemOf(cluster, manifest, createsNamespace);
    if (problem !== undefined) return { manifest, outcome: 'failed', problem };
    const live = cluster.liveOf(manifest);
    const written = cluster.write(applyManifest(live, manifest), ARGO_CD);
    if (!live) return { manifest, outcome: 'created' };
    return {
      manifest,
      outcome:
        written.metadata.resourceVersion === live.metadata.resourceVersion
          ? 'unchanged'
          : 'configured',
    };
  });
}

const ORDER = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'StorageClass',
  'Service',
  'DaemonSet',
  'Deployment',
  'StatefulSet',
  'HorizontalPodAutoscaler',
  'Job',
  'CronJob',
  'Ingress',
];

function rank({ kind }: KubernetesObject): number {
  const index = ORDER.indexOf(kind);
  return index < 0 ? ORDER.length : index;
}

function problemOf(
  cluster: Cluster,
  manifest: KubernetesObject,
  createsNamespace: boolean,
): string | undefined {
  const { namespace, name } = manifest.metadata;
  const type = cluster.store.typeOf(manifest);
  if (!type) {
    const kind = `${groupOf(manifest)}/${manifest.kind}`;
    return `The Kubernetes API could not find ${kind} for requested resource ${
      namespace ?? ''
    }/${name}. Make sure the "${
      manifest.kind
    }" CRD is installed on the destination cluster.`;
  }
  if (!type.namespaced || namespace === undefined) return undefined;
  const namespaces = cluster.store.typeNamed('', 'namespaces');
  if (!namespaces || cluster.store.get(namespaces, { name: namespace }))
    return undefined;
  if (!createsNamespace) return `namespaces "${namespace}" not found`;
  const labels = { 'kubernetes.io/metadata.name': namespace };
  cluster.write(
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels },
    },
    ARGO_CD,
  );
  return undefined;
}

/** `status.operationState.syncResult.resources` */
export function syncResult(applied: readonly Applied[]): readonly JsonObject[] {
  return applied.map(({ manifest, outcome, problem }) => {
    const group = groupOf(manifest);
    const kind = manifest.kind.toLowerCase();
    const images = imagesIn(manifest);
    return {
      group,
      version: manifest.apiVersion.split('/').at(-1),
      kind: manifest.kind,
      ...(manifest.metadata.namespace === undefined
        ? {}
        : { namespace: manifest.metadata.namespace }),
      name: manifest.metadata.name,
      status: outcome === 'failed' ? 'SyncFailed' : 'Synced',
      message:
        problem ??
        `${kind}${group === '' ? '' : `.${group}`}/${
          manifest.metadata.name
        } ${outcome}`,
      hookPhase: outcome === 'failed' ? 'Failed' : 'Running',
      syncPhase: 'Sync',
      ...(images.length === 0 ? {} : { images }),
    };
  });
}

/** An entry of `status.history`. */
export function historyEntry({
  id,
  application,
  brought,
  operation,
  at,
}: {
  readonly id: number;
  readonly application: Application;
  readonly brought: Revisions;
  readonly operation: Operation;
  readonly at: number;
}): JsonObject {
  return {
    ...broughtJson(application, brought),
    deployedAt: timestamp(at),
    id,
    deployStartedAt: timestamp(at),
    initiatedBy:
      operation.username === undefined
        ? { automated: true }
        : { username: operation.username },
  };
}
