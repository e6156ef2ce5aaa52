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

/** Counts the days anew on which records stood before or stand now. */
export async function refreshDays(
  within: Within,
  records: readonly (DeploymentRecord | undefined)[],
): Promise<void> {
  const { localDate } = calendarIn(within.settings.timeZone);
  const times = records.flatMap(timesOf);
  if (times.length === 0) {
    return;
  }
  const days = new Set(times.map(localDate));
  const around = await recordsAround(within, times);
  const rows = [...days].sort().flatMap(day => {
    const counts = countsOf(
      around.filter(record => localDate(record.finishedAtMs) === day),
      around.filter(record =>
        recoveredOn(record).some(atMs => localDate(atMs) === day),
      ).length,
      within,
    );
    return Object.values(counts).some(count => count > 0)
      ? [{ service: within.service, day, counts: JSON.stringify(counts) }]
      : [];
  });
  await replace(within.transaction, within.service, { days: [...days], rows });
}

function recoveredOn({ failure }: DeploymentRecord): readonly number[] {
  return failure?.recovery.state === 'recovered' ? [failure.recovery.toMs] : [];
}

function timesOf(record: DeploymentRecord | undefined): readonly number[] {
  return record ? [record.finishedAtMs, ...recoveredOn(record)] : [];
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
