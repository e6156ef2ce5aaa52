import { parseAllDocuments } from 'yaml';
import type { Repositories } from '../company/ports';
import { trackedBy } from '../clusters/content/service-manifests';
import {
  parseObject,
  type KubernetesObject,
} from '../clusters/objects/kubernetes-object';
import {
  destinationOf,
  repositoryOf,
  sourcesOf,
  type Application,
} from './application';
import type { Revisions } from './brought';

/** What Git says about an application at a revision. */
export interface Target extends Revisions {
  readonly manifests: readonly KubernetesObject[];
}

/** Why Git could not say it, in Argo CD's words. */
export interface Unreadable {
  readonly problem: string;
}

/** Reads the manifests under the application's path; a revision is a branch, a tag or a SHA. */
export async function readTarget(
  repositories: Repositories,
  application: Application,
  revision?: string,
  further: readonly string[] = [],
): Promise<Target | Unreadable> {
  const [source, ...others] = sourcesOf(application);
  const repository = repositoryOf(source);
  const wanted = revision ?? source.targetRevision;
  const sha = await repositories.resolve(
    repository,
    wanted === 'HEAD' ? 'main' : wanted,
  );
  if (sha === undefined) {
    return {
      problem: `Unable to resolve '${wanted}' to a commit SHA in ${source.repoUrl}`,
    };
  }
  const path = source.path ?? '';
  const folder = path.replace(/^\.?\/|\/$/g, '');
  const paths = (await repositories.listFiles(repository, sha, folder)).filter(
    file => /\.(ya?ml|json)$/.test(file),
  );
  if (paths.length === 0)
    return { problem: `${path}: app path does not exist` };
  const texts = await Promise.all(
    paths.map(file => repositories.readFile(repository, sha, file)),
  );
  const resolved = await Promise.all(
    others.map((other, index) =>
      repositories.resolve(
        repositoryOf(other),
        further[index] ?? other.targetRevision,
      ),
    ),
  );
  const unresolved = others.find((_, index) => resolved[index] === undefined);
  if (unresolved) {
    return {
      problem: `Unable to resolve '${unresolved.targetRevision}' to a commit SHA in ${unresolved.repoUrl}`,
    };
  }
  return {
    revision: sha,
    further: resolved.flatMap(each => each ?? []),
    manifests: texts
      .flatMap(text => (text === undefined ? [] : manifestsIn(text)))
      .map(manifest => ownedBy(application, manifest)),
  };
}

export function isUnreadable(
  target: Target | Unreadable,
): target is Unreadable {
  return 'problem' in target;
}

function manifestsIn(text: string): readonly KubernetesObject[] {
  return parseAllDocuments(text).flatMap(document => {
    const content: unknown = document.toJS();
    return parseObject(content) ?? [];
  });
}

const CLUSTER_SCOPED = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterPolicy',
  'ClusterSecretStore',
  'StorageClass',
  'IngressClass',
  'GatewayClass',
]);

function ownedBy(
  application: Application,
  manifest: KubernetesObject,
): KubernetesObject {
  const namespace =
    manifest.metadata.namespace ?? destinationOf(application).namespace;
  const placed = CLUSTER_SCOPED.has(manifest.kind)
    ? manifest
    : { ...manifest, metadata: { ...manifest.metadata, namespace } };
  return trackedBy(trackingName(application), placed);
}

/** Applications outside the instance's own namespace carry it in their tracking id. */
export function trackingName({ metadata }: Application): string {
  return metadata.namespace === undefined || metadata.namespace === 'argocd'
    ? metadata.name
    : `${metadata.namespace}_${metadata.name}`;
}
