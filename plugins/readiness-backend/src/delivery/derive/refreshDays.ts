import { calendarIn, DeploymentRecord } from '@groundwork/delivery-metrics';
import { chunked } from '../../database/chunked';
import { noteDayChanges } from '../days/rollUpDays';
import { DayShelf, shelfOf } from '../days/shelves';
import { readTally, Tally, writeTally } from '../days/tally';
import { recoveryOf, tallyDays } from '../days/tallyDays';
import { Layer, tierOf } from './layers';
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
  within: Within<Layer>,
  records: readonly (DeploymentRecord | undefined)[] | 'all',
): Promise<void> {
  const { transaction, service, settings } = within;
  const shelf = shelfOf(tierOf(within.layer));
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
  const before = await takeDays(within, shelf, touched);
  const rows = [...tallies].flatMap(([day, counts]) =>
    Object.keys(counts).length > 0
      ? [{ service, ...shelf.rows, day, counts: writeTally(counts) }]
      : [],
  );
  for (const chunk of chunked(rows, ROWS_PER_INSERT)) {
    await transaction<DayRow>(shelf.days).insert([...chunk]);
  }
  const days = new Set([...before.keys(), ...tallies.keys()]);
  await noteDayChanges(
    transaction,
    shelf,
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
  { transaction, service, layer }: Within<Layer>,
  times: readonly number[] | undefined,
): Promise<readonly DeploymentRecord[]> {
  const query = transaction<RolloutRow>(layer.rollouts).where({
    service,
    ...layer.rows,
  });
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
  { transaction, service }: Within<Layer>,
  shelf: DayShelf,
  days: readonly string[] | undefined,
): Promise<ReadonlyMap<string, Tally>> {
  const taken = new Map<string, Tally>();
  const all = () =>
    transaction<DayRow>(shelf.days).where({ service, ...shelf.rows });
  for (const chunk of days ? chunked(days) : [undefined]) {
    const some = () => (chunk ? all().whereIn('day', [...chunk]) : all());
    for (const { day, counts } of await some()) {
      taken.set(day, readTally(counts));
    }
    await some().delete();
  }
  return taken;
}
