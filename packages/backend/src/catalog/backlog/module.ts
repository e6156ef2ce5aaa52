import {
  coreServices,
  createBackendModule,
  type HttpAuthService,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import Router from 'express-promise-router';
import { outgoingServiceRef } from '../../outgoing';
import { BacklogWatch, type BacklogSources } from './BacklogWatch';
import { catalogHosts } from './catalogHosts';
import { readBacklog } from './readBacklog';

const DEFAULT_OVERDUE_AFTER_MS = 60_000;
const LOOK_EVERY = { seconds: 30 };

/** Tells how far the catalog is behind: as metrics, in the log, and to other plugins at `/api/catalog/backlog`. */
export const backlogModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'backlog',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        outgoing: outgoingServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({ config, database, logger, outgoing, ...services }) {
        if (config.getOptional('catalog.processingInterval') === false) {
          // Nothing is ever read again, as somebody wished.
          return;
        }
        const knex = await database.getClient();
        const overdueAfterMs = readOverdueAfterMs(config);
        const hosts = catalogHosts(config);
        const sources: BacklogSources = {
          backlog: () => readBacklog(knex, overdueAfterMs),
          silentHosts: () =>
            outgoing.silentHosts().filter(({ host }) => hosts.has(host)),
          logger,
        };
        services.httpRouter.use(createRouter(sources, services.httpAuth));
        const watch = new BacklogWatch(sources);
        await services.scheduler.scheduleTask({
          id: 'catalog-backlog',
          // On every replica: each has metrics of its own and knows the hosts that it waits for itself.
          scope: 'local',
          frequency: LOOK_EVERY,
          initialDelay: LOOK_EVERY,
          timeout: LOOK_EVERY,
          fn: () => watch.look(),
        });
      },
    });
  },
});

function readOverdueAfterMs(config: RootConfigService): number {
  return config.has('catalog.overdueAfter')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'catalog.overdueAfter' }),
      )
    : DEFAULT_OVERDUE_AFTER_MS;
}

function createRouter(
  { backlog, silentHosts }: BacklogSources,
  httpAuth: HttpAuthService,
) {
  const router = Router();
  router.get('/backlog', async (request, response) => {
    // It counts what a reader may not see; the plugin that shows it has a permission of its own.
    await httpAuth.credentials(request, { allow: ['service'] });
    response.json({
      ...(await backlog()),
      waitsFor: silentHosts().map(({ host, sinceMs }) => ({
        host,
        since: new Date(sinceMs).toISOString(),
      })),
    });
  });
  return router;
}
