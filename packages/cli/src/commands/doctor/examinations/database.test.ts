import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { examineDatabase } from './database';

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

const examine = (database: object) =>
  examineDatabase(
    new ConfigReader({ backend: { database } }),
    folder,
  ).examine();

const postgres =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;

describe('examining the database', () => {
  it('makes the folder of SQLite where the configuration says', async () => {
    const [finding] = await examine({
      client: 'better-sqlite3',
      connection: { directory: 'kept' },
    });
    expect(finding).toMatchObject({
      outcome: 'can-be-read',
      says: `${join(folder, 'kept')} can be written`,
    });
  });

  it('says when the folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    chmodSync(join(folder, 'file'), 0o400);
    const [finding] = await examine({
      client: 'better-sqlite3',
      connection: { directory: 'file/inside' },
    });
    expect(finding?.outcome).toBe('cannot-be-read');
  });

  it('advises against keeping everything in memory', async () => {
    const [finding] = await examine({
      client: 'better-sqlite3',
      connection: ':memory:',
    });
    expect(finding?.outcome).toBe('advice');
  });

  it('says that a PostgreSQL does not answer', async () => {
    const [finding] = await examine({
      client: 'pg',
      connection: { host: '127.0.0.1', port: 1, user: 'u', password: 'p' },
    });
    expect(finding).toMatchObject({
      outcome: 'cannot-be-read',
      subject: 'PostgreSQL 127.0.0.1',
    });
  });

  it('refuses a client that it does not know', async () => {
    const [finding] = await examine({ client: 'mysql2' });
    expect(finding?.outcome).toBe('cannot-be-read');
  });
});

(postgres ? describe : describe.skip)('examining a real PostgreSQL', () => {
  it('reads its version and the rights of the user', async () => {
    const [finding] = await examine({ client: 'pg', connection: postgres });
    expect(finding).toMatchObject({
      outcome: 'can-be-read',
      says: expect.stringMatching(/^version \d+ answers/),
    });
  });
});
