import { calendarIn, DeploymentRecord } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { noteDayChanges } from '../days/rollUpDays';
import { readTally, Tally, writeTally } from '../days/tally';
import { recoveryOf, tallyDays } from '../days/tallyDays';
import { DayRow, RolloutRow } from './resultRows';
import { rolloutOf } from './rollouts';
import { Within } from './within';

const DAY_MS = 86_400_000;
const ROWS_PER_INSERT = 100;

/**
 * Counts the days anew on which records stood before or stand now. All of them when everything is: days on other clocks are
 * other days, so none that was counted before may stay.
 */
export async function refreshDays(
  within: Within,
  records: readonly (DeploymentRecord | undefined)[] | 'all',
): Promise<void> {
  const { transaction, service, settings } = within;
  const { localDate } = calendarIn(settings.timeZone);
  const isAll = records === 'all';
  const touched = isAll
    ? undefined
    : [...new Set(records.flatMap(timesOf).map(localDate))];
  if (touched?.length === 0) {
    return;
  }
  const around = await readRecords(
    within,
    isAll ? undefined : records.flatMap(timesOf),
  );
  const tallies = tallyDays(around, {
    settings,
    dayOf: timeMs => {
      const day = localDate(timeMs);
      return touched && !touched.includes(day) ? undefined : day;
    },
  });
  const before = await takeDays(transaction, service, touched);
  const rows = [...tallies].flatMap(([day, counts]) =>
    Object.keys(counts).length > 0
      ? [{ service, day, counts: writeTally(counts) }]
      : [],
  );
  for (const chunk of chunked(rows, ROWS_PER_INSERT)) {
    await transaction<DayRow>('delivery_days').insert([...chunk]);
  }
  const days = new Set([...before.keys(), ...tallies.keys()]);
  await noteDayChanges(
    transaction,
    [...days].sort().map(day => ({
      day,
      before: before.get(day) ?? {},
      after: tallies.get(day) ?? {},
    })),
  );
}

function timesOf(record: DeploymentRecord | undefined): readonly number[] {
  const recovery = record && recoveryOf(record);
  return [
    ...(record ? [record.finishedAtMs] : []),
    ...(recovery ? [recovery.toMs] : []),
  ];
}

/** All records, or those that may stand on the days of some times. */
async function readRecords(
  { transaction, service }: Within,
  times: readonly number[] | undefined,
): Promise<readonly DeploymentRecord[]> {
  const query = transaction<RolloutRow>('delivery_rollouts').where({ service });
  if (times) {
    const span: [number, number] = [
      times.reduce((a, b) => Math.min(a, b), Infinity) - DAY_MS,
      times.reduce((a, b) => Math.max(a, b), -Infinity) + DAY_MS,
    ];
    query.where(either =>
      either
        .whereBetween('finished_at_ms', span)
        .orWhereBetween('recovered_at_ms', span),
    );
  }
  return (await query).flatMap(row => rolloutOf(row).record ?? []);
}

/** Removes some days, or all, and tells what was counted on them. */
async function takeDays(
  transaction: Knex.Transaction,
  service: string,
  days: readonly string[] | undefined,
): Promise<ReadonlyMap<string, Tally>> {
  const taken = new Map<string, Tally>();
  const all = () => transaction<DayRow>('delivery_days').where({ service });
  for (const chunk of days ? chunked(days) : [undefined]) {
    const some = () => (chunk ? all().whereIn('day', [...chunk]) : all());
    for (const { day, counts } of await some()) {
      taken.set(day, readTally(counts));
    }
    await some().delete();
  }
  return taken;
}
