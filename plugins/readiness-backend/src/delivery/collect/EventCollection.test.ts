import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { EventCollector } from '@groundwork/plugin-readiness-node';
import { SourceClients, SourceError } from '@groundwork/source-client';
import { ConfigReader } from '@backstage/config';
import Knex from 'knex';
import { z } from 'zod';
import { testInventory } from '../../__testUtils__/testCatalog';
import { migrateToLatest } from '../../database';
import { emptyDeliveryTables } from '../__testUtils__/deliverySystem';
import { github } from '../__testUtils__/sampleEvents';
import { SourceHealth } from '../answers/sourceHealth';
import { DatabaseEventStore } from '../events/DatabaseEventStore';
import { DueReadings } from '../inbox';
import { EventCollection } from './EventCollection';
import { ListedServices } from './ListedServices';
import { DatabaseReadings } from './readings';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const MINUTE_MS = 60_000;
const START_MS = Date.parse('2026-11-01T10:00:00Z');

describe.each(databases.eachSupportedId())(
  'reading the sources on %s',
  databaseId => {
    let knex: Knex.Knex;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(() => emptyDeliveryTables(knex));
    afterAll(() => knex?.destroy());

    /** A portal whose catalog, clock and source a test changes. */
    function portal() {
      const world = {
        minutes: 0,
        services: ['api'],
        isSilent: false,
        /** Parts that the budget of a run does not reach. */
        leaves: 0,
        runs: 0,
      };
      const collector: EventCollector = {
        id: 'example:deployments',
        source: github,
        positionSchema: z.unknown(),
        streams: async services => {
          world.runs += 1;
          if (world.isSilent) {
            throw new SourceError('unauthorized', 'no such token: canary');
          }
          return services.map(({ name, ref }) => ({
            ...{ id: name, title: name },
            services: services.filter(service => service.ref === ref),
          }));
        },
        async *read({ signal, stream }) {
          yield { events: [], position: stream.id };
          if (world.leaves > 0) {
            world.leaves -= 1;
            await new Promise((_, reject) => {
              signal.addEventListener('abort', () => reject(signal.reason));
            });
          }
        },
      };
      const readings = new DatabaseReadings(knex);
      const collection = new EventCollection({
        sources: SourceClients.fromConfig(new ConfigReader({})),
        inventory: { current: async () => testInventory(world.services) },
        events: new DatabaseEventStore(knex),
        readings,
        due: new DueReadings(knex),
        listed: new ListedServices(knex),
        logger: mockServices.logger.mock(),
        now: () => new Date(START_MS + world.minutes * MINUTE_MS),
        secrets: ['canary'],
      });
      const registration = {
        collector,
        cadence: { minutes: 10 },
        timeout: { milliseconds: 300 },
        evidence: 'deployments' as const,
      };
      return {
        ...{ world, readings },
        await: () => collection.await([registration]),
        wake: async (minutes: number) => {
          world.minutes = minutes;
          await collection.runIfDue(registration, new AbortController().signal);
          return world.runs;
        },
        state: async () => (await readings.all())[0],
      };
    }

    it('waits for a catalog that knows nobody, and reads once it has settled', async () => {
      const { world, wake, state } = portal();
      world.services = [];
      expect(await wake(0)).toBe(0);
      expect(await wake(0.5)).toBe(0);
      expect(await state()).toMatchObject({
        awaitedSinceMs: START_MS,
        beganAtMs: undefined,
        outcome: undefined,
      });
      world.services = ['api'];
      expect(await wake(1)).toBe(0);
      world.services = ['api', 'pay'];
      expect(await wake(1.5)).toBe(0);
      expect(await wake(2)).toBe(1);
      expect(await state()).toMatchObject({
        outcome: 'complete',
        catchesUp: false,
        nextAtMs: START_MS + 12 * MINUTE_MS,
      });
      expect(await wake(11.5)).toBe(1);
      expect(await wake(12)).toBe(2);
    });

    it('reads again soon for services that are new', async () => {
      const { world, wake } = portal();
      await wake(0);
      expect(await wake(0.5)).toBe(1);
      world.services = ['api', 'pay'];
      expect(await wake(1)).toBe(1);
      expect(await wake(1.5)).toBe(2);
      expect(await knex('delivery_cursors').pluck('stream')).toEqual(
        expect.arrayContaining(['api', 'pay']),
      );
    });

    it('goes on after a minute while a first reading is unfinished, and then at its cadence', async () => {
      const { world, wake, state } = portal();
      world.leaves = 2;
      await wake(0);
      expect(await wake(0.5)).toBe(1);
      expect(await state()).toMatchObject({ outcome: 'unfinished' });
      expect(await wake(1)).toBe(1);
      expect(await wake(1.5)).toBe(2);
      expect(await wake(2.5)).toBe(3);
      expect(await state()).toMatchObject({ outcome: 'complete' });
      world.leaves = 1;
      expect(await wake(12.5)).toBe(4);
      expect(await state()).toMatchObject({ outcome: 'unfinished' });
      expect(await wake(22)).toBe(4);
      expect(await wake(22.5)).toBe(5);
    });

    it('reads at once when somebody asks for it, and what is then unfinished every minute', async () => {
      const { world, wake, state, readings } = portal();
      await wake(0);
      expect(await wake(0.5)).toBe(1);
      world.leaves = 1;
      await wake(10.5);
      expect(await state()).toMatchObject({ outcome: 'unfinished' });
      expect(await wake(12)).toBe(2);
      world.leaves = 1;
      // Twice, as people click.
      await readings.makeDue(START_MS + 12.5 * MINUTE_MS);
      await readings.makeDue(START_MS + 12.5 * MINUTE_MS);
      expect(await wake(12.5)).toBe(3);
      expect(await state()).toMatchObject({ outcome: 'unfinished' });
      expect(await wake(13)).toBe(3);
      expect(await wake(13.5)).toBe(4);
      expect(await state()).toMatchObject({ outcome: 'complete' });
      expect(await wake(23)).toBe(4);
    });

    it('tells of a source that does not say what there is to read with its reason, until it does', async () => {
      const { world, wake, state } = portal();
      const reading = async () =>
        (await new SourceHealth(knex).current(0)).get('github:github.example');
      world.isSilent = true;
      await wake(0);
      await expect(wake(0.5)).rejects.toThrow('no such token');
      expect(await reading()).toMatchObject({
        failed: 1,
        reasons: ['unauthorized'],
      });
      expect(await state()).toMatchObject({
        outcome: 'failed',
        reason: 'unauthorized',
      });
      const [{ message }] = await knex('delivery_cursors');
      expect(message).not.toContain('canary');
      // In the words of the source client, and nothing of ours before them.
      expect(message).toMatch(/^no such token/);
      world.isSilent = false;
      await wake(10.5);
      expect(await reading()).toMatchObject({ complete: 1, failed: 0 });
    });

    it('awaits nothing of a collector that nobody has registered any more', async () => {
      const { readings, await: begin, state } = portal();
      const gone = { kind: 'argocd', instance: 'gone' };
      await readings.state(
        {
          collector: {
            ...{ id: 'gone:deployments', source: gone },
            positionSchema: z.unknown(),
            streams: async () => [],
            async *read() {
              yield* [];
            },
          },
        },
        { nowMs: 0, nextAtMs: 0 },
      );
      await begin();
      expect(await readings.all()).toHaveLength(1);
      expect(await state()).toMatchObject({ collector: 'example:deployments' });
    });
  },
);
