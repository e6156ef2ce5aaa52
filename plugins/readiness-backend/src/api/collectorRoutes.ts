import { NotFoundError } from '@backstage/errors';
import { CatalogBacklogService } from '../inventory';
import {
  readinessCollectorRunPermission,
  readinessOrganisationReadPermission,
} from '../permissions';
import { Access } from './access';
import { collectorHealth, HealthSources } from './health';
import { OpenApiRouter } from './openApiRouter';

/** What the routes about collectors read and start. */
export interface CollectorOptions extends HealthSources {
  readonly access: Access;
  readonly backlog: CatalogBacklogService;
  /** Makes a collector due and starts its task. */
  readonly runNow: (collector: string) => Promise<void>;
  /** Has all sources of deliveries read now. */
  readonly readSources: () => Promise<void>;
}

/** How collectors are, and having them look again. */
export function addCollectorRoutes(
  router: OpenApiRouter,
  options: CollectorOptions,
): void {
  const { access, backlog, registry, runNow, readSources } = options;
  router.get('/collectors', async (request, response) => {
    await access.require(request, readinessOrganisationReadPermission);
    const mayRead = await access.resultsFor(request);
    const catalog = await backlog.read();
    response.json({
      items: await collectorHealth(options, mayRead),
      ...(catalog ? { catalog } : {}),
      mayRun: await access.allows(request, readinessCollectorRunPermission),
    });
  });

  router.post('/collectors/:collector/run', async (request, response) => {
    await access.require(request, readinessCollectorRunPermission);
    const { collector } = request.params;
    if (!registry.collectors.some(item => item.collector.id === collector)) {
      throw new NotFoundError(`There is no collector '${collector}'`);
    }
    await runNow(collector);
    response.status(202).end();
  });

  router.post('/delivery/sources/run', async (request, response) => {
    await access.require(request, readinessCollectorRunPermission);
    await readSources();
    response.status(202).end();
  });
}
