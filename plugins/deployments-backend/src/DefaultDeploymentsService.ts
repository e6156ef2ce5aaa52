import type { LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  type DeploymentStatus,
  deploymentLocatorOf,
} from '@groundwork/plugin-deployments-common';
import type { SourceClients } from '@groundwork/source-client';
import type { DeploymentsConfig } from './config';
import { ArgocdSource } from './sources/ArgocdSource';
import { KubernetesSource } from './sources/KubernetesSource';
import { LookMemory } from './sources/LookMemory';
import { lookWithin } from './sources/lookWithin';
import type { Look, LookRequest, Source } from './sources/types';
import { assembleStatus } from './status/assembleStatus';
import { EnvironmentMap } from './status/environments';

/** Answers what runs where, for entities that the caller was allowed to read. */
export interface DeploymentsService {
  /** One status per entity, in the order of the entities. Never rejects because of a source. */
  statusOf(entities: readonly Entity[]): Promise<DeploymentStatus[]>;
}

/** Asks every source that an entity's annotations name, at the same time and once for all entities. */
export class DefaultDeploymentsService implements DeploymentsService {
  readonly #sources: readonly Source[];
  readonly #environments: EnvironmentMap;
  readonly #memory: LookMemory;
  readonly #timeoutMs: number;
  readonly #logger: LoggerService;

  constructor(
    config: DeploymentsConfig,
    {
      sources,
      logger,
    }: { readonly sources: SourceClients; readonly logger: LoggerService },
  ) {
    this.#sources = [
      ...config.argocdInstances.map(
        instance => new ArgocdSource(instance, sources),
      ),
      ...config.clusters.map(({ name }) => new KubernetesSource(name, sources)),
    ];
    this.#environments = new EnvironmentMap(
      config.environments,
      new Map(config.clusters.map(({ name, url }) => [name, url])),
    );
    this.#memory = new LookMemory(config.cacheTtlMs);
    this.#timeoutMs = config.sourceTimeoutMs;
    this.#logger = logger;
  }

  async statusOf(entities: readonly Entity[]): Promise<DeploymentStatus[]> {
    const requests = entities.map(entity => ({
      entityRef: stringifyEntityRef(entity),
      locator: deploymentLocatorOf(entity),
    }));
    const looks = await Promise.all(
      this.#sources.flatMap(source => {
        const own = requests.filter(({ locator }) => source.concerns(locator));
        return own.length > 0 ? [this.#look(source, own)] : [];
      }),
    );
    return requests.map(request =>
      assembleStatus(request, looks, this.#environments),
    );
  }

  #look(source: Source, requests: readonly LookRequest[]): Promise<Look> {
    const sourceKey = `${source.kind} ${source.name}`;
    return this.#memory.recall(sourceKey, JSON.stringify(requests), () =>
      lookWithin(source, requests, {
        timeoutMs: this.#timeoutMs,
        logger: this.#logger,
      }),
    );
  }
}
