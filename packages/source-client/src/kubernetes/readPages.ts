import { z } from 'zod';
import type { SourceClient } from '../client/SourceClient';
import { sourceError, type FailureReason } from '../failure';
import { withEmptyLists } from '../transport/jsonText';

const pageSchema = z
  .object({
    kind: z.string().optional(),
    metadata: z
      .object({
        continue: z.string().optional(),
        resourceVersion: z.string().optional(),
      })
      .optional(),
    items: z.array(z.unknown()).nullish(),
    /** Of a table. */
    rows: z.array(z.unknown()).nullish(),
  })
  // An empty list has one of them, as an empty list or as null: whatever has neither is none.
  .refine(({ items, rows }) => items !== undefined || rows !== undefined);

/** One page of a list. */
export interface Page {
  readonly kind: string | undefined;
  readonly resourceVersion: string | undefined;
  readonly items: readonly unknown[];
}

/** A list, and how it is asked for. */
export interface PagedRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly accept: string;
  readonly pageSize: number;
  /** Pages to read; all of them unless stated. */
  readonly pages?: number | undefined;
  readonly withoutWriters?: boolean | undefined;
  readonly what: string;
  readonly right: string;
}

/**
 * Hands over a list page by page. A list that expires while it is read starts again, once: `onPage` hears of a first page
 * then a second time.
 *
 * @returns false when the cluster does not have what the path names
 */
export async function readPages(
  http: SourceClient,
  request: PagedRequest,
  onPage: (page: Page, isFirst: boolean) => void,
): Promise<boolean> {
  let expired = 0;
  let left = request.pages ?? Number.POSITIVE_INFINITY;
  let next: string | undefined = '';
  while (next !== undefined) {
    const { status, body } = await ask(http, request, next);
    switch (status) {
      case 404:
        return false;
      case 410:
        expired += 1;
        if (expired > 1) {
          throw odd(http, request, {
            reason: 'server_error',
            detail: 'it expired twice while it was read',
          });
        }
        next = '';
        break;
      default: {
        const page = pageSchema.safeParse(body);
        if (!page.success) {
          throw odd(http, request, {
            reason: 'parse_error',
            status,
            detail: 'it is not a list',
            cause: page.error,
          });
        }
        const { kind, metadata, items, rows } = page.data;
        onPage(
          {
            kind,
            resourceVersion: metadata?.resourceVersion,
            items: items ?? rows ?? [],
          },
          next === '',
        );
        left -= 1;
        next = (left > 0 && metadata?.continue) || undefined;
      }
    }
  }
  return true;
}

/**
 * Parsing who wrote which field costs more than all else of a page. Servers write the metadata of a list, which says whether
 * there is more of it, before its items.
 */
function withoutWriters(text: string, isFirst: boolean): string {
  const isOneOfMany =
    !isFirst || /"continue":"[^"]/.test(text.slice(0, text.indexOf('"items"')));
  return isOneOfMany ? withEmptyLists(text, 'managedFields') : text;
}

function ask(http: SourceClient, request: PagedRequest, next: string) {
  const { path, query, accept, pageSize, what, right } = request;
  return http.json(path, {
    query: {
      ...query,
      limit: String(pageSize),
      ...(next ? { continue: next } : {}),
    },
    headers: { accept },
    allow: [404, 410],
    what,
    right,
    ...(request.withoutWriters
      ? { shortened: (text: string) => withoutWriters(text, next === '') }
      : {}),
  });
}

function odd(
  http: SourceClient,
  { what }: PagedRequest,
  {
    cause,
    ...failure
  }: {
    readonly reason: FailureReason;
    readonly status?: number;
    readonly detail: string;
    readonly cause?: unknown;
  },
) {
  return sourceError(
    { ...failure, source: http.target.source, what },
    cause === undefined ? {} : { cause },
  );
}
