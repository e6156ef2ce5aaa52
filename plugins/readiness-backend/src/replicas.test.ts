import {
  mockServices,
  startTestBackend,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import Knex from 'knex';
import { ManagedCollector } from './__testUtils__/fakes';
import { testEntities } from './__testUtils__/testCatalog';
import { testModule } from './__testUtils__/testModule';
import plugin from './index';

jest.setTimeout(300_000);
/** Which replica is first to a service differs from time to time: `yarn proof replicas` lets them try often. */
const ROUNDS = process.env.PROOF === 'replicas' ? 8 : 1;
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const isServer = (id: TestDatabaseId) => id.startsWith('POSTGRES');
const services = Array.from({ length: 12 }, (_, index) => `s${index}`);

function replica(knex: Knex.Knex, collector: ManagedCollector) {
  return startTestBackend({
    features: [
      plugin,
      testModule(collector),
      schedulerServiceFactory,
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: [...testEntities(services)] }),
    ],
  });
}

/** Runs two replicas on one database until the assessment is there; returns what was looked at. */
async function collectTwice(knex: Knex.Knex): Promise<readonly string[]> {
  const other = Knex.knex(knex.client.config);
  const collectors = [new ManagedCollector(), new ManagedCollector()] as const;
  const slow = () =>
    new Promise<void>(resolve => {
      setTimeout(resolve, 20);
    });
  collectors.forEach(collector => {
    collector.onLook = slow;
  });
  // One after the other, because Backstage's scheduler creates its tables without a lock; both are up before any task is.
  const [mine, theirs] = collectors;
  const backends = [await replica(knex, mine), await replica(other, theirs)];
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const rows = await knex('assessments').select('subject_ref');
    if (rows.length === services.length + 1) {
      break;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  const assessed = await knex('assessments').select('subject_ref');
  await Promise.all(backends.map(backend => backend.stop()));
  await other.destroy();
  expect(assessed).toHaveLength(services.length + 1);
  return collectors.flatMap(({ looks }) => looks);
}

describe('two replicas on one database', () => {
  it('look at every service once, whichever of them it is', async () => {
    const servers = databases
      .eachSupportedId()
      .map(([id]) => id)
      .filter(isServer);
    for (const databaseId of servers) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const looks = await collectTwice(await databases.init(databaseId));
        expect([...looks].sort()).toEqual([...services].sort());
      }
    }
    expect(servers.every(isServer)).toBe(true);
  });
});
