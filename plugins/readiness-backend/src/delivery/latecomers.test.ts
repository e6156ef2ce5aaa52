import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  EventCollector,
  readinessEventsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import plugin from '../index';
import { testEntities } from '../__testUtils__/testCatalog';
import { linearHistory } from './__testUtils__/linearHistory';
import { github } from './__testUtils__/sampleEvents';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const TASK = 'events-example-deployments-github-example';

const collector: EventCollector = {
  id: 'example:deployments',
  source: github,
  positionSchema: z.unknown(),
  streams: async services => [{ id: 'all', title: 'all', services }],
  async *read({ stream }) {
    yield {
      events: linearHistory('pay', 7),
      places: stream.services.map(({ ref }) => ({
        place: 'pay',
        service: ref,
      })),
      position: 1,
    };
  },
};

/** Everything that a portal has, with a catalog that knows nobody at its start. */
async function youngPortal() {
  const services: string[] = [];
  let scheduler: SchedulerService | undefined;
  const catalog = () =>
    catalogServiceMock({ entities: [...testEntities(services)] });
  const backend = await startTestBackend({
    features: [
      plugin,
      schedulerServiceFactory,
      mockServices.database.factory({ knex: await databases.init('SQLITE_3') }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => ({
          ...catalog(),
          streamEntities: (request, options) =>
            catalog().streamEntities(request, options),
        }),
      }),
      createBackendModule({
        pluginId: 'readiness',
        moduleId: 'example-events',
        register(env) {
          env.registerInit({
            deps: {
              events: readinessEventsExtensionPoint,
              own: coreServices.scheduler,
            },
            async init({ events, own }) {
              scheduler = own;
              events.addEventCollectors({
                ...{ collector, evidence: 'deployments' },
                cadence: { hours: 1 },
              });
            },
          });
        },
      }),
    ],
  });
  const ask = async () => {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/readiness/delivery/services/default/pay?from=2026-06-20&to=2026-09-01`,
    );
    return z
      .object({
        counts: z.object({ deployments: z.number() }),
        metrics: z.object({
          leadTime: z.object({
            undefined: z.object({ reason: z.string() }).optional(),
          }),
        }),
      })
      .parse(await response.json());
  };
  return {
    ...{ services, ask },
    stop: () => backend.stop(),
    /** Does not wait for half a minute until the task looks by itself. */
    look: () => scheduler?.triggerTask(TASK).catch(() => undefined),
  };
}

it('has numbers within a minute and a half of the catalog, and until then says that nobody has read yet', async () => {
  const { services, ask, look, stop } = await youngPortal();
  const reasonOf = ({ metrics }: Awaited<ReturnType<typeof ask>>) =>
    metrics.leadTime.undefined?.reason;
  let found = await ask();
  const reasons = new Set([reasonOf(found)]);
  services.push('pay');
  const end = Date.now() + 90_000;
  while (found.counts.deployments === 0 && Date.now() < end) {
    reasons.add(reasonOf(found));
    await new Promise(resolve => {
      setTimeout(resolve, 2000);
    });
    await look();
    found = await ask();
  }
  expect(found.counts.deployments).toBeGreaterThan(10);
  expect([...reasons]).toEqual(['not-read-yet']);
  await stop();
});
