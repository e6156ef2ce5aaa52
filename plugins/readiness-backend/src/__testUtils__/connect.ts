import Knex from 'knex';

/** Opens a database that may be a file. A file is not flushed: that protects from a power cut and not from a kill. */
export async function connect(database: {
  readonly client: string;
  readonly connection: Knex.Knex.StaticConnectionConfig;
}): Promise<Knex.Knex> {
  const knex = Knex({ ...database, useNullAsDefault: true });
  if (database.client === 'better-sqlite3') {
    await knex.raw('PRAGMA synchronous = OFF');
  }
  return knex;
}
