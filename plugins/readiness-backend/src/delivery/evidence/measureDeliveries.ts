import { Calendar } from '@groundwork/delivery-metrics';
import {
  DeliveryMetricName,
  MeasuredDeliveries,
  MeasuredDeliveryMetric,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { countDays } from '../answers/counting';
import { summaryOf, Telling } from '../answers/numbers';
import { undefinedBecause } from '../answers/undefinedReasons';
import { DayWindow, shifted, windowOf } from '../answers/window';
import { countOf, readTally, Tally } from '../days/tally';
import { DayRow, RolloutRow } from '../derive/resultRows';
import { DeploymentRow } from '../events/eventRows';
import { PRODUCTION_TIER } from '../tiers';
import { StoreReadings } from './StoreReadings';

const DAYS = 90;
const DAY_MS = 86_400_000;
const WEEK = 7;
const MOVES = [-WEEK, -1, 1, WEEK] as const;
const MOST_ENVIRONMENTS = 5;

interface Clock {
  readonly calendar: Calendar;
  readonly timeZone: string;
}

/** What a service is measured with. */
export interface Measuring {
  readonly knex: Knex;
  /** The source that counts. */
  readonly source: string;
  readonly readings: StoreReadings;
  readonly window: DayWindow;
  readonly hasIncidentSource: boolean;
  /** Whether all that tells of incidents has been read for a window. */
  incidentsRead(window: DayWindow): boolean;
}

/**
 * Ninety days that end a week before the last Monday, so that the window can be moved by a week to both sides and holds days
 * only that are over. What is measured changes once a week, and not with every look.
 */
export function baselineWindow(asOf: Date, where: Clock): DayWindow {
  return shifted(lastWholeWeeks(asOf, where), -WEEK);
}

/** Ninety days that end with the last Monday. */
export function lastWholeWeeks(asOf: Date, where: Clock): DayWindow {
  const today = where.calendar.localDate(asOf.getTime());
  const sinceMonday = (new Date(today).getUTCDay() + 6) % WEEK;
  const to = new Date(Date.parse(today) - sinceMonday * DAY_MS)
    .toISOString()
    .slice(0, 10);
  return windowOf({ to, days: DAYS }, { ...where, nowMs: asOf.getTime() });
}

/** The metrics of a service that a source tells of, from the days that were counted of it. */
export async function measureDeliveries(
  service: string,
  measuring: Measuring,
): Promise<MeasuredDeliveries> {
  const { knex, source, readings, window, hasIncidentSource } = measuring;
  const days = await readDays(knex, service, window);
  const measure = (of: DayWindow) => measureDays(days, of, measuring);
  const { counting, metrics } = measure(window);
  const moved = MOVES.map(by => ({
    days: by,
    ...measure(shifted(window, by)),
  }));
  const { tally } = counting;
  const metric = (name: DeliveryMetricName): MeasuredDeliveryMetric => ({
    sampleSize: metrics[name].sampleSize,
    ...valueOf(metrics[name].value),
    moved: moved.map(other => ({
      days: other.days,
      ...valueOf(other.metrics[name].value),
    })),
  });
  const first = await firstFinish(knex, service);
  return {
    window: { fromDay: window.fromDay, toDay: window.toDay, days: window.days },
    source,
    observedDays: observedDays(
      window,
      readings.completeFrom(service, source) ?? first,
    ),
    join: {
      deployments: countOf(tally, 'forward') + countOf(tally, 'withoutSha'),
      withChanges: countOf(tally, 'forwardWithChanges'),
    },
    production: {
      isProven: first !== undefined,
      otherEnvironments:
        first === undefined
          ? [
              ...(await environmentsOf(
                knex,
                source,
                readings.placesAt(service, source),
              )),
            ]
          : [],
    },
    hasIncidentSource,
    incidentsRead: measuring.incidentsRead(window),
    failures: countOf(tally, 'failures'),
    metrics: {
      deploymentFrequency: metric('deploymentFrequency'),
      leadTime: metric('leadTime'),
      changeFailRate: metric('changeFailRate'),
      recoveryTime: metric('recoveryTime'),
      reworkRate: metric('reworkRate'),
    },
  };
}

/** What is known, whoever may have been silent: that is told beside it. */
function measureDays(
  days: ReadonlyMap<string, Tally>,
  of: DayWindow,
  { window, hasIncidentSource }: Measuring,
) {
  const telling: Telling = {
    tier: PRODUCTION_TIER,
    ...{ window: of, asOfMs: window.toMs, incidentsRead: true },
    ...{ deploymentsFromMs: -Infinity, silentFromMs: -Infinity },
    incidentSource: hasIncidentSource,
    withoutSource: undefinedBecause('no-deployment-source'),
  };
  const counting = countDays(days, telling, {
    hasSource: true,
    provisional: 0,
  });
  return { counting, ...summaryOf(counting, telling) };
}

function valueOf(value: number | undefined): { readonly value?: number } {
  return value === undefined ? {} : { value };
}

async function readDays(
  knex: Knex,
  service: string,
  window: DayWindow,
): Promise<ReadonlyMap<string, Tally>> {
  const rows = await knex<DayRow>('delivery_days')
    .where({ service })
    .where('day', '>=', shifted(window, -WEEK).fromDay)
    .where('day', '<', shifted(window, WEEK).toDay);
  return new Map(rows.map(({ day, counts }) => [day, readTally(counts)]));
}

async function firstFinish(
  knex: Knex,
  service: string,
): Promise<number | undefined> {
  const row = await knex<RolloutRow>('delivery_rollouts')
    .where({ service })
    .orderBy('finished_at_ms')
    .first('finished_at_ms');
  return row && Number(row.finished_at_ms);
}

/** Where deployments went, when none of them went to production as we know it. */
async function environmentsOf(
  knex: Knex,
  source: string,
  places: readonly string[],
): Promise<readonly string[]> {
  const found: readonly string[] = await knex<DeploymentRow>(
    'delivery_deployments',
  )
    .where({ source })
    .whereIn('place', [...places])
    .distinct('environment')
    .orderBy('environment')
    .limit(MOST_ENVIRONMENTS)
    .pluck('environment');
  return found;
}

function observedDays(
  { fromMs, toMs, days }: DayWindow,
  sinceMs: number | undefined,
): number {
  if (sinceMs === undefined || sinceMs >= toMs) {
    return 0;
  }
  return sinceMs <= fromMs ? days : Math.floor((toMs - sinceMs) / DAY_MS);
}
