import type { DeliveryMetric } from '../../answers';
import type { Say } from '../../useSay';
import type { MetricName } from './metricNames';

const MINUTES = 60;
const DAY_HOURS = 24;
const MONTHS = 12;
const YEAR_DAYS = 365.25;
const WEEK_DAYS = 7;

/**
 * One digit behind the point below ten, none above: more would claim more than is known. Below one it is two digits from
 * the first that is no zero, because a number that is no zero must not be told as one.
 */
export function short(value: number): string {
  return value.toLocaleString(
    'en',
    value < 1
      ? { maximumSignificantDigits: 2 }
      : { maximumFractionDigits: value < 10 ? 1 : 0 },
  );
}

/** A span of time in the unit that people would use. */
export function hoursWords(hours: number, t: Say): string {
  const minutes = hours * MINUTES;
  if (minutes < 1) return t('delivery.value.underMinute');
  if (hours < 1)
    return t('delivery.value.minutes', { number: String(Math.round(minutes)) });
  return hours < 2 * DAY_HOURS
    ? t('delivery.value.hours', { number: short(hours) })
    : t('delivery.value.days', { number: short(hours / DAY_HOURS) });
}

/**
 * How often something happens, in the unit that people would use: of itself or, where several stand together, of the
 * largest.
 */
export function frequencyWords(
  perWeek: number,
  t: Say,
  largest = perWeek,
): string {
  const perYear = (perWeek / WEEK_DAYS) * YEAR_DAYS;
  if (perWeek === 0) return t('delivery.value.none');
  if (largest >= 2 * WEEK_DAYS)
    return t('delivery.value.aDay', { number: short(perWeek / WEEK_DAYS) });
  if (largest >= 1)
    return t('delivery.value.aWeek', { number: short(perWeek) });
  return (largest / WEEK_DAYS) * YEAR_DAYS >= MONTHS
    ? t('delivery.value.aMonth', { number: short(perYear / MONTHS) })
    : t('delivery.value.aYear', { number: short(perYear) });
}

/** A value of a metric in the unit that people would use. */
export function metricWords(
  value: number,
  unit: DeliveryMetric['unit'],
  t: Say,
): string {
  switch (unit) {
    case 'hours':
      return hoursWords(value, t);
    case 'per-week':
      return frequencyWords(value, t);
    case 'percent':
      return t('delivery.value.percent', { number: short(value) });
    default:
      throw new Error(`Unknown unit ${String(unit satisfies never)}`);
  }
}

/** What a value was counted from. */
export function sampleWords(name: MetricName, count: number, t: Say): string {
  switch (name) {
    case 'leadTime':
      return t('delivery.sample.leadTime', { count });
    case 'deploymentFrequency':
      return t('delivery.sample.deploymentFrequency', { count });
    case 'changeFailRate':
      return t('delivery.sample.changeFailRate', { count });
    case 'recoveryTime':
      return t('delivery.sample.recoveryTime', { count });
    case 'reworkRate':
      return t('delivery.sample.reworkRate', { count });
    default:
      throw new Error(`Unknown metric ${String(name satisfies never)}`);
  }
}

/** How much it is at least, or else why there is no value, in a word or two; the sentence is the backend's. */
export function undefinedWords(
  {
    undefined: why,
    atLeast,
    unit,
  }: Pick<DeliveryMetric, 'undefined' | 'atLeast' | 'unit'>,
  t: Say,
): string {
  if (atLeast !== undefined)
    return t('delivery.atLeast', { value: metricWords(atLeast, unit, t) });
  switch (why?.reason) {
    case 'not-read-yet':
      return t('delivery.why.not-read-yet');
    case 'source-not-read':
      return t('delivery.why.source-not-read');
    case 'deployments-not-read':
      return t('delivery.why.deployments-not-read');
    case 'incidents-not-read':
      return t('delivery.why.incidents-not-read');
    case 'no-deployment-source':
      return t('delivery.why.no-deployment-source');
    case 'no-deployments':
      return t('delivery.why.no-deployments');
    case 'no-changes-delivered':
      return t('delivery.why.no-changes-delivered');
    case 'no-commits-named':
      return t('delivery.why.no-commits-named');
    case 'changes-not-known':
      return t('delivery.why.changes-not-known');
    case 'no-recoveries':
      return t('delivery.why.no-recoveries');
    case 'only-open-failures':
      return t('delivery.why.only-open-failures');
    case 'no-incident-source':
      return t('delivery.why.no-incident-source');
    case 'nothing-told-there':
      return t('delivery.why.nothing-told-there');
    case 'told-of-production':
      return t('delivery.why.told-of-production');
    default:
      return t('delivery.notKnown');
  }
}
