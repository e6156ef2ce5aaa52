import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { migrateToLatest } from '../database';
import { connect } from './connect';

const serverSchema = z.object({
  host: z.string(),
  port: z.coerce.number(),
  user: z.string(),
  password: z.string(),
  database: z.string(),
});

type Address =
  | {
      readonly client: 'pg';
      readonly connection: z.infer<typeof serverSchema>;
    }
  | {
      readonly client: 'better-sqlite3';
      readonly connection: { readonly filename: string };
    };

/** A database of its own, and how other processes open it. */
interface OpenedDatabase {
  readonly database: Address;
  readonly knex: Knex.Knex;
}

/** Databases of one kind that other processes can open too: files, or databases of a server. */
export class SeparateDatabases {
  readonly #databases: TestDatabases;
  readonly #id: TestDatabaseId;
  readonly #opened = new Set<Knex.Knex>();
  #folder: string | undefined;

  constructor(databases: TestDatabases, id: TestDatabaseId) {
    this.#databases = databases;
    this.#id = id;
  }

  /** An empty one after all migrations, and how others open it. */
  async open(name: string): Promise<OpenedDatabase> {
    const database = await this.#address(name);
    const knex = await connect(database);
    this.#opened.add(knex);
    await migrateToLatest(knex);
    return { database, knex };
  }

  /** Gives one back before the end: the time in which hundreds of them can go at once is limited. */
  async discard({ database, knex }: OpenedDatabase): Promise<void> {
    await knex.destroy();
    this.#opened.delete(knex);
    if (database.client !== 'pg') return;
    const server = await connect({
      ...database,
      connection: { ...database.connection, database: 'postgres' },
    });
    try {
      await server.raw('DROP DATABASE ??', [database.connection.database]);
    } finally {
      await server.destroy();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#opened].map(knex => knex.destroy()));
    if (this.#folder !== undefined) {
      await rm(this.#folder, { recursive: true });
    }
  }

  async #address(name: string): Promise<Address> {
    if (this.#id.startsWith('POSTGRES')) {
      const { client } = await this.#databases.init(this.#id);
      return {
        client: 'pg',
        connection: serverSchema.parse(client.config.connection),
      };
    }
    this.#folder ??= await mkdtemp(join(tmpdir(), 'readiness-kill-'));
    return {
      client: 'better-sqlite3',
      connection: { filename: join(this.#folder, `${name}.sqlite`) },
    };
  }
}
