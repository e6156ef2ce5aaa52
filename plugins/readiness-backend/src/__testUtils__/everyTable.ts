import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** One row as its columns have it. */
type Row = Readonly<Record<string, unknown>>;

/** The rows of every table, by its name. */
export type EveryRow = ReadonlyMap<string, readonly Row[]>;

const tablesSchema = z.array(z.object({ name: z.string() }));

async function tablesOf(knex: Knex): Promise<readonly string[]> {
  const found: unknown =
    knex.client.config.client === 'pg'
      ? (
          await knex.raw(
            'select tablename as name from pg_tables where schemaname = current_schema()',
          )
        ).rows
      : await knex.raw(
          `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
        );
  return tablesSchema
    .parse(found)
    .map(({ name }) => name)
    .filter(name => !name.startsWith('knex_migrations'))
    .sort();
}

/** Reads the whole database, but for what knex notes of its own. */
export async function everyRow(knex: Knex): Promise<EveryRow> {
  const rows = new Map<string, readonly Row[]>();
  for (const table of await tablesOf(knex)) rows.set(table, await knex(table));
  return rows;
}

/** A text of just the length that its column allows, so that one which becomes shorter loses something. */
function longest(start: string, length: number): string {
  return start.padEnd(length, 'x').slice(0, length);
}

/** A value that a column of this type holds, another one for each number. */
function valueFor(
  { type, maxLength }: Knex.ColumnInfo,
  number: number,
): unknown {
  // SQLite has no type for these; nothing else of ours has their length.
  if (type === 'uuid' || type === 'char') return randomUUID();
  if (/text/.test(type)) return JSON.stringify({ number });
  if (/char/.test(type)) return longest(`${number}-`, Number(maxLength ?? 64));
  if (/bool/.test(type)) return number % 2 === 0;
  if (/bytea|blob/.test(type)) return Buffer.from([number, 0, 255]);
  if (/double|float/.test(type)) return number + 0.125;
  if (/bigint/.test(type)) return Number.MAX_SAFE_INTEGER - number;
  if (/int/.test(type)) return number;
  throw new Error(`No value is known for a column of type ${type}`);
}

/** Puts two rows into each table that has none: one that says everything, and one without all that may be missing. */
export async function fillEmptyTables(knex: Knex): Promise<void> {
  for (const [table, rows] of await everyRow(knex)) {
    if (rows.length > 0) continue;
    const columns = Object.entries(await knex(table).columnInfo());
    const row = (number: number, withAll: boolean) =>
      Object.fromEntries(
        columns.map(([column, info]) => [
          column,
          info.nullable && !withAll ? null : valueFor(info, number),
        ]),
      );
    await knex(table).insert([row(1, true), row(2, false)]);
  }
}

/** Rows that are there no more, or say something else in a column that they had, by table. */
export function lostRows(
  before: EveryRow,
  after: EveryRow,
): Readonly<Record<string, readonly Row[]>> {
  const lost: Record<string, readonly Row[]> = {};
  for (const [table, rows] of before) {
    const columns = Object.keys(rows[0] ?? {});
    const text = (row: Row) => JSON.stringify(columns.map(name => row[name]));
    const left = (after.get(table) ?? []).map(text);
    const missing = rows.filter(row => {
      const place = left.indexOf(text(row));
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    });
    if (missing.length > 0) lost[table] = missing;
  }
  return lost;
}
