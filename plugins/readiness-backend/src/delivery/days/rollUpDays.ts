import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { despiteContention } from '../../database/busy';
import { locksRows } from '../../database/locksRows';
import { PRODUCTION_TIER } from '../tiers';
import { DayShelf, DayTables, dayTables, shelfOf } from './shelves';
import { differenceOf, readTally, sumOf, Tally, writeTally } from './tally';

const ROWS_PER_INSERT = 100;
const ROWS_AT_ONCE = 2000;

/** Row of `delivery_day_changes`. */
interface DayChangeRow {
  readonly id: number | string;
  readonly tier?: string;
  readonly day: string;
  readonly counts: string;
}

/** Row of `delivery_organisation_days`. */
export interface OrganisationDayRow {
  readonly tier?: string;
  readonly day: string;
  readonly counts: string;
}

/**
 * Notes how days of a service changed, for the days of the organisation: adding to those at once would let all services wait
 * for each other.
 */
export async function noteDayChanges(
  transaction: Knex.Transaction,
  shelf: DayShelf,
  days: Iterable<{
    readonly day: string;
    readonly before: Tally;
    readonly after: Tally;
  }>,
): Promise<void> {
  const rows = [...days].flatMap(({ day, before, after }) => {
    const counts = differenceOf(before, after);
    return Object.keys(counts).length > 0
      ? [{ ...shelf.rows, day, counts: writeTally(counts) }]
      : [];
  });
  for (const chunk of chunked(rows, ROWS_PER_INSERT)) {
    await transaction(shelf.changes).insert([...chunk]);
  }
}

/** Adds what changed to the days of the organisation. Replicas take different changes, and a day one after the other. */
export async function rollUpDays(knex: Knex): Promise<void> {
  for (const tables of dayTables) {
    let taken: number;
    do {
      taken = await despiteContention(() =>
        knex.transaction(transaction => rollUpSome(transaction, tables)),
      );
    } while (taken === ROWS_AT_ONCE);
  }
}

async function rollUpSome(
  transaction: Knex.Transaction,
  tables: DayTables,
): Promise<number> {
  const query = transaction<DayChangeRow>(tables.changes)
    .orderBy('id')
    .limit(ROWS_AT_ONCE);
  const rows = await (locksRows(transaction)
    ? query.forUpdate().skipLocked()
    : query);
  for (const tier of [...new Set(rows.map(row => row.tier))].sort()) {
    const own = rows.filter(row => row.tier === tier);
    const shelf = shelfOf(tier ?? PRODUCTION_TIER);
    const days = [...new Set(own.map(({ day }) => day))].sort();
    for (const chunk of chunked(days, ROWS_PER_INSERT)) {
      const changes = own.filter(({ day }) => chunk.includes(day));
      await addTo({ transaction, shelf }, chunk, changes);
    }
  }
  for (const chunk of chunked(rows)) {
    await transaction<DayChangeRow>(tables.changes)
      .whereIn(
        'id',
        chunk.map(({ id }) => id),
      )
      .delete();
  }
  return rows.length;
}

async function addTo(
  {
    transaction,
    shelf,
  }: { readonly transaction: Knex.Transaction; readonly shelf: DayShelf },
  days: readonly string[],
  changes: readonly DayChangeRow[],
): Promise<void> {
  const { rows } = shelf;
  const key = [...Object.keys(rows), 'day'];
  const table = () => transaction<OrganisationDayRow>(shelf.organisation);
  await table()
    .insert(days.map(day => ({ ...rows, day, counts: '{}' })))
    .onConflict(key)
    .ignore();
  const query = table()
    .where(rows)
    .whereIn('day', [...days])
    .orderBy('day');
  const before = await (locksRows(transaction) ? query.forUpdate() : query);
  await table()
    .insert(
      before.map(({ day, counts }) => ({
        ...rows,
        day,
        counts: writeTally(
          sumOf([
            readTally(counts),
            ...changes
              .filter(change => change.day === day)
              .map(change => readTally(change.counts)),
          ]),
        ),
      })),
    )
    .onConflict(key)
    .merge();
}
