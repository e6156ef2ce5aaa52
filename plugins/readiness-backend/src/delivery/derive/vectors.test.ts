import { TestDatabases } from '@backstage/backend-test-utils';
import {
  checkCase,
  DeliveryRecords,
  eventsOf,
  outcomeOf,
  readVectors,
  settingsOf,
  VectorCase,
} from '@groundwork/delivery-metrics';
import Knex from 'knex';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { TEST_PREFIX } from '../__testUtils__/engineEvents';

jest.setTimeout(600_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const folder = join(
  dirname(require.resolve('@groundwork/delivery-metrics/package.json')),
  'src/__fixtures__',
);
const cases = ['vectors.json', 'definitions.json'].flatMap(file =>
  readVectors(readFileSync(join(folder, file), 'utf8')),
);
/** A server answers each query in its own time: it gets every tenth, and all of them in the proof. */
const SOME = cases.filter((_, index) => index % 10 === 0);

/** Records by the ids that a case knows. */
function withoutPrefix(records: DeliveryRecords): DeliveryRecords {
  return JSON.parse(JSON.stringify(records).replaceAll(TEST_PREFIX, ''));
}

describe.each(databases.eachSupportedId())(
  'worked cases through the store on %s',
  databaseId => {
    let knex: Knex.Knex;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    afterAll(() => knex?.destroy());

    async function throughTheStore(vector: VectorCase) {
      await emptyDeliveryTables(knex);
      const events = eventsOf(vector);
      const system = new DeliverySystem(knex, settingsOf(vector));
      await system.know([
        ...new Set([
          ...(events.deployments ?? []).map(({ service }) => service),
          ...(events.incidents ?? []).flatMap(({ services }) => services),
        ]),
      ]);
      // What finished last comes first, so that all the rest is late.
      for (const attempt of [...(events.deployments ?? [])].reverse()) {
        await system.ingest({ deployments: [attempt] });
      }
      await system.derive();
      await system.ingest({ ...events, deployments: [] });
      return outcomeOf(vector, withoutPrefix(await system.derive()));
    }

    const all = databaseId === 'SQLITE_3' || process.env.PROOF === 'ingest';
    it.each(
      (all ? cases : SOME).map(
        vector => [vector.id, vector.title, vector] as const,
      ),
    )('%s %s', async (_id, _title, vector) => {
      const outcome = await throughTheStore(vector);
      expect(checkCase(vector, outcome).differences).toEqual([]);
    });
  },
);
