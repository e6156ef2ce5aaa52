import {
  calendarIn,
  deliveryMetrics,
  DeploymentRecord,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { DayRow, RolloutRow } from './resultRows';
import { rolloutOf } from './rollouts';
import { Within } from './within';

const DAY_MS = 86_400_000;

/** What counts on one day of a service, on the clocks of the settings' time zone. */
export interface DayCounts {
  readonly deployments: number;
  /** Changes that were delivered with them. */
  readonly changes: number;
  /** Deployments that reached users, and those of them that failed. */
  readonly reached: number;
  readonly failures: number;
  readonly rework: number;
  /** Recoveries that ended on the day. */
  readonly recoveries: number;
}

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
  if (records === 'all') {
    await transaction<DayRow>('delivery_days').where({ service }).delete();
  }
  const times = (
    records === 'all' ? await readRecords(within) : records
  ).flatMap(timesOf);
  if (times.length === 0) {
    return;
  }
  const days = new Set(times.map(localDate));
  const around = await recordsAround(within, times);
  const finished = byDay(
    around,
    ({ finishedAtMs }) => [finishedAtMs],
    localDate,
  );
  const recovered = byDay(around, recoveredOn, localDate);
  const rows = [...days].sort().flatMap(day => {
    const counts = countsOf(
      finished.get(day) ?? [],
      (recovered.get(day) ?? []).length,
      within,
    );
    return Object.values(counts).some(count => count > 0)
      ? [{ service: within.service, day, counts: JSON.stringify(counts) }]
      : [];
  });
  await replace(within.transaction, within.service, { days: [...days], rows });
}

function byDay(
  records: readonly DeploymentRecord[],
  timesOfRecord: (record: DeploymentRecord) => readonly number[],
  localDate: (timeMs: number) => string,
): ReadonlyMap<string, readonly DeploymentRecord[]> {
  const days = new Map<string, DeploymentRecord[]>();
  for (const record of records) {
    for (const day of timesOfRecord(record).map(localDate)) {
      const known = days.get(day) ?? [];
      days.set(day, known);
      known.push(record);
    }
  }
  return days;
}

function recoveredOn({ failure }: DeploymentRecord): readonly number[] {
  return failure?.recovery.state === 'recovered' ? [failure.recovery.toMs] : [];
}

function timesOf(record: DeploymentRecord | undefined): readonly number[] {
  return record ? [record.finishedAtMs, ...recoveredOn(record)] : [];
}

async function readRecords({
  transaction,
  service,
}: Within): Promise<readonly (DeploymentRecord | undefined)[]> {
  const rows = await transaction<RolloutRow>('delivery_rollouts').where({
    service,
  });
  return rows.map(row => rolloutOf(row).record);
}

async function recordsAround(
  { transaction, service }: Within,
  times: readonly number[],
): Promise<readonly DeploymentRecord[]> {
  const fromMs = times.reduce((a, b) => Math.min(a, b), Infinity) - DAY_MS;
  const toMs = times.reduce((a, b) => Math.max(a, b), -Infinity) + DAY_MS;
  const rows = await transaction<RolloutRow>('delivery_rollouts')
    .where({ service })
    .where(either =>
      either
        .whereBetween('finished_at_ms', [fromMs, toMs])
        .orWhereBetween('recovered_at_ms', [fromMs, toMs]),
    );
  return rows.flatMap(row => rolloutOf(row).record ?? []);
}

function countsOf(
  finished: readonly DeploymentRecord[],
  recoveries: number,
  { settings }: Within,
): DayCounts {
  const times = finished.map(({ finishedAtMs }) => finishedAtMs);
  const metrics = deliveryMetrics(
    { deployments: finished, incidents: [] },
    {
      settings,
      window: {
        fromMs: times.reduce((a, b) => Math.min(a, b), 0),
        toMs: times.reduce((a, b) => Math.max(a, b), 0) + 1,
      },
    },
  );
  return {
    deployments: metrics.deploymentFrequency.deployments.value ?? 0,
    changes: metrics.changeLeadTime.leads.length,
    reached: metrics.changeFailRate.denominator.length,
    failures: metrics.changeFailRate.failures.length,
    rework: metrics.reworkRate.rework.length,
    recoveries,
  };
}

async function replace(
  transaction: Knex.Transaction,
  service: string,
  { days, rows }: { days: readonly string[]; rows: readonly DayRow[] },
): Promise<void> {
  for (const chunk of chunked(days)) {
    await transaction<DayRow>('delivery_days')
      .where({ service })
      .whereIn('day', [...chunk])
      .delete();
  }
  for (const chunk of chunked(rows)) {
    await transaction<DayRow>('delivery_days').insert([...chunk]);
  }
}
