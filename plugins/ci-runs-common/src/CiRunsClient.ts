import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { type CiRuns, ciRunsSchema } from './runs';

/** What the client needs of Backstage; the frontend's and the backend's own services fit. */
export interface CiRunsClientOptions {
  readonly discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly fetchApi: { fetch: typeof fetch };
}

/** Options of one request. */
export interface CiRunsRequestOptions {
  /** How many runs, newest first: 1 to 50, 20 when left out. */
  readonly limit?: number;
  /** Only runs of this branch. */
  readonly branch?: string;
  readonly signal?: AbortSignal;
}

/** The path under the plugin's base URL at which one entity's runs are read. */
export function ciRunsPathOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef, {
    defaultNamespace: DEFAULT_NAMESPACE,
  });
  const parts = [kind, namespace, name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/v1/entities/${parts.join('/')}/runs`;
}

/** Typed client of the CI runs backend. Answers are validated on arrival. */
export class CiRunsClient {
  readonly #options: CiRunsClientOptions;

  constructor(options: CiRunsClientOptions) {
    this.#options = options;
  }

  /**
   * The latest runs of one entity.
   *
   * @throws ResponseError with status 404 when the entity does not exist or the caller may not read it.
   */
  async getRuns(
    entityRef: string,
    options: CiRunsRequestOptions = {},
  ): Promise<CiRuns> {
    const base = await this.#options.discoveryApi.getBaseUrl('ci-runs');
    const url = new URL(`${base}${ciRunsPathOf(entityRef)}`);
    if (options.limit !== undefined) {
      url.searchParams.set('limit', String(options.limit));
    }
    if (options.branch !== undefined) {
      url.searchParams.set('branch', options.branch);
    }
    const response = await this.#options.fetchApi.fetch(url.toString(), {
      ...(options.signal ? { signal: options.signal } : {}),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return ciRunsSchema.parse(await response.json());
  }
}
