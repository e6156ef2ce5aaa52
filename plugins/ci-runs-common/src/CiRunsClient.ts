import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import {
  type AskOptions,
  OpenApiClient,
  type OpenApiClientOptions,
  type RequestOf,
} from '@groundwork/openapi-client';
import {
  type CiRuns,
  type CiRunsBatch,
  ciRunsApi,
  type CiRunsOperations,
} from './schema/openapi.generated';

/** Which runs are asked for: how many, newest first (1 to 50, 20 when left out), and of which branch. */
export type CiRunsQuery = NonNullable<
  RequestOf<CiRunsOperations['getRuns']>['query']
>;

/** Typed client of the CI runs backend. Answers are validated on arrival. */
export class CiRunsClient {
  readonly #client: OpenApiClient<CiRunsOperations>;

  constructor(options: OpenApiClientOptions) {
    this.#client = new OpenApiClient<CiRunsOperations>(ciRunsApi, options);
  }

  /**
   * The latest runs of one entity.
   *
   * @throws ResponseError with status 404 when the entity does not exist or the caller may not read it.
   */
  async getRuns(
    entityRef: string,
    { limit, branch, ...options }: CiRunsQuery & AskOptions = {},
  ): Promise<CiRuns> {
    const { kind, namespace, name } = parseEntityRef(
      entityRef.toLocaleLowerCase('en-US'),
      { defaultNamespace: DEFAULT_NAMESPACE },
    );
    return this.#client.ask(
      'getRuns',
      { path: { kind, namespace, name }, query: { limit, branch } },
      options,
    );
  }

  /** The latest runs of up to 50 entities, in one request; those that cannot be answered for are in `missing`. */
  async getRunsOfMany(
    entityRefs: readonly string[],
    { limit, ...options }: { readonly limit?: number } & AskOptions = {},
  ): Promise<CiRunsBatch> {
    return this.#client.ask(
      'getRunsByRefs',
      {
        body: {
          entityRefs: [...entityRefs],
          ...(limit === undefined ? {} : { limit }),
        },
      },
      options,
    );
  }
}
