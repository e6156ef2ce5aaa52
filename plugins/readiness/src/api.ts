import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { OpenApiClient } from '@groundwork/openapi-client';
import {
  readinessApi,
  type ReadinessOperations,
} from '@groundwork/plugin-readiness-common';
import type {
  CheckEvidence,
  CollectorsAnswer,
  EvidenceView,
  OrganisationAnswer,
  OrganisationHistory,
  PrerequisiteAnswer,
  ServiceAnswer,
  TeamScorecard,
} from './answers';

/** One object of an observation, as an address names it. */
export interface EvidenceAddress {
  readonly id: string;
  /** Without it the names of the objects are answered, where there are many. */
  readonly object?: {
    readonly kind: string;
    readonly namespace?: string | undefined;
    readonly name: string;
  };
  /** Whose fields are to be pointed out. */
  readonly check?: string | undefined;
}

/** How a question may be cut short. */
export interface AskOptions {
  readonly signal?: AbortSignal;
}

/** The readiness backend as the browser sees it. */
export interface ReadinessApi {
  organisation(options?: AskOptions): Promise<OrganisationAnswer>;
  history(options?: AskOptions): Promise<OrganisationHistory>;
  prerequisite(id: string, options?: AskOptions): Promise<PrerequisiteAnswer>;
  team(
    entityRef: string,
    options?: AskOptions & { readonly cursor?: string },
  ): Promise<TeamScorecard>;
  service(entityRef: string, options?: AskOptions): Promise<ServiceAnswer>;
  checkEvidence(
    of: { readonly entityRef: string; readonly checkId: string },
    options?: AskOptions,
  ): Promise<CheckEvidence>;
  evidence(of: EvidenceAddress, options?: AskOptions): Promise<EvidenceView>;
  collectors(options?: AskOptions): Promise<CollectorsAnswer>;
}

/** See {@link ReadinessApi}. */
export const readinessApiRef = createApiRef<ReadinessApi>().with({
  id: 'plugin.readiness.service',
  pluginId: 'readiness',
});

/**
 * Asks the readiness backend over HTTP; answers are validated on arrival.
 * @throws ResponseError for every answer that is not a success.
 */
export class ReadinessClient implements ReadinessApi {
  readonly #client: OpenApiClient<ReadinessOperations>;

  constructor(deps: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  }) {
    this.#client = new OpenApiClient<ReadinessOperations>(readinessApi, deps);
  }

  organisation(options?: AskOptions) {
    return this.#client.ask('getOrganisation', {}, options);
  }

  history(options?: AskOptions) {
    return this.#client.ask('getOrganisationHistory', {}, options);
  }

  prerequisite(id: string, options?: AskOptions) {
    return this.#client.ask('getPrerequisite', { path: { id } }, options);
  }

  team(
    entityRef: string,
    { cursor, ...options }: AskOptions & { readonly cursor?: string } = {},
  ) {
    return this.#client.ask(
      'getTeam',
      { path: pathOf(entityRef), query: { cursor } },
      options,
    );
  }

  service(entityRef: string, options?: AskOptions) {
    return this.#client.ask('getService', { path: pathOf(entityRef) }, options);
  }

  checkEvidence(
    {
      entityRef,
      checkId,
    }: { readonly entityRef: string; readonly checkId: string },
    options?: AskOptions,
  ) {
    return this.#client.ask(
      'getCheckEvidence',
      { path: { ...pathOf(entityRef), check: checkId } },
      options,
    );
  }

  evidence({ id, object, check }: EvidenceAddress, options?: AskOptions) {
    return this.#client.ask(
      'getEvidenceObject',
      {
        path: { id },
        query: {
          kind: object?.kind,
          objectNamespace: object?.namespace,
          objectName: object?.name,
          check,
        },
      },
      options,
    );
  }

  collectors(options?: AskOptions) {
    return this.#client.ask('getCollectors', {}, options);
  }
}

function pathOf(entityRef: string) {
  const { namespace, name } = parseEntityRef(entityRef);
  return { namespace, name };
}
