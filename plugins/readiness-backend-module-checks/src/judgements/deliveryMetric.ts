import type {
  DeliveryMetricName,
  MeasuredDeliveries,
  MeasuredDeliveryMetric,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';

/** From when on a metric is good enough to be compared with itself later. */
export const baselineSettings = z.object({
  changes: z.number().default(5),
  observedDays: z.number().default(28),
  deployments: z.number().default(10),
  failures: z.number().default(3),
  joinShare: z.number().default(0.8),
  /** Median change of the value when the window moves by a day and by a week, both ways. */
  movedBy: z.number().default(0.25),
});

/** See {@link baselineSettings}. */
export type BaselineSettings = z.infer<typeof baselineSettings>;

/** What is known of one metric of one service: whether it can serve as a baseline, and if not, what is missing. */
export type MetricJudgement =
  | { readonly state: 'valid' | 'not-applicable' }
  | { readonly state: 'invalid' | 'unknown'; readonly missing: string };

/** What people call the metrics. */
export const metricTitles: Readonly<Record<DeliveryMetricName, string>> = {
  deploymentFrequency: 'Deployment frequency',
  leadTime: 'Change lead time',
  changeFailRate: 'Change fail rate',
  recoveryTime: 'Failed deployment recovery time',
  reworkRate: 'Deployment rework rate',
};

/** Judges one metric. What a missing source of incidents would have told may be anything. */
export function judgeMetric(
  name: DeliveryMetricName,
  of: MeasuredDeliveries,
  settings: BaselineSettings,
): MetricJudgement {
  const metric = of.metrics[name];
  const missing =
    missingOfAll(of) ??
    missingSample(name, of, settings) ??
    missingJoin(name, of, settings);
  const untold = untoldIncidents(name, of);
  switch (name) {
    case 'changeFailRate':
    case 'reworkRate':
      if (missing === undefined && untold !== undefined)
        return { state: 'unknown', missing: untold };
      break;
    case 'recoveryTime':
      if (of.production.isProven && untold !== undefined)
        return { state: 'unknown', missing: untold };
      if (of.production.isProven && of.failures + metric.sampleSize === 0)
        return { state: 'not-applicable' };
      break;
    case 'deploymentFrequency':
    case 'leadTime':
      break;
    default:
      return neverMetric(name);
  }
  const found = missing ?? missingStability(metric, settings);
  return found === undefined
    ? { state: 'valid' }
    : { state: 'invalid', missing: found };
}

/** Rework is told by rollbacks, reverts and hotfixes too; that nobody records incidents makes it no less. */
function untoldIncidents(
  name: DeliveryMetricName,
  { hasIncidentSource, incidentsRead }: MeasuredDeliveries,
): string | undefined {
  if (!hasIncidentSource)
    return name === 'reworkRate'
      ? undefined
      : 'no source is known to tell of incidents';
  return incidentsRead
    ? undefined
    : 'not everything that tells of incidents has been read';
}

function missingOfAll({ production }: MeasuredDeliveries): string | undefined {
  if (production.isProven) return undefined;
  const { otherEnvironments } = production;
  return otherEnvironments.length === 0
    ? 'no deployment was ever seen'
    : `none of its environments is known to be production (${otherEnvironments.join(
        ', ',
      )})`;
}

function missingSample(
  name: DeliveryMetricName,
  { metrics, observedDays }: MeasuredDeliveries,
  settings: BaselineSettings,
): string | undefined {
  const { sampleSize } = metrics[name];
  switch (name) {
    case 'deploymentFrequency':
      return tooFew(observedDays, settings.observedDays, 'days observed');
    case 'leadTime':
      return tooFew(sampleSize, settings.changes, 'changes');
    case 'changeFailRate':
    case 'reworkRate':
      return tooFew(sampleSize, settings.deployments, 'deployments');
    case 'recoveryTime':
      return tooFew(sampleSize, settings.failures, 'recovered failures');
    default:
      return neverMetric(name);
  }
}

function tooFew(n: number, needed: number, what: string): string | undefined {
  return n < needed ? `${n} of ${needed} ${what}` : undefined;
}

/** Why deployments and changes of a service cannot be told; undefined where they can, however few there are. */
export function whyNotMeasured(
  of: MeasuredDeliveries,
  settings: BaselineSettings,
): string | undefined {
  return (
    missingOfAll(of) ??
    tooFew(of.observedDays, settings.observedDays, 'days observed') ??
    missingJoin('leadTime', of, settings)
  );
}

/** That something was deployed needs no change; what was in it, what failed and what mended it does. */
function missingJoin(
  name: DeliveryMetricName,
  { join: { deployments, withChanges } }: MeasuredDeliveries,
  { joinShare }: BaselineSettings,
): string | undefined {
  return name === 'deploymentFrequency' ||
    deployments === 0 ||
    withChanges >= joinShare * deployments
    ? undefined
    : `changes were found for ${withChanges} of ${deployments} deployments`;
}

function missingStability(
  { value, moved }: MeasuredDeliveryMetric,
  { movedBy }: BaselineSettings,
): string | undefined {
  if (value === undefined) return 'it has no value';
  const change = middleOf(
    moved.map(other =>
      other.value === undefined ? Infinity : changeOf(value, other.value),
    ),
  );
  if (change <= movedBy) return undefined;
  return Number.isFinite(change)
    ? `it changes by ${Math.floor(
        change * 100,
      )} % when the window moves by a few days`
    : 'it has no value in windows that begin a few days earlier or later';
}

function changeOf(value: number, other: number): number {
  if (other === value) return 0;
  return value === 0 ? Infinity : Math.abs(other - value) / Math.abs(value);
}

/** The median; there may be infinite ones among them, which no interpolation gets over. */
function middleOf(changes: readonly number[]): number {
  const sorted = [...changes].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Infinity;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? Infinity;
  return (low + high) / 2;
}

function neverMetric(name: never): never {
  throw new Error(`Unknown delivery metric ${String(name)}`);
}
