/**
 * Reads of one cluster. A group that discovery does not name is *absent*: no such operator runs here. A group that is
 * there and answers 403 is *unread*: nothing is known. Lists come page by page, so that memory follows the page size.
 */
import type {
  FailureReason,
  Source,
} from '@groundwork/plugin-readiness-common';
import {
  kubernetesMeaning,
  SourceError,
  type CollectContext,
  type SourceClient,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import type { ClusterAccess } from './config';

const PAGE = '500';

const groupList = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      preferredVersion: z.object({ groupVersion: z.string() }),
    }),
  ),
});

const listPage = z.object({
  metadata: z.object({ continue: z.string().optional() }).optional(),
  items: z.array(z.unknown()).nullish(),
});

/** A resource to list: `{ group: 'apps', resource: 'deployments', kind: 'Deployment' }`; group '' is the core one. */
export interface Resource {
  readonly group: string;
  readonly resource: string;
  readonly kind: string;
}

/** What became of a list: read (also when empty), absent (the cluster has no such group or resource), or unread. */
export type Listing =
  | { readonly state: 'read' }
  | { readonly state: 'absent' }
  | { readonly state: 'unread'; readonly reason: FailureReason };

/** One item of a list with the apiVersion and kind that lists leave out. */
export interface ListedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly object: unknown;
}

/** Reads one cluster during one look. */
export class ClusterApi {
  readonly source: Source;
  private readonly client: SourceClient;
  private versions: ReadonlyMap<string, string> | undefined;

  constructor(access: ClusterAccess, context: CollectContext) {
    this.source = { kind: 'kubernetes', instance: access.name };
    this.client = context.http({
      source: this.source,
      baseUrl: access.url,
      headers: access.token ? { authorization: `Bearer ${access.token}` } : {},
      ...(access.ca ? { ca: access.ca } : {}),
      skipTlsVerify: access.skipTlsVerify,
      meaningOf: kubernetesMeaning,
    });
  }

  /** The server's version. @throws SourceError */
  async version(): Promise<{
    gitVersion: string;
    major: number;
    minor: number;
  }> {
    const { body } = await this.client.json('/version');
    const version = z
      .object({ gitVersion: z.string(), major: z.string(), minor: z.string() })
      .parse(body);
    return {
      gitVersion: version.gitVersion,
      major: Number.parseInt(version.major, 10),
      minor: Number.parseInt(version.minor, 10),
    };
  }

  /** Group to `group/version` as the server prefers it. @throws SourceError when discovery is refused. */
  async groups(): Promise<ReadonlyMap<string, string>> {
    if (!this.versions) {
      const { body } = await this.client.json('/apis');
      const { groups } = groupList.parse(body);
      this.versions = new Map(
        groups.map(({ name, preferredVersion }) => [
          name,
          preferredVersion.groupVersion,
        ]),
      );
    }
    return this.versions;
  }

  /**
   * Hands every item of a resource to `visit`, page by page. A page that expired starts the list again, once; what was
   * handed over before is then handed over again, so that `begin` is called first each time.
   */
  async list(
    resource: Resource,
    visit: { begin(): void; item(object: ListedObject): void },
  ): Promise<Listing> {
    const groupVersion =
      resource.group === '' ? 'v1' : (await this.groups()).get(resource.group);
    if (groupVersion === undefined) return { state: 'absent' };
    const path = `${resource.group === '' ? '/api' : '/apis'}/${groupVersion}/${
      resource.resource
    }`;
    try {
      return await this.pages(
        path,
        { apiVersion: groupVersion, kind: resource.kind },
        visit,
      );
    } catch (error) {
      if (!(error instanceof SourceError) || isTemporary(error)) throw error;
      return { state: 'unread', reason: error.reason };
    }
  }

  /** All items of a resource that is small by nature. */
  async all<T>(
    resource: Resource,
    schema: z.ZodType<T>,
  ): Promise<{ listing: Listing; items: T[]; raw: ListedObject[] }> {
    let items: T[] = [];
    let raw: ListedObject[] = [];
    const listing = await this.list(resource, {
      begin: () => {
        items = [];
        raw = [];
      },
      item: listed => {
        items.push(schema.parse(listed.object));
        raw.push(listed);
      },
    });
    return { listing, items, raw };
  }

  private async pages(
    path: string,
    of: { apiVersion: string; kind: string },
    visit: { begin(): void; item(object: ListedObject): void },
  ): Promise<Listing> {
    let restarted = false;
    for (let next: string | undefined = ''; next !== undefined; ) {
      if (next === '') visit.begin();
      const query: Record<string, string> = {
        limit: PAGE,
        ...(next ? { continue: next } : {}),
      };
      const response = await this.client.json(path, {
        query,
        allow: [404, 410],
      });
      if (response.status === 404) return { state: 'absent' };
      if (response.status === 410 && restarted) {
        throw new SourceError(
          'server_error',
          `${path}: the list expired twice while it was read`,
        );
      }
      if (response.status === 410) {
        restarted = true;
        next = '';
      } else {
        const page = listPage.parse(response.body);
        for (const object of page.items ?? []) visit.item({ ...of, object });
        next = page.metadata?.continue || undefined;
      }
    }
    return { state: 'read' };
  }
}

/** A failure that may be gone at the next attempt: the whole look is tried again rather than called unread. */
function isTemporary({ reason }: SourceError): boolean {
  return (
    reason !== 'forbidden' && reason !== 'unsupported' && reason !== 'not_found'
  );
}
