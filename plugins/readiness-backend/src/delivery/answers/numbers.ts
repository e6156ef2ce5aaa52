import { LEAD_TIME_STAGES } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Sample } from '../days/sample';
import { countOf, Counted, Tally } from '../days/tally';
import { PRODUCTION_TIER } from '../tiers';
import { Durations } from './durations';
import { hoursAt, metricsOf } from './metrics';
import { withMoved } from './movedMetrics';
import { quickCheckOf } from './quickCheck';
import { DayWindow, describeWindow } from './window';

type Numbers = ReadinessSchemas['DeliveryNumbers'];

/** What was counted in a window, of a service or of many. */
export interface Counting {
  readonly days: ReadonlyMap<string, Tally>;
  /** All of them together. */
  readonly tally: Tally;
  readonly durations: Durations;
  readonly hasSource: boolean;
  /** Deployments so recent that an incident may still be attributed to them. */
  readonly provisional: number;
  /** The same as sources told it, where people say something else. */
  readonly told?: ToldCounting | undefined;
}

/** What was counted as sources told it, and how much of each number people moved. */
export interface ToldCounting {
  readonly tally: Tally;
  readonly durations: Durations;
  readonly moved: Tally;
}

/** What counting is told with. */
export interface Telling {
  readonly window: DayWindow;
  /** The tier that is counted. */
  readonly tier: string;
  readonly asOfMs: number;
  readonly incidentSource: boolean;
  /** Whether all that tells of incidents has been read for the window. */
  readonly incidentsRead: boolean;
  /** From when on all deployments have been read. */
  readonly deploymentsFromMs: number;
  /** From when on the sources that fail had told of theirs; `-Infinity` where none fails. */
  readonly silentFromMs: number;
  /** Why a service has no source of deployments, if it has none. */
  readonly withoutSource: ReadinessSchemas['DeliveryUndefined'];
}

/** Metrics and counts, as a team shows them of each of its services. */
export function summaryOf(
  { tally, durations, hasSource, provisional, told }: Counting,
  {
    window,
    tier,
    withoutSource,
    deploymentsFromMs,
    silentFromMs,
    ...incidents
  }: Telling,
): Pick<Numbers, 'metrics' | 'counts'> {
  const count = (name: Counted) => countOf(tally, name);
  const rest = {
    ...{ tier, hasSource, withoutSource, days: window.days },
    incidentSource: incidents.incidentSource,
    incidentsRead: incidents.incidentsRead,
    deploymentsRead: window.fromMs >= deploymentsFromMs,
    areSourcesSilent: window.fromMs < silentFromMs,
  };
  const metrics = metricsOf({ ...rest, tally, durations });
  return {
    metrics: told
      ? withMoved(metrics, {
          moved: told.moved,
          metrics: metricsOf({
            ...{ ...rest, durations: told.durations },
            tally: told.tally,
          }),
        })
      : metrics,
    counts: {
      deployments: count('deployments'),
      redeployments: count('redeployments'),
      failedAttempts: count('failedAttempts'),
      changes: count('changes'),
      changesWithoutLeadTime: count('unmeasured'),
      ...(tier === PRODUCTION_TIER
        ? {
            reached: count('reached'),
            failures: count('failures'),
            openFailures: count('open'),
            recoveries: count('recoveries'),
            recoveriesByIncident: count('recoveriesByIncident'),
            rework: count('rework'),
            provisional,
          }
        : {}),
    },
  };
}

/** Everything that is told of a window. */
export function numbersOf(
  counting: Counting,
  telling: Telling,
): Omit<Numbers, 'tiers' | 'periods' | 'quality'> {
  const summary = summaryOf(counting, telling);
  const { durations, tally } = counting;
  const isCountedOtherwise =
    countOf(tally, 'countedOtherwise') === countOf(tally, 'changes');
  return {
    tier: telling.tier,
    asOf: new Date(telling.asOfMs).toISOString(),
    window: describeWindow(telling.window),
    ...summary,
    // The survey asks about production, and so do the means it is held against.
    ...(telling.tier === PRODUCTION_TIER
      ? { quickCheck: quickCheckOf(summary.metrics) }
      : {}),
    ...(isCountedOtherwise && summary.metrics.leadTime.value !== undefined
      ? {
          secondaryLeadTimes: [
            secondaryLeadTime('per-commit', durations.of('commits')),
            secondaryLeadTime('merge-to-deployment', durations.of('merged')),
          ],
        }
      : {}),
    stages: LEAD_TIME_STAGES.map(stage => {
      const sample = durations.of(stage);
      const medianHours = hoursAt(sample, 0.5);
      return {
        stage,
        sampleSize: sample.size,
        ...(medianHours === undefined ? {} : { medianHours }),
      };
    }),
    days: [...counting.days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, own]) => ({
        day,
        deployments: countOf(own, 'deployments'),
        changes: countOf(own, 'changes'),
        ...(telling.tier === PRODUCTION_TIER
          ? {
              failures: countOf(own, 'failures'),
              rework: countOf(own, 'rework'),
              recoveries: countOf(own, 'recoveries'),
            }
          : {}),
      })),
  };
}

function secondaryLeadTime(
  series: ReadinessSchemas['SecondaryLeadTime']['series'],
  sample: Sample,
): ReadinessSchemas['SecondaryLeadTime'] {
  const at = (share: number) => hoursAt(sample, share);
  const [medianHours, p75Hours, p90Hours] = [at(0.5), at(0.75), at(0.9)];
  return {
    ...{ series, sampleSize: sample.size },
    ...(medianHours === undefined ? {} : { medianHours }),
    ...(p75Hours === undefined ? {} : { p75Hours }),
    ...(p90Hours === undefined ? {} : { p90Hours }),
  };
}
