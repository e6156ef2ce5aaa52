import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  commitOfImage,
  notRead,
  type WithoutSha,
} from '@groundwork/plugin-readiness-node';
import { SourceError, type FailureReason } from '@groundwork/source-client';
import type { ArgocdClient } from '@groundwork/source-client/argocd';
import {
  imageOfService,
  type ImageReference,
  type Registries,
} from '@groundwork/source-client/registry';
import { KUBERNETES_ID } from '@groundwork/workload-ownership';
import type { DeployedApplication } from './deployedApplication';
import { changeOfManifests } from './manifests';
import type { Sync } from './syncs';

/** What a synchronisation brought, or why nobody can say. */
export interface Change {
  readonly sha?: string;
  readonly image?: ImageReference;
  readonly withoutSha?: WithoutSha;
}

/** A failure of Argo CD that another attempt may not meet ends the reading; the next one goes on there. */
const PASSING: readonly FailureReason[] = [
  'timeout',
  'rate_limited',
  'unreachable',
  'unauthorized',
  'tls',
];

/**
 * Finds the commit of the service in what Argo CD brought. A revision of Argo CD is one of the GitOps repository; what it made
 * of that revision names the image, and the image or its pods name the commit.
 */
export class ChangeFinder {
  readonly #argocd: ArgocdClient;
  readonly #registries: Registries;
  #version: Promise<string> | undefined;

  constructor(argocd: ArgocdClient, registries: Registries) {
    this.#argocd = argocd;
    this.#registries = registries;
  }

  /** @throws SourceError when it is worth another attempt */
  async find(
    application: DeployedApplication,
    sync: Sync,
    services: readonly Subject[],
  ): Promise<Change> {
    const names = namesOf(application, services);
    const noted = imageOfService(sync.images, names);
    try {
      const withoutSha = await this.#whyNotAsked(sync);
      if (sync.revision === undefined || withoutSha) {
        return noted
          ? await this.#ofImage(noted)
          : { withoutSha: withoutSha ?? { reason: 'no-revision' } };
      }
      const { name, namespace } = application.metadata;
      const { project } = application.spec;
      const { image = noted, commit } = changeOfManifests(
        await this.#argocd.manifests(
          { name, namespace, project },
          sync.revision,
        ),
        names,
      );
      if (commit !== undefined) {
        return { sha: commit, ...(image ? { image } : {}) };
      }
      return image
        ? await this.#ofImage(image)
        : { withoutSha: { reason: 'image-ambiguous' } };
    } catch (error) {
      if (
        !(error instanceof SourceError) ||
        (error.source?.kind === this.#argocd.source.kind &&
          PASSING.includes(error.reason))
      ) {
        throw error;
      }
      const withoutSha = notRead(error, 'manifests-not-read');
      return { withoutSha, ...(noted ? { image: noted } : {}) };
    }
  }

  /** Before 2.11 Argo CD takes no notice of the revisions that it is asked for, and answers with what is there now. */
  async #whyNotAsked({
    revision,
    withoutRevision,
  }: Sync): Promise<WithoutSha | undefined> {
    if (revision === undefined || typeof revision === 'string') {
      return withoutRevision;
    }
    this.#version ??= this.#argocd.version();
    const [, major, minor] =
      /^v?(\d+)\.(\d+)\./.exec(await this.#version) ?? [];
    const knowsRevisions =
      Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 11);
    return knowsRevisions
      ? undefined
      : {
          reason: 'several-sources',
          detail:
            'Only Argo CD from 2.11 on tells what it made of them at a revision.',
        };
  }

  async #ofImage(image: ImageReference): Promise<Change> {
    return { image, ...(await commitOfImage(this.#registries, image)) };
  }
}

/** Names that the service's own image may have. */
function namesOf(
  { metadata }: DeployedApplication,
  services: readonly Subject[],
): ReadonlySet<string> {
  return new Set([
    metadata.name,
    ...services.flatMap(({ name, annotations }) => [
      name,
      ...[annotations?.[KUBERNETES_ID] ?? []].flat(),
    ]),
  ]);
}
