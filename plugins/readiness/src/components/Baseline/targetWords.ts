import { formatDay } from '@groundwork/plugin-status-react';
import type { JudgedTarget } from '../../answers';
import type { Say } from '../../useSay';
import { metricWords } from '../DeliveryMetrics/words';
import { dayAfter, type FrozenMetric } from './draft';

/** What became of a target: by its own day, or by the day on which another one took its place. */
export function outcomeWords(
  { state, until, value }: JudgedTarget['outcome'],
  unit: FrozenMetric['unit'],
  t: Say,
): string {
  if (until === undefined) return t('baseline.outcome.toCome');
  // The window ends before that day.
  const day = formatDay(Date.parse(dayAfter(until, -1)));
  const said =
    value === undefined ? t('delivery.noNumber') : metricWords(value, unit, t);
  switch (state) {
    case 'met':
      return t('baseline.outcome.met', { day, value: said });
    case 'missed':
      return t('baseline.outcome.missed', { day, value: said });
    case 'replaced':
      return value === undefined
        ? t('baseline.outcome.replacedUnknown', {
            day: formatDay(Date.parse(until)),
          })
        : t('baseline.outcome.replaced', {
            day: formatDay(Date.parse(until)),
            value: said,
          });
    case 'not-known':
      return t('baseline.outcome.notKnown', { day });
    case 'to-come':
      return t('baseline.outcome.toCome');
    default:
      throw new Error(`Unknown outcome ${String(state satisfies never)}`);
  }
}
