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

/** Adds facts and replaces those of which a greater version came; tells the keys of both. */
export async function putFacts(
  transaction: Knex.Transaction,
  table: string,
  rows: RowsToPut<FactRow>,
): Promise<readonly RowKey[]> {
  const keys = [...rows.keys];
  const changed: RowKey[] = [];
  for (const chunk of chunked(rows.inOrder(), ROWS_PER_INSERT)) {
    changed.push(
      ...(await transaction(table)
        .insert([...chunk])
        .onConflict(keys)
        .merge()
        .whereRaw('excluded.version > ??', [`${table}.version`])
        .returning(keys)),
    );
  }
  return changed;
}
