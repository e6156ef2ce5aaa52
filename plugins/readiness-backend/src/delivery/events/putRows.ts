import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { FactRow } from './eventRows';

/** SQLite takes rows of one insert as terms of one query, of which it allows five hundred. */
const ROWS_PER_INSERT = 400;

/** Rows with the columns of their key; see `KeyedRows`. */
export interface RowsToPut<Row extends object> {
  readonly keys: readonly string[];
  inOrder(): readonly Row[];
}

/** A row by the columns of its key. */
export type RowKey = Readonly<Record<string, string | number>>;

/** Adds rows that are not there yet; tells the keys of those. */
export async function addRows(
  transaction: Knex.Transaction,
  table: string,
  rows: RowsToPut<object>,
): Promise<readonly RowKey[]> {
  const keys = [...rows.keys];
  const added: RowKey[] = [];
  for (const chunk of chunked(rows.inOrder(), ROWS_PER_INSERT)) {
    added.push(
      ...(await transaction(table)
        .insert([...chunk])
        .onConflict(keys)
        .ignore()
        .returning(keys)),
    );
  }
  return added;
}

/**
 * Adds facts and replaces those of which a greater version came; tells the keys of both. Of equal versions one that says something
 * else in these columns, which are no part of the version, replaces what was told before it.
 */
export async function putFacts(
  transaction: Knex.Transaction,
  table: string,
  rows: RowsToPut<FactRow>,
  columns: readonly string[] = [],
): Promise<readonly RowKey[]> {
  const keys = [...rows.keys];
  const changed: RowKey[] = [];
  const isOther = columns.map(column => `excluded.${column} <> ??`);
  const isNews = ['excluded.version > ??'];
  if (isOther.length > 0) {
    isNews.push(`excluded.version = ?? and (${isOther.join(' or ')})`);
  }
  const names = ['version', ...(columns.length > 0 ? ['version'] : [])];
  const bindings = [...names, ...columns].map(column => `${table}.${column}`);
  for (const chunk of chunked(rows.inOrder(), ROWS_PER_INSERT)) {
    changed.push(
      ...(await transaction(table)
        .insert([...chunk])
        .onConflict(keys)
        .merge()
        .whereRaw(`(${isNews.join(' or ')})`, bindings)
        .returning(keys)),
    );
  }
  return changed;
}
