import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import { OpenApiClient } from '@groundwork/openapi-client';
import {
  readinessApi,
  type ReadinessOperations,
} from '@groundwork/plugin-readiness-common';
import type {
  CheckAnswer,
  CheckEvidence,
  ClustersAnswer,
  CollectorsAnswer,
  EvidenceView,
  OrganisationAnswer,
  OrganisationHistory,
  PipelineComparison,
  PipelinesAnswer,
  PrerequisiteAnswer,
  ServiceAnswer,
  ServiceSummary,
  TeamScorecard,
} from './answers';
import { pathOf, type AskOptions } from './asking';
import { DeliveryClient, type DeliveryApi } from './deliveryApi';

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

/** The readiness backend as the browser sees it. */
export interface ReadinessApi {
  organisation(options?: AskOptions): Promise<OrganisationAnswer>;
  history(options?: AskOptions): Promise<OrganisationHistory>;
  prerequisite(id: string, options?: AskOptions): Promise<PrerequisiteAnswer>;
  /** A check of the organisation with its long lists. */
  check(id: string, options?: AskOptions): Promise<CheckAnswer>;
  team(
    entityRef: string,
    options?: AskOptions & { readonly cursor?: string },
  ): Promise<TeamScorecard>;
  service(entityRef: string, options?: AskOptions): Promise<ServiceAnswer>;
  /** As much of a service as its overview says. */
  summary(entityRef: string, options?: AskOptions): Promise<ServiceSummary>;
  checkEvidence(
    of: { readonly entityRef: string; readonly checkId: string },
    options?: AskOptions,
  ): Promise<CheckEvidence>;
  evidence(of: EvidenceAddress, options?: AskOptions): Promise<EvidenceView>;
  clusters(options?: AskOptions): Promise<ClustersAnswer>;
  pipelines(options?: AskOptions): Promise<PipelinesAnswer>;
  pipelineComparison(
    of: { readonly left: string; readonly right: string },
    options?: AskOptions,
  ): Promise<PipelineComparison>;
  collectors(options?: AskOptions): Promise<CollectorsAnswer>;
  /** Has a collector look at everything that it covers, now. */
  runCollector(collector: string): Promise<void>;
  /** Has every source of deliveries read on, now. */
  readDeliverySources(): Promise<void>;
  /** What the delivery pages ask. */
  readonly delivery: DeliveryApi;
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
  readonly delivery: DeliveryApi;

  constructor(deps: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  }) {
    this.#client = new OpenApiClient<ReadinessOperations>(readinessApi, deps);
    this.delivery = new DeliveryClient(this.#client);
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

  check(check: string, options?: AskOptions) {
    return this.#client.ask('getCheck', { path: { check } }, options);
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

  summary(entityRef: string, options?: AskOptions) {
    return this.#client.ask(
      'getServiceSummary',
      { path: pathOf(entityRef) },
      options,
    );
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

  clusters(options?: AskOptions) {
    return this.#client.ask('getClusters', {}, options);
  }

  pipelines(options?: AskOptions) {
    return this.#client.ask('getPipelines', {}, options);
  }

  pipelineComparison(
    query: { readonly left: string; readonly right: string },
    options?: AskOptions,
  ) {
    return this.#client.ask('getPipelineComparison', { query }, options);
  }

  collectors(options?: AskOptions) {
    return this.#client.ask('getCollectors', {}, options);
  }

  async runCollector(collector: string) {
    await this.#client.ask('runCollector', { path: { collector } });
  }

  async readDeliverySources() {
    await this.#client.ask('runSources', {});
  }
}
