/** Lists of one cluster as evidence needs them: with apiVersion and kind, and with what may not be listed told apart. */
import type { Source } from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/source-client';
import type {
  ClusterClient,
  Selection,
} from '@groundwork/source-client/kubernetes';
import { z } from 'zod';
import type { Resource } from './resources';

/** What became of a list: read (also when empty), absent (the cluster has no such group or resource), or unread. */
export type Listing =
  | { readonly state: 'read' }
  | { readonly state: 'absent' }
  | {
      readonly state: 'unread';
      readonly reason: SourceError['reason'];
      readonly error: SourceError;
    };

/** One item of a list with the apiVersion and kind that lists leave out. */
export interface ListedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: unknown;
}

/** Hears of every object. `begin` is called before the first, and again when the list had to be started again. */
export interface Visit {
  begin(): void;
  item(object: ListedObject): void;
}

/** Reads one cluster during one look. */
export class ClusterApi {
  readonly source: Source;
  private readonly client: ClusterClient;

  constructor(client: ClusterClient) {
    this.client = client;
    this.source = client.source;
  }

  /** The server's version. @throws SourceError */
  version(): ReturnType<ClusterClient['version']> {
    return this.client.version();
  }

  /** Group to `group/version` as the server prefers it. @throws SourceError when discovery is refused. */
  groups(): ReturnType<ClusterClient['groups']> {
    return this.client.groups();
  }

  /** Hands every item of a resource to `visit`, page by page. */
  async list(
    resource: Resource,
    visit: Visit,
    selection: Selection = {},
  ): Promise<Listing> {
    try {
      return await this.must(resource, visit, selection);
    } catch (error) {
      if (!(error instanceof SourceError) || isTemporary(error)) throw error;
      return { state: 'unread', reason: error.reason, error };
    }
  }

  /** The same for what nothing can be said without. @throws SourceError also when it may not be listed */
  async must(
    { kind, ...resource }: Resource,
    visit: Visit,
    selection: Selection = {},
  ): Promise<Listing> {
    let apiVersion = '';
    const visitor = {
      begin: (list: { readonly apiVersion: string }) => {
        apiVersion = list.apiVersion;
        visit.begin();
      },
      item: (object: unknown) => visit.item({ apiVersion, kind, object }),
    };
    const { state } = await this.client.visit(resource, visitor, selection);
    return { state };
  }

  /** All items of a resource that is small by nature. */
  async all<T>(
    resource: Resource,
    schema: z.ZodType<T>,
  ): Promise<{ listing: Listing; items: T[]; raw: ListedObject[] }> {
    const items: T[] = [];
    const raw: ListedObject[] = [];
    const listing = await this.list(resource, {
      begin: () => {
        items.splice(0);
        raw.splice(0);
      },
      item: listed => {
        items.push(schema.parse(listed.object));
        raw.push(listed);
      },
    });
    return { listing, items, raw };
  }
}

/** A failure that may be gone at the next attempt: the whole look is tried again rather than called unread. */
function isTemporary({ reason }: SourceError): boolean {
  return (
    reason !== 'forbidden' && reason !== 'unsupported' && reason !== 'not_found'
  );
}
