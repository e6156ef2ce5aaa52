import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import {
  type AskOptions,
  OpenApiClient,
  type OpenApiClientOptions,
} from '@groundwork/openapi-client';
import { MAX_BATCH_SIZE } from './annotations';
import {
  deploymentsApi,
  type DeploymentsOperations,
  type DeploymentStatus,
  type DeploymentStatusBatch,
} from './schema/openapi.generated';

/** Typed client of the deployments backend. Answers are validated on arrival. */
export class DeploymentsClient {
  readonly #client: OpenApiClient<DeploymentsOperations>;

  constructor(options: OpenApiClientOptions) {
    this.#client = new OpenApiClient<DeploymentsOperations>(
      deploymentsApi,
      options,
    );
  }

  /**
   * Deploy status of one entity.
   *
   * @throws ResponseError with status 404 when the entity does not exist or the caller may not read it.
   */
  async getStatus(
    entityRef: string,
    options: AskOptions = {},
  ): Promise<DeploymentStatus> {
    return this.#client.ask('getStatus', { path: pathOf(entityRef) }, options);
  }

  /** Deploy status of up to 50 entities, at the cost of one look per source. Longer lists are asked in slices. */
  async getStatuses(
    entityRefs: readonly string[],
    options: AskOptions = {},
  ): Promise<DeploymentStatusBatch> {
    const slices: string[][] = [];
    for (let at = 0; at < entityRefs.length; at += MAX_BATCH_SIZE) {
      slices.push(entityRefs.slice(at, at + MAX_BATCH_SIZE));
    }
    const answers = await Promise.all(
      slices.map(slice =>
        this.#client.ask(
          'getStatusesByRefs',
          { body: { entityRefs: slice } },
          options,
        ),
      ),
    );
    return {
      items: answers.flatMap(answer => answer.items),
      missing: answers.flatMap(answer => answer.missing),
    };
  }
}

function pathOf(entityRef: string) {
  const { kind, namespace, name } = parseEntityRef(
    entityRef.toLocaleLowerCase('en-US'),
    { defaultNamespace: DEFAULT_NAMESPACE },
  );
  return { kind, namespace, name };
}
