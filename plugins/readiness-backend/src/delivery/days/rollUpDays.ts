import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { despiteContention } from '../../database/busy';
import { locksRows } from '../../database/locksRows';
import { differenceOf, readTally, sumOf, Tally, writeTally } from './tally';

const ROWS_PER_INSERT = 100;
const ROWS_AT_ONCE = 2000;

/** Row of `delivery_day_changes`. */
interface DayChangeRow {
  readonly id: number | string;
  readonly day: string;
  readonly counts: string;
}

/** Row of `delivery_organisation_days`. */
export interface OrganisationDayRow {
  readonly day: string;
  readonly counts: string;
}

/**
 * Notes how days of a service changed, for the days of the organisation: adding to those at once would let all services wait
 * for each other.
 */
export async function noteDayChanges(
  transaction: Knex.Transaction,
  days: Iterable<{
    readonly day: string;
    readonly before: Tally;
    readonly after: Tally;
  }>,
): Promise<void> {
  const rows = [...days].flatMap(({ day, before, after }) => {
    const counts = differenceOf(before, after);
    return Object.keys(counts).length > 0
      ? [{ day, counts: writeTally(counts) }]
      : [];
  });
  for (const chunk of chunked(rows, ROWS_PER_INSERT)) {
    await transaction('delivery_day_changes').insert([...chunk]);
  }
}

/** Adds what changed to the days of the organisation. Replicas take different changes, and a day one after the other. */
export async function rollUpDays(knex: Knex): Promise<void> {
  let taken: number;
  do {
    taken = await despiteContention(() => knex.transaction(rollUpSome));
  } while (taken === ROWS_AT_ONCE);
}

async function rollUpSome(transaction: Knex.Transaction): Promise<number> {
  const query = transaction<DayChangeRow>('delivery_day_changes')
    .orderBy('id')
    .limit(ROWS_AT_ONCE);
  const rows = await (locksRows(transaction)
    ? query.forUpdate().skipLocked()
    : query);
  const days = [...new Set(rows.map(({ day }) => day))].sort();
  for (const chunk of chunked(days, ROWS_PER_INSERT)) {
    const changes = rows.filter(({ day }) => chunk.includes(day));
    await addTo(transaction, chunk, changes);
  }
  for (const chunk of chunked(rows)) {
    await transaction<DayChangeRow>('delivery_day_changes')
      .whereIn(
        'id',
        chunk.map(({ id }) => id),
      )
      .delete();
  }
  return rows.length;
}

async function addTo(
  transaction: Knex.Transaction,
  days: readonly string[],
  changes: readonly DayChangeRow[],
): Promise<void> {
  const table = () =>
    transaction<OrganisationDayRow>('delivery_organisation_days');
  await table()
    .insert(days.map(day => ({ day, counts: '{}' })))
    .onConflict('day')
    .ignore();
  const query = table()
    .whereIn('day', [...days])
    .orderBy('day');
  const before = await (locksRows(transaction) ? query.forUpdate() : query);
  await table()
    .insert(
      before.map(({ day, counts }) => ({
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
    .onConflict('day')
    .merge();
}
