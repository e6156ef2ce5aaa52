import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  EventCollector,
  readinessEventsExtensionPoint,
} from '@groundwork/plugin-readiness-node';
import Knex from 'knex';
import { z } from 'zod';
import plugin from '../index';
import { testEntities } from '../__testUtils__/testCatalog';
import { deployment, github } from './__testUtils__/sampleEvents';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const PAGES = 6;
const PER_PAGE = 25;
const SERVICES = ['s0', 's1'];

/** Six pages of deployments of each service, a stream each. */
const collector: EventCollector<number> = {
  id: 'example:deployments',
  source: github,
  positionSchema: z.number(),
  streams: async services =>
    services.map(service => ({
      id: service.name,
      title: service.name,
      services: [service],
    })),
  async *read({ stream, position = 0 }) {
    for (let page = position; page < PAGES; page += 1) {
      const place = `repository:${stream.id}`;
      yield {
        events: Array.from({ length: PER_PAGE }, (_, index) =>
          deployment(`${stream.id}-${page * PER_PAGE + index}`, { place }),
        ),
        places: stream.services.map(({ ref }) => ({ place, service: ref })),
        position: page + 1,
      };
    }
  },
};

const eventsModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'example-events',
  register(env) {
    env.registerInit({
      deps: { events: readinessEventsExtensionPoint },
      async init({ events }) {
        events.addEventCollectors({
          collector,
          cadence: { seconds: 1 },
          evidence: 'deployments',
        });
      },
    });
  },
});

function replica(knex: Knex.Knex) {
  return startTestBackend({
    features: [
      plugin,
      eventsModule,
      schedulerServiceFactory,
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: [...testEntities(SERVICES)] }),
    ],
  });
}

async function rowsWhen(
  read: () => Promise<readonly { readonly service: string }[]>,
  count: number,
) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if ((await read()).length >= count) {
      break;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  return read();
}

describe.each(databases.eachSupportedId())(
  'a module of an event source on %s',
  databaseId => {
    it('is read by one replica at a time, stored once and derived for the services that it names', async () => {
      const knex = await databases.init(databaseId);
      const other = databaseId.startsWith('POSTGRES')
        ? Knex.knex(knex.client.config)
        : undefined;
      // One after the other, because Backstage's scheduler creates its tables without a lock.
      const backends = [await replica(knex)];
      if (other) {
        backends.push(await replica(other));
      }
      const all = SERVICES.length * PAGES * PER_PAGE;
      const rows = await rowsWhen(
        () => knex('delivery_rollouts').whereNotNull('record'),
        all,
      );
      await Promise.all(backends.map(backend => backend.stop()));
      await other?.destroy();
      expect(rows).toHaveLength(all);
      expect(new Set(rows.map(({ service }) => service))).toEqual(
        new Set(SERVICES.map(name => `component:default/${name}`)),
      );
      const cursors = await knex('delivery_cursors').orderBy('stream');
      expect(cursors).toMatchObject([
        { stream: '(listing)', outcome: 'complete' },
        ...SERVICES.map(stream => ({ stream, position: String(PAGES) })),
      ]);
    });
  },
);
