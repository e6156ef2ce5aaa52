/**
 * Reads of one cluster. A group that discovery does not name is *absent*: no such operator runs here. A group that is
 * there and answers 403 is a missing right: nothing is known. Lists come page by page, so that memory follows the page
 * size.
 */
import { z } from 'zod';
import type { SourceClient } from '../client/SourceClient';
import type { SourceStream } from '../client/SourceStream';
import { sourceError, type Source } from '../failure';
import { shapeOf } from '../failure/shape';
import {
  ACCEPT,
  type ClusterList,
  type ListOptions,
  type ListVisitor,
} from './lists';
import { readPages, type Page } from './readPages';
import {
  resourceName,
  resourcePath,
  type Resource,
  type Selection,
} from './resource';

const PAGE_SIZE = 500;

const groupList = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      preferredVersion: z.object({ groupVersion: z.string() }),
    }),
  ),
});

const versionSchema = z.object({
  gitVersion: z.string(),
  major: z.string(),
  minor: z.string(),
});

/** Reads one cluster. There is no way to write through it. */
export class ClusterClient {
  readonly source: Source;
  /** For what has no method here: reviews, logs, raw paths. */
  readonly http: SourceClient;
  #groups: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(http: SourceClient) {
    this.http = http;
    this.source = http.target.source;
  }

  /** The server's version. */
  async version(): Promise<{
    readonly gitVersion: string;
    readonly major: number;
    readonly minor: number;
  }> {
    const { gitVersion, major, minor } = await this.http.read(
      '/version',
      versionSchema,
      { what: 'its version' },
    );
    return {
      gitVersion,
      major: Number.parseInt(major, 10),
      // Clouds write "33+".
      minor: Number.parseInt(minor, 10),
    };
  }

  /** Group to `group/version` as the server prefers it; asked once. */
  groups(): Promise<ReadonlyMap<string, string>> {
    if (!this.#groups) {
      this.#groups = this.http
        .read('/apis', groupList, { what: 'its API groups' })
        .then(
          ({ groups }) =>
            new Map(
              groups.map(({ name, preferredVersion }) => [
                name,
                preferredVersion.groupVersion,
              ]),
            ),
        );
      this.#groups.catch(() => {
        this.#groups = undefined;
      });
    }
    return this.#groups;
  }

  /** All objects of a kind that is small by nature, or of a selection. */
  async list<T>(
    resource: Resource,
    schema: z.ZodType<T>,
    options: ListOptions = {},
  ): Promise<ClusterList<T>> {
    const found: unknown[] = [];
    const end = await this.visit(
      resource,
      {
        begin: () => void found.splice(0),
        item: item => void found.push(item),
      },
      options,
    );
    if (end.state === 'absent') {
      return end;
    }
    const items = schema.array().safeParse(found);
    if (!items.success) {
      throw this.#odd(`the list of ${resourceName(resource)}`, items.error);
    }
    return { ...end, items: items.data };
  }

  /** Hands every object of a kind to a visitor, page by page. A list that expires while it is read starts again, once. */
  async visit(
    resource: Resource,
    visitor: ListVisitor,
    {
      as = 'objects',
      pageSize = PAGE_SIZE,
      pages,
      withoutWriters,
      ...selection
    }: ListOptions = {},
  ): Promise<ClusterList<never>> {
    const groupVersion = await this.#versionOf(resource);
    if (groupVersion === undefined) {
      return { state: 'absent' };
    }
    let first: Page | undefined;
    const name = resourceName(resource);
    const isThere = await readPages(
      this.http,
      {
        path: this.#path(resource, groupVersion, selection),
        query: queryOf(selection),
        accept: ACCEPT[as],
        pageSize,
        pages,
        withoutWriters,
        what: `the list of ${name}`,
        right: `list ${name}`,
      },
      (page, isFirst) => {
        if (isFirst) {
          first = page;
          visitor.begin({ apiVersion: groupVersion, kind: page.kind });
        }
        page.items.forEach(item => visitor.item(item));
      },
    );
    return isThere
      ? {
          state: 'read',
          apiVersion: groupVersion,
          kind: first?.kind,
          resourceVersion: first?.resourceVersion,
          items: [],
        }
      : { state: 'absent' };
  }

  /** One object; undefined where the cluster has none of that name, or no such kind. */
  async get<T>(
    resource: Resource,
    { namespace, name }: { readonly namespace?: string; readonly name: string },
    schema: z.ZodType<T>,
  ): Promise<T | undefined> {
    const groupVersion = await this.#versionOf(resource);
    if (groupVersion === undefined) {
      return undefined;
    }
    const what = `${resourceName(resource)} ${name}`;
    const { status, body } = await this.http.json(
      this.#path(resource, groupVersion, { namespace, name }),
      { allow: [404], what, right: `get ${resourceName(resource)}` },
    );
    if (status === 404) {
      return undefined;
    }
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      throw this.#odd(what, parsed.error);
    }
    return parsed.data;
  }

  /** Changes as they happen, one JSON event per line. */
  async watch(
    resource: Resource,
    {
      resourceVersion,
      ...selection
    }: Selection & { readonly resourceVersion?: string } = {},
  ): Promise<SourceStream | undefined> {
    const groupVersion = await this.#versionOf(resource);
    return groupVersion === undefined
      ? undefined
      : this.http.stream(this.#path(resource, groupVersion, selection), {
          query: {
            ...queryOf(selection),
            watch: '1',
            ...(resourceVersion ? { resourceVersion } : {}),
          },
          headers: { accept: 'application/json' },
          what: `changes of ${resourceName(resource)}`,
          right: `watch ${resourceName(resource)}`,
        });
  }

  async #versionOf({ group, version }: Resource): Promise<string | undefined> {
    if (group === '') {
      return version ?? 'v1';
    }
    return version ? `${group}/${version}` : (await this.groups()).get(group);
  }

  #path(
    resource: Resource,
    groupVersion: string,
    at: { readonly namespace?: string | undefined; readonly name?: string },
  ): string {
    const version = groupVersion.split('/').pop() ?? groupVersion;
    return resourcePath(resource, version, at);
  }

  #odd(what: string, cause: unknown) {
    return sourceError(
      {
        reason: 'parse_error',
        source: this.source,
        what,
        detail: shapeOf(cause),
      },
      { cause },
    );
  }
}

function queryOf({ labelSelector, fieldSelector }: Selection) {
  return {
    ...(labelSelector ? { labelSelector } : {}),
    ...(fieldSelector ? { fieldSelector } : {}),
  };
}
