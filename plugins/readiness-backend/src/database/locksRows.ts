import { Knex } from 'knex';

/** Whether rows can be locked one by one, and several transactions write at once: PostgreSQL, and not SQLite. */
export function locksRows(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
