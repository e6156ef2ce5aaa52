import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
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

  it('says that a PostgreSQL lets one in and then never answers', async () => {
    // "Authentication ok" and "ready for query", in PostgreSQL's protocol.
    const welcome = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I');
    const sockets = new Set<Socket>();
    const server = createServer(socket => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write(welcome));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    // A TCP server's address is an object; only a pipe's is a string.
    const { port } = server.address() as AddressInfo;
    try {
      const [finding] = await examine({
        client: 'pg',
        connection: { host: '127.0.0.1', port, user: 'u', password: 'p' },
      });
      expect(finding).toMatchObject({
        outcome: 'cannot-be-read',
        says: 'Query read timeout',
      });
    } finally {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  }, 30_000);

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
