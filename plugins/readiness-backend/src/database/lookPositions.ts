import { Knex } from 'knex';
import { locksRows } from './locksRows';

/** Row of the table `look_positions`, which has one. */
interface PositionRow {
  readonly position: number | string;
}

/**
 * The position of what a transaction writes: its number on PostgreSQL, where transactions end in any order; on SQLite, where one
 * writes after the other, the number of the write.
 */
export async function positionOf(
  transaction: Knex.Transaction,
): Promise<{ readonly position: Knex.Raw | number | string }> {
  if (locksRows(transaction)) {
    // A part of the row: on its own it would be asked at once.
    return { position: transaction.raw('pg_current_xact_id()::text::bigint') };
  }
  await transaction<PositionRow>('look_positions').increment('position', 1);
  const row = await transaction<PositionRow>('look_positions').first();
  return { position: row?.position ?? 0 };
}

/**
 * From which position on everything is new to whoever reads after this: no transaction that is not yet seen has a lower one. One
 * that writes for long keeps it where it is, so what was stored meanwhile is read once more.
 */
export async function nextPosition(knex: Knex): Promise<string> {
  if (locksRows(knex)) {
    const {
      rows,
    }: { readonly rows: readonly { readonly position: string }[] } =
      await knex.raw(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as position',
      );
    return rows[0]?.position ?? '0';
  }
  const row = await knex<PositionRow>('look_positions').first();
  return String(Number(row?.position ?? 0) + 1);
}
