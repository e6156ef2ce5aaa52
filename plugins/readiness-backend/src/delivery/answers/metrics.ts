import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { percentileOf, Sample } from '../days/sample';
import { countOf, Counted, Tally } from '../days/tally';
import { PRODUCTION_TIER } from '../tiers';
import { Durations } from './durations';
import { undefinedBecause } from './undefinedReasons';

type Metric = ReadinessSchemas['DeliveryMetric'];
type Bin = ReadinessSchemas['DeliveryBin'];
type Undefined = ReadinessSchemas['DeliveryUndefined'];
type Reason = Undefined['reason'];

const HOUR_MS = 3_600_000;
const BIN_HOURS = [0, 1, 4, 12, 24, 72, 168, 336, 720];

/** What the metrics of a window are made of. */
export interface Counts {
  readonly tally: Tally;
  readonly durations: Durations;
  readonly days: number;
  readonly tier: string;
  /** Whether a source tells of deployments at all. */
  readonly hasSource: boolean;
  /** Why there is none, where there is none. */
  readonly withoutSource: Undefined;
  readonly incidentSource: boolean;
  readonly incidentsRead: boolean;
  /** Whether all deployments of the window have been read. */
  readonly deploymentsRead: boolean;
  /** Whether sources fail that would tell of more deployments, of services that are counted together. */
  readonly areSourcesSilent: boolean;
}

type WhatWentWrong = Pick<
  ReadinessSchemas['DeliveryMetrics'],
  'changeFailRate' | 'recoveryTime' | 'reworkRate'
>;

/** Sources tell of incidents of production, and a test environment that breaks is no failure of a deployment. */
const toldOfProduction: WhatWentWrong = {
  changeFailRate: notTold('percent'),
  recoveryTime: notTold('hours'),
  reworkRate: notTold('percent'),
};

function notTold(unit: Metric['unit']): Metric {
  return {
    ...{ unit, better: 'lower', sampleSize: 0 },
    undefined: undefinedBecause('told-of-production'),
  };
}

const someSilent: Undefined = {
  ...undefinedBecause('source-not-read'),
  sentence:
    'Not all deployments are known, because sources of some services could not be read.',
};

/** The five metrics. */
export function metricsOf(counts: Counts): ReadinessSchemas['DeliveryMetrics'] {
  const known = knownMetrics(counts);
  if (!counts.hasSource) {
    return known;
  }
  if (!counts.deploymentsRead) {
    const reason = undefinedBecause('deployments-not-read');
    return {
      ...withoutSilent(known, reason),
      leadTime: notWhole(known.leadTime, reason),
    };
  }
  return counts.areSourcesSilent ? withoutSilent(known, someSilent) : known;
}

/**
 * Deployments that nobody could read would have failed or not, so no share of those that are known is one of all. Lead times are
 * those of the changes that are known, whoever else may be silent.
 */
function withoutSilent(
  known: ReadinessSchemas['DeliveryMetrics'],
  reason: Undefined,
): ReadinessSchemas['DeliveryMetrics'] {
  return {
    deploymentFrequency: notWhole(known.deploymentFrequency, reason),
    leadTime: known.leadTime,
    changeFailRate: notWhole(known.changeFailRate, reason),
    recoveryTime: notWhole(known.recoveryTime, reason),
    reworkRate: notWhole(known.reworkRate, reason),
  };
}

/** Deployments that are still to be read can only make them more; what they do to shares and medians nobody knows. */
function notWhole(
  { unit, better, sampleSize, value = 0, ...rest }: Metric,
  reason: Undefined,
): Metric {
  const isElsewhere = rest.undefined?.reason === 'told-of-production';
  return {
    ...{ unit, better, sampleSize },
    ...(unit === 'per-week' && value > 0 ? { atLeast: value } : {}),
    undefined: isElsewhere ? rest.undefined : reason,
  };
}

function knownMetrics(counts: Counts): ReadinessSchemas['DeliveryMetrics'] {
  const { tally, days } = counts;
  const deployments = countOf(tally, 'deployments');
  return {
    deploymentFrequency: metric(counts, {
      unit: 'per-week',
      better: 'higher',
      sampleSize: deployments,
      value: (deployments * 7) / days,
      reason: 'no-deployments',
    }),
    leadTime: durationMetric(counts, 'lead', withoutLeadTime(counts)),
    ...(counts.tier === PRODUCTION_TIER
      ? whatWentWrong(counts)
      : toldOfProduction),
  };
}

/** Why there is no lead time, which is seldom that nothing was changed. */
function withoutLeadTime({ tally }: Counts): Reason {
  const deployments = countOf(tally, 'deployments');
  if (deployments > 0 && countOf(tally, 'withoutSha') === deployments) {
    return 'no-commits-named';
  }
  return countOf(tally, 'forward') > 0 &&
    countOf(tally, 'forwardWithChanges') === 0
    ? 'changes-not-known'
    : 'no-changes-delivered';
}

function whatWentWrong(counts: Counts): WhatWentWrong {
  const { tally } = counts;
  return {
    changeFailRate: changeFailRate(counts),
    recoveryTime: recoveryTime(counts),
    reworkRate: withAllIncidents(
      counts,
      metric(counts, {
        unit: 'percent',
        better: 'lower',
        ...shareOf(tally, 'rework', 'reached'),
        reason: 'no-deployments',
      }),
    ),
  };
}

/** Without a source of incidents only a remedy shows a failure, and that there is none shows nothing. */
function changeFailRate(counts: Counts): Metric {
  const { tally, incidentSource } = counts;
  const { sampleSize, value } = shareOf(tally, 'failures', 'denominator');
  const isKnown =
    incidentSource || !counts.incidentsRead || countOf(tally, 'remedied') > 0;
  return withAllIncidents(
    counts,
    metric(counts, {
      unit: 'percent',
      better: 'lower',
      sampleSize,
      value: isKnown ? value : undefined,
      reason: value === undefined ? 'no-deployments' : 'no-incident-source',
    }),
  );
}

/** A failure whose incident is missing counts with the time of its remedy, which may be shorter or longer. */
function recoveryTime(counts: Counts): Metric {
  const { unit, better, sampleSize, ...known } = durationMetric(
    counts,
    'recovery',
    countOf(counts.tally, 'open') > 0 ? 'only-open-failures' : 'no-recoveries',
  );
  return counts.incidentsRead || !counts.hasSource
    ? { unit, better, sampleSize, ...known }
    : {
        ...{ unit, better, sampleSize },
        undefined: undefinedBecause('incidents-not-read'),
      };
}

/** An incident that is missing can only make the share greater; that it is at least zero says nothing. */
function withAllIncidents(counts: Counts, found: Metric): Metric {
  const { value, ...rest } = found;
  if (counts.incidentsRead || value === undefined) {
    return found;
  }
  return {
    ...rest,
    ...(value > 0 ? { atLeast: value } : {}),
    undefined: undefinedBecause('incidents-not-read'),
  };
}

function shareOf(tally: Tally, part: Counted, whole: Counted) {
  const sampleSize = countOf(tally, whole);
  return {
    sampleSize,
    value:
      sampleSize > 0 ? (countOf(tally, part) / sampleSize) * 100 : undefined,
  };
}

function durationMetric(
  counts: Counts,
  series: 'lead' | 'recovery',
  reason: Reason,
): Metric {
  const found = counts.durations.of(series);
  return {
    ...metric(counts, {
      unit: 'hours',
      better: 'lower',
      sampleSize: found.size,
      value: hoursAt(found, 0.5),
      reason,
    }),
    ...(found.size > 0
      ? {
          percentiles: {
            p75: hoursAt(found, 0.75) ?? 0,
            p90: hoursAt(found, 0.9) ?? 0,
            precision: counts.durations.precision,
            distribution: distributionOf(found),
          },
        }
      : {}),
  };
}

/** Percentile in hours. */
export function hoursAt(sample: Sample, share: number): number | undefined {
  const found = percentileOf(sample, share);
  return found === undefined ? undefined : found / HOUR_MS;
}

function distributionOf({ size, below }: Sample): Bin[] {
  return BIN_HOURS.map((fromHours, index) => {
    const toHours = BIN_HOURS[index + 1];
    const upTo = toHours === undefined ? size : below(toHours * HOUR_MS);
    return {
      fromHours,
      ...(toHours === undefined ? {} : { toHours }),
      count: upTo - below(fromHours * HOUR_MS),
    };
  });
}

function metric(
  { hasSource, withoutSource }: Counts,
  {
    value,
    reason,
    ...rest
  }: Pick<Metric, 'unit' | 'better' | 'sampleSize'> & {
    readonly value: number | undefined;
    readonly reason: Reason;
  },
): Metric {
  if (!hasSource) {
    return { ...rest, undefined: withoutSource };
  }
  return value === undefined
    ? { ...rest, undefined: undefinedBecause(reason) }
    : { ...rest, value };
}
