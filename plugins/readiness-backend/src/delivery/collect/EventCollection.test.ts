import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { EventCollector } from '@groundwork/plugin-readiness-node';
import { SourceClients, SourceError } from '@groundwork/source-client';
import { ConfigReader } from '@backstage/config';
import { z } from 'zod';
import { testInventory } from '../../__testUtils__/testCatalog';
import { migrateToLatest } from '../../database';
import { github } from '../__testUtils__/sampleEvents';
import { SourceHealth } from '../answers/sourceHealth';
import { DatabaseEventStore } from '../events/DatabaseEventStore';
import { EventCollection } from './EventCollection';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

it('a source that does not say what there is to read is silent, with its reason, until it does', async () => {
  const knex = await databases.init('SQLITE_3');
  await migrateToLatest(knex);
  let isSilent = true;
  const collector: EventCollector = {
    id: 'example:deployments',
    source: github,
    positionSchema: z.unknown(),
    streams: async () => {
      if (isSilent) {
        throw new SourceError('unauthorized', 'no such token: canary');
      }
      return [];
    },
    async *read() {
      yield* [];
    },
  };
  const collection = new EventCollection({
    sources: SourceClients.fromConfig(new ConfigReader({})),
    inventory: { current: async () => testInventory(['api']) },
    events: new DatabaseEventStore(knex),
    logger: mockServices.logger.mock(),
    now: () => new Date('2026-11-01T10:00:00Z'),
    secrets: ['canary'],
  });
  const run = () =>
    collection.run(
      { collector, cadence: { hours: 1 }, evidence: 'deployments' },
      new AbortController().signal,
    );
  const reading = async () =>
    (await new SourceHealth(knex).current(0)).get('github:github.example');
  await expect(run()).rejects.toThrow('no such token');
  expect(await reading()).toMatchObject({
    failed: 1,
    reasons: ['unauthorized'],
  });
  const [{ message }] = await knex('delivery_cursors');
  expect(message).not.toContain('canary');
  isSilent = false;
  await run();
  expect(await reading()).toBeUndefined();
  await knex.destroy();
});
