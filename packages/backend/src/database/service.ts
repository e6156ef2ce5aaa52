import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  type DatabaseService,
} from '@backstage/backend-plugin-api';

type Knex = Awaited<ReturnType<DatabaseService['getClient']>>;

/**
 * Backstage's databases, where those in SQLite write ahead (WAL). Otherwise each transaction waits for the disk, and the
 * whole portal with it, because the driver of SQLite blocks the process: seconds for each, on a busy disk. After a power
 * cut the last transactions may be missing; the databases are whole (https://www.sqlite.org/wal.html).
 */
export const databaseServiceFactory = createServiceFactory({
  service: coreServices.database,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.lifecycle,
    logger: coreServices.logger,
    pluginMetadata: coreServices.pluginMetadata,
    rootLifecycle: coreServices.rootLifecycle,
    rootLogger: coreServices.rootLogger,
  },
  createRootContext: ({ config, rootLifecycle, rootLogger }) =>
    DatabaseManager.fromConfig(config, { rootLifecycle, rootLogger }),
  factory({ pluginMetadata, lifecycle, logger }, manager) {
    const service = manager.forPlugin(pluginMetadata.getId(), {
      lifecycle,
      logger,
    });
    return writingAhead(service);
  },
});

function writingAhead(service: DatabaseService): DatabaseService {
  let client: Promise<Knex> | undefined;
  return {
    ...service,
    getClient() {
      client ??= service.getClient().then(writeAhead);
      return client;
    },
  };
}

async function writeAhead(knex: Knex): Promise<Knex> {
  if (knex.client.config.client === 'better-sqlite3') {
    await knex.raw('PRAGMA journal_mode = WAL');
    await knex.raw('PRAGMA synchronous = NORMAL');
  }
  return knex;
}
