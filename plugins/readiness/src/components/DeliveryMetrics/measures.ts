import type { DeliveryMetric } from '../../answers';
import type { Say } from '../../useSay';
import { AS_FITS, scaleOf, type Units } from './units';
import { hoursWords, metricWords, short, undefinedWords } from './words';

const MINUTES = 60;

/** How the numbers of a page are told: in the language of its reader, and in the units of its address. */
export interface Measures {
  readonly t: Say;
  readonly units: Units;
  /** A span of time. */
  time(hours: number): string;
  /** A value of a metric. */
  value(value: number, unit: DeliveryMetric['unit']): string;
  /** How much it is at least, or else why there is no value. */
  why(metric: Pick<DeliveryMetric, 'undefined' | 'atLeast' | 'unit'>): string;
}

function timeWords(hours: number, { time }: Units, t: Say): string {
  // What is shorter is told so in each unit: nobody reads thousandths of a day.
  if (time === undefined || hours * MINUTES < 1) return hoursWords(hours, t);
  const number = short(scaleOf('hours', { ...AS_FITS, time }).of(hours));
  switch (time) {
    case 'minutes':
      return t('delivery.value.minutes', { number });
    case 'hours':
      return t('delivery.value.hours', { number });
    case 'days':
      return number === '1'
        ? t('delivery.value.day')
        : t('delivery.value.days', { number });
    default:
      throw new Error(`Unknown unit ${String(time satisfies never)}`);
  }
}

function oftenWords(perWeek: number, { frequency }: Units, t: Say): string {
  if (frequency === undefined || perWeek === 0)
    return metricWords(perWeek, 'per-week', t);
  const number = short(
    scaleOf('per-week', { ...AS_FITS, frequency }).of(perWeek),
  );
  switch (frequency) {
    case 'day':
      return t('delivery.value.aDay', { number });
    case 'week':
      return t('delivery.value.aWeek', { number });
    case 'month':
      return t('delivery.value.aMonth', { number });
    default:
      throw new Error(`Unknown span ${String(frequency satisfies never)}`);
  }
}

/** What tells numbers in a language and in chosen units. */
export function measuresOf(t: Say, units: Units): Measures {
  const value: Measures['value'] = (number, unit) => {
    switch (unit) {
      case 'hours':
        return timeWords(number, units, t);
      case 'per-week':
        return oftenWords(number, units, t);
      case 'percent':
        return metricWords(number, unit, t);
      default:
        throw new Error(`Unknown unit ${String(unit satisfies never)}`);
    }
  };
  return {
    t,
    units,
    value,
    time: hours => timeWords(hours, units, t),
    why: metric =>
      metric.atLeast === undefined
        ? undefinedWords(metric, t)
        : t('delivery.atLeast', { value: value(metric.atLeast, metric.unit) }),
  };
}
