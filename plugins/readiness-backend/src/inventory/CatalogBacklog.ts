import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { SourceClients, SourceError } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';

/** How far the catalog is behind, or why that is not known. */
export type CatalogBacklogAnswer = ReadinessSchemas['CatalogBacklog'];

/** Asks how far the catalog is behind: everything here is about entities that it has read. */
export interface CatalogBacklogService {
  /** Undefined when this portal's catalog does not tell. */
  read(): Promise<CatalogBacklogAnswer | undefined>;
}

const backlogSchema = z.object({
  entities: z.number(),
  overdue: z.number(),
  oldestOverdueMs: z.number().optional(),
  waitsFor: z.array(z.object({ host: z.string(), since: z.string() })),
});

/** A page waits for this. */
const TIMEOUT_MS = 3000;
const TARGET_PLUGIN = 'catalog';
/** The backlog as the catalog's module tells it over HTTP, because the catalog may run in another process. */
export class CatalogBacklog implements CatalogBacklogService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #sources: SourceClients;

  constructor(services: {
    readonly auth: AuthService;
    readonly discovery: DiscoveryService;
    readonly sources: SourceClients;
  }) {
    this.#auth = services.auth;
    this.#discovery = services.discovery;
    this.#sources = services.sources;
  }

  async read(): Promise<CatalogBacklogAnswer | undefined> {
    try {
      const { status, body } = await this.#ask();
      return status === 404
        ? undefined
        : { state: 'counted', ...backlogSchema.parse(body) };
    } catch (error) {
      return failed(error);
    }
  }

  async #ask() {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: TARGET_PLUGIN,
    });
    const client = this.#sources.client(
      {
        source: { kind: 'catalog', instance: 'catalog' },
        baseUrl: await this.#discovery.getBaseUrl(TARGET_PLUGIN),
        headers: { authorization: `Bearer ${token}` },
      },
      { timeoutMs: TIMEOUT_MS },
    );
    return client.json('/backlog', { allow: [404], what: 'its backlog' });
  }
}

function failed(error: unknown): CatalogBacklogAnswer {
  if (error instanceof SourceError) {
    return { state: 'failed', reason: error.reason, message: error.message };
  }
  if (error instanceof z.ZodError) {
    return {
      state: 'failed',
      reason: 'parse_error',
      message: z.prettifyError(error),
    };
  }
  throw error;
}
