import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockServices,
  ServiceFactoryTester,
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { z } from 'zod';
import { databaseServiceFactory } from './service';

jest.setTimeout(60_000);

/** The database of a plugin, as the portal with this configuration opens it. */
async function openDatabase(database: object) {
  const tester = ServiceFactoryTester.from(databaseServiceFactory, {
    dependencies: [
      mockServices.rootConfig.factory({
        data: { backend: { database: JSON.parse(JSON.stringify(database)) } },
      }),
    ],
  });
  return tester.getSubject('catalog');
}

describe('a database in a file', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'groundwork-database-'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  it('writes ahead, waits for no disk, and is the same for everybody who asks', async () => {
    const service = await openDatabase({
      client: 'better-sqlite3',
      connection: { directory },
    });
    const knex = await service.getClient();
    try {
      expect(await knex.raw('PRAGMA journal_mode')).toEqual([
        { journal_mode: 'wal' },
      ]);
      expect(await knex.raw('PRAGMA synchronous')).toEqual([
        { synchronous: 1 },
      ]);
      expect(await knex.raw('PRAGMA foreign_keys')).toEqual([
        { foreign_keys: 1 },
      ]);
      expect(await service.getClient()).toBe(knex);
    } finally {
      await knex.destroy();
    }
  });
});

const databases = TestDatabases.create({
  ids: ['POSTGRES_18', 'SQLITE_3'],
});

const server = z.object({
  host: z.string(),
  port: z.coerce.number(),
  user: z.string(),
  password: z.string(),
});

/** The configuration of a portal that keeps its databases there. */
async function settingsOf(id: TestDatabaseId) {
  const { client, connection } = (await databases.init(id)).client.config;
  return client === 'pg'
    ? { client, connection: server.parse(connection), prefix: 'waits_' }
    : { client, connection: ':memory:' };
}

it.each(databases.eachSupportedId())('%s answers as before', async id => {
  const service = await openDatabase(await settingsOf(id));
  const knex = await service.getClient();
  try {
    expect(service.migrations).toEqual({ skip: false });
    const rows = await knex.select(knex.raw('1 as one'));
    expect(rows).toEqual([{ one: 1 }]);
  } finally {
    await knex.destroy();
  }
});
