import type { CacheService } from '@backstage/backend-plugin-api';
import { ciRunsSchema, type CiRun } from '@groundwork/plugin-ci-runs-common';
import { z } from 'zod';
import type { RunsOfOne, RunsQuery, Seen } from './sources';

const lookSchema = z.object({
  readAt: z.string(),
  runs: ciRunsSchema.shape.runs,
  engines: ciRunsSchema.shape.engines,
});

/** What a source said when it last answered. */
export interface GoodLook {
  readonly readAt: string;
  readonly runs: readonly CiRun[];
  readonly engines: z.infer<typeof lookSchema>['engines'];
}

/**
 * Keeps what each source last answered, for when it does not answer. In the cache of the instance: replicas share it where
 * `backend.cache` names a store that they share, and have one each otherwise.
 */
export class LastGoodLooks {
  readonly #cache: CacheService;
  readonly #ttlMs: number;

  constructor(cache: CacheService, ttlMs: number) {
    this.#cache = cache;
    this.#ttlMs = ttlMs;
  }

  async keep(
    { question }: RunsOfOne,
    query: RunsQuery,
    look: GoodLook,
  ): Promise<void> {
    if (this.#ttlMs > 0) {
      await this.#cache.set(
        keyOf(question, query),
        JSON.parse(JSON.stringify(look)),
        { ttl: this.#ttlMs },
      );
    }
  }

  async recall(
    { question }: RunsOfOne,
    query: RunsQuery,
  ): Promise<GoodLook | undefined> {
    const kept = await this.#cache.get(keyOf(question, query));
    // What another version of the portal kept may have another shape: then nothing is kept.
    return lookSchema.safeParse(kept).data;
  }
}

/** What a look is worth keeping, with its time. */
export function goodLook(
  seen: Exclude<Seen, { readonly outcome: 'failed' }>,
  readAt: string,
): GoodLook {
  return { readAt, runs: seen.runs, engines: [...seen.engines] };
}

function keyOf(question: string, query: RunsQuery): string {
  return JSON.stringify(['last-good', question, query]);
}
