import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import { MAX_BATCH_SIZE, statusPathOf } from './annotations';
import {
  type DeploymentStatus,
  type DeploymentStatusBatch,
  deploymentStatusBatchSchema,
  deploymentStatusSchema,
} from './status';

/** What the client needs of Backstage; the frontend's and the backend's own services fit. */
export interface DeploymentsClientOptions {
  readonly discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly fetchApi: { fetch: typeof fetch };
}

/** Options of one request. */
export interface DeploymentsRequestOptions {
  readonly signal?: AbortSignal;
  /** Backstage token, for callers whose fetch does not add one. */
  readonly token?: string;
}

/** Typed client of the deployments backend. Answers are validated on arrival. */
export class DeploymentsClient {
  readonly #options: DeploymentsClientOptions;

  constructor(options: DeploymentsClientOptions) {
    this.#options = options;
  }

  /**
   * Deploy status of one entity.
   *
   * @throws ResponseError with status 404 when the entity does not exist or the caller may not read it.
   */
  async getStatus(
    entityRef: string,
    options: DeploymentsRequestOptions = {},
  ): Promise<DeploymentStatus> {
    const path = statusPathOf(parseEntityRef(entityRef));
    return this.#request(deploymentStatusSchema, path, { ...options });
  }

  /** Deploy status of up to 50 entities, at the cost of one look per source. Longer lists are asked in slices. */
  async getStatuses(
    entityRefs: readonly string[],
    options: DeploymentsRequestOptions = {},
  ): Promise<DeploymentStatusBatch> {
    const slices: string[][] = [];
    for (let at = 0; at < entityRefs.length; at += MAX_BATCH_SIZE) {
      slices.push(entityRefs.slice(at, at + MAX_BATCH_SIZE));
    }
    const answers = await Promise.all(
      slices.map(slice =>
        this.#request(deploymentStatusBatchSchema, '/v1/status/by-refs', {
          ...options,
          body: { entityRefs: slice },
        }),
      ),
    );
    return {
      items: answers.flatMap(answer => answer.items),
      missing: answers.flatMap(answer => answer.missing),
    };
  }

  async #request<T>(
    schema: z.ZodType<T>,
    path: string,
    options: DeploymentsRequestOptions & { readonly body?: unknown },
  ): Promise<T> {
    const base = await this.#options.discoveryApi.getBaseUrl('deployments');
    const { body, signal, token } = options;
    const response = await this.#options.fetchApi.fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }
}
