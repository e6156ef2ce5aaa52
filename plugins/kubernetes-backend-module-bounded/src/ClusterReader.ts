import { sourceError, type Source } from '@groundwork/source-client';
import {
  resourceName,
  type ClusterClient,
} from '@groundwork/source-client/kubernetes';
import { z } from 'zod';
import type { ResourceKind } from './resourceKind';

/** What is inside an object is not judged here: the page shows it as it is. */
const objectSchema = z.record(z.string(), z.unknown());

/** A list of any kind. */
export interface ObjectList {
  readonly kind?: string | undefined;
  readonly items: readonly z.infer<typeof objectSchema>[];
}

export interface ListScope {
  readonly namespace?: string | undefined;
  readonly labelSelector?: string | undefined;
}

/** Lists objects of one cluster with one credential until one deadline. */
export class ClusterReader {
  readonly source: Source;
  readonly #client: ClusterClient;

  constructor(client: ClusterClient) {
    this.#client = client;
    this.source = client.source;
  }

  /** @throws SourceError, or InputError for what no cluster could have */
  async list(kind: ResourceKind, scope: ListScope): Promise<ObjectList> {
    const { group, apiVersion: version, plural: resource } = kind;
    const what = `the list of ${resourceName({ group, resource })}`;
    const { source } = this;
    // Kinds come from requests: whatever a cluster would allow, no Secret is asked for.
    if (!group && resource === 'secrets') {
      throw sourceError({
        reason: 'forbidden',
        source,
        what,
        status: 403,
        detail: 'the portal asks no cluster for Secrets',
        remedy: 'Remove Secrets from kubernetes.objectTypes.',
      });
    }
    const list = await this.#client.list(
      { group, version, resource },
      objectSchema,
      scope,
    );
    if (list.state === 'absent') {
      throw sourceError({ reason: 'not_found', source, what, status: 404 });
    }
    return list;
  }
}
