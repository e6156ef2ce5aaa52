import {
  shapeOf,
  SourceError,
  sourceError,
  type Source,
} from '@groundwork/source-client';
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
  /** Why there are no more of them: the pages before have been read. */
  readonly restFailed?: SourceError;
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

  /**
   * Page by page, so that what was read stays read when the deadline comes in the middle of a long list.
   * @throws SourceError when nothing was read, or InputError for what no cluster could have
   */
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
    const items: ObjectList['items'][number][] = [];
    let listKind: string | undefined;
    try {
      const end = await this.#client.visit(
        { group, version, resource },
        {
          begin: list => {
            items.splice(0);
            listKind = list.kind;
          },
          item: object => void items.push(this.#object(object, what)),
        },
        { ...scope, withoutWriters: true },
      );
      if (end.state === 'absent') {
        throw sourceError({ reason: 'not_found', source, what, status: 404 });
      }
      return { kind: listKind, items };
    } catch (error) {
      if (error instanceof SourceError && items.length > 0) {
        return { kind: listKind, items, restFailed: error };
      }
      throw error;
    }
  }

  #object(object: unknown, what: string): ObjectList['items'][number] {
    const parsed = objectSchema.safeParse(object);
    if (parsed.success) {
      return parsed.data;
    }
    const { source } = this;
    const detail = shapeOf(parsed.error);
    throw sourceError(
      { reason: 'parse_error', source, what, detail },
      { cause: parsed.error },
    );
  }
}
