import type { z } from 'zod';
import {
  applicationPath,
  applicationQuery,
  type ApplicationRef,
} from '../argocd/ArgocdClient';
import { targetOf, type ArgocdInstance } from '../argocd/instances';
import type { SourceClient } from '../client/SourceClient';
import type { SourceClients } from '../client/SourceClients';
import type { SourceRequestOptions } from '../client/target';
import type { Source } from '../failure';

/** What a write may take beside the application. */
interface Write {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly what: string;
  readonly right: string;
}

/**
 * Changes one instance, with an account that may. Nothing is tried again: whether a write that was not answered has
 * happened is for the caller to look at.
 */
export class ArgocdWriter {
  readonly source: Source;
  readonly #http: SourceClient;

  constructor(sources: SourceClients, instance: ArgocdInstance) {
    this.#http = sources.client(targetOf(instance));
    this.source = this.#http.target.source;
  }

  /**
   * Creates an application; the same again is a success, another one of that name is refused unless `upsert`. Without
   * `validate` its folder need not be in Git yet.
   */
  create<T>(
    application: object,
    schema: z.ZodType<T>,
    {
      upsert = false,
      validate = true,
    }: { readonly upsert?: boolean; readonly validate?: boolean } = {},
  ): Promise<T> {
    return this.#write(
      {
        method: 'POST',
        path: '/api/v1/applications',
        query: { upsert: String(upsert), validate: String(validate) },
        body: application,
        what: 'a new application',
        right: 'applications, create',
      },
      schema,
    );
  }

  /** Makes the cluster as Git says, at a revision or at the tracked one. */
  sync<T>(
    ref: ApplicationRef,
    request: {
      readonly revision?: string;
      readonly prune?: boolean;
      readonly dryRun?: boolean;
    },
    schema: z.ZodType<T>,
  ): Promise<T> {
    return this.#write(
      {
        method: 'POST',
        path: `${applicationPath(ref)}/sync`,
        query: {},
        body: { ...named(ref), ...request },
        what: `the sync of ${ref.name}`,
        right: 'applications, sync',
      },
      schema,
    );
  }

  /** Back to an entry of the application's history. */
  rollback<T>(
    ref: ApplicationRef,
    request: { readonly id: number; readonly prune?: boolean },
    schema: z.ZodType<T>,
  ): Promise<T> {
    return this.#write(
      {
        method: 'POST',
        path: `${applicationPath(ref)}/rollback`,
        query: {},
        body: { ...named(ref), ...request },
        what: `the rollback of ${ref.name}`,
        right: 'applications, sync',
      },
      schema,
    );
  }

  /** Removes the application, and unless told otherwise what it has deployed. */
  async delete(
    ref: ApplicationRef,
    { cascade = true }: { readonly cascade?: boolean } = {},
  ): Promise<void> {
    await this.#http.json(applicationPath(ref), {
      ...asJson({}),
      method: 'DELETE',
      query: { ...applicationQuery(ref), cascade: String(cascade) },
      what: `the application ${ref.name}`,
      right: 'applications, delete',
    });
  }

  #write<T>(
    { path, body, ...request }: Write,
    schema: z.ZodType<T>,
  ): Promise<T> {
    return this.#http.read(path, schema, { ...request, ...asJson(body) });
  }
}

/** Argo CD takes no write of another content type, also where there is nothing to say. */
function asJson(
  body: unknown,
): Required<Pick<SourceRequestOptions, 'headers' | 'body'>> {
  return {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function named({ name, namespace, project }: ApplicationRef) {
  return {
    name,
    ...(namespace === undefined ? {} : { appNamespace: namespace }),
    ...(project === undefined ? {} : { project }),
  };
}
