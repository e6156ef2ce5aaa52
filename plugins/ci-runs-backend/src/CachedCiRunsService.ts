import type { CacheService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { type CiRuns, ciRunsSchema } from '@groundwork/plugin-ci-runs-common';
import type { CiRunsService } from './DefaultCiRunsService';
import type { RunsQuery } from './sources';

/**
 * Uses an answer again for some seconds, in all replicas, to spare rate limits. An
 * answer that a source is missing from is not used again: the next visitor looks anew.
 */
export class CachedCiRunsService implements CiRunsService {
  readonly #service: CiRunsService;
  readonly #cache: CacheService;
  readonly #ttlMs: number;

  constructor(service: CiRunsService, cache: CacheService, ttlMs: number) {
    this.#service = service;
    this.#cache = cache;
    this.#ttlMs = ttlMs;
  }

  async runsOf(entity: Entity, query: RunsQuery): Promise<CiRuns> {
    const key = JSON.stringify([
      stringifyEntityRef(entity),
      entity.metadata.annotations ?? {},
      query,
    ]);
    const kept = ciRunsSchema.safeParse(await this.#cache.get(key));
    if (kept.success) {
      return kept.data;
    }
    const fresh = await this.#service.runsOf(entity, query);
    if (fresh.sources.every(({ outcome }) => outcome !== 'failed')) {
      await this.#cache.set(key, JSON.parse(JSON.stringify(fresh)), {
        ttl: this.#ttlMs,
      });
    }
    return fresh;
  }
}
