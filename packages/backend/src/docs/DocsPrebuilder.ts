import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  type QueryEntitiesCursorRequest,
  type QueryEntitiesInitialRequest,
} from '@backstage/catalog-client';
import {
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { assertError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

export interface DocsPrebuilderOptions {
  readonly auth: AuthService;
  readonly catalog: Pick<CatalogService, 'queryEntities'>;
  readonly discovery: DiscoveryService;
  readonly logger: LoggerService;
}

const firstPage: QueryEntitiesInitialRequest = {
  filter: {
    'metadata.annotations.backstage.io/techdocs-ref': CATALOG_FILTER_EXISTS,
  },
  fields: ['kind', 'metadata.name', 'metadata.namespace'],
  limit: 200,
};

/**
 * Asks the documentation plugin for every site as a reader would. Sites are built when somebody opens them, and search
 * finds only what is built, so without this nobody finds what nobody has read.
 */
export class DocsPrebuilder {
  readonly #options: DocsPrebuilderOptions;

  constructor(options: DocsPrebuilderOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { discovery, logger } = this.#options;
    const startedAt = performance.now();
    const baseUrl = await discovery.getBaseUrl('techdocs');
    let ready = 0;
    let failed = 0;
    for await (const entity of this.#documentedEntities()) {
      if (signal.aborted) {
        break;
      }
      try {
        await this.#build(baseUrl, entity, signal);
        ready += 1;
      } catch (error) {
        assertError(error);
        failed += 1;
        logger.warn('Documentation was not built', {
          entity: stringifyEntityRef(entity),
          reason: error.message,
        });
      }
    }
    logger.info('Documentation is built', {
      ready,
      failed,
      tookMs: Math.round(performance.now() - startedAt),
    });
  }

  /** One after the other: a build takes a processor for itself, and readers come first. */
  async #build(
    baseUrl: string,
    entity: Entity,
    signal: AbortSignal,
  ): Promise<void> {
    const { kind, namespace, name } = getCompoundEntityRef(entity);
    const path = [namespace, kind, name].map(encodeURIComponent).join('/');
    const { token } = await this.#token();
    const response = await fetch(`${baseUrl}/sync/${path}`, {
      // The plugin listens for the end of the connection once per build; on a kept one the listeners pile up.
      headers: { authorization: `Bearer ${token}`, connection: 'close' },
      signal,
    });
    const events = await response.text();
    if (!response.ok) {
      throw new Error(`The documentation plugin answered ${response.status}`);
    }
    // The plugin has sent its 200 before it begins to build, and tells of a failure as an event.
    const failure = /^event: error\ndata: (.*)$/m.exec(events);
    if (failure) {
      throw new Error(failure[1] ?? 'no reason was given');
    }
  }

  async *#documentedEntities(): AsyncGenerator<Entity> {
    const { auth, catalog } = this.#options;
    let request: QueryEntitiesInitialRequest | QueryEntitiesCursorRequest =
      firstPage;
    for (;;) {
      const credentials = await auth.getOwnServiceCredentials();
      const page = await catalog.queryEntities(request, { credentials });
      yield* page.items;
      if (!page.pageInfo.nextCursor) {
        return;
      }
      request = { cursor: page.pageInfo.nextCursor };
    }
  }

  async #token(): Promise<{ readonly token: string }> {
    const { auth } = this.#options;
    return auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'techdocs',
    });
  }
}
