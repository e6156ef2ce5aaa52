import { formatDay } from '@groundwork/plugin-status-react';
import type { DeliveryBaseline } from '../../answers';
import type { Say } from '../../useSay';
import type { MetricName } from './metricNames';
import { metricWords } from './words';

/** A value that a metric is held against: where it stood, or where it is to go. */
export interface Mark {
  readonly kind: 'baseline' | 'target';
  readonly value: number;
  readonly words: string;
}

/** The own baseline of a metric and its target, as far as there are any. */
export function marksOf(
  own: DeliveryBaseline | undefined,
  name: MetricName,
  t: Say,
): readonly Mark[] {
  if (!own) return [];
  const { unit, value } = own.metrics[name];
  const target = own.targets.find(({ metric }) => metric === name);
  return [
    ...(value === undefined
      ? []
      : [
          {
            kind: 'baseline' as const,
            value,
            words: t('baseline.mark.baseline', {
              value: metricWords(value, unit, t),
            }),
          },
        ]),
    ...(target
      ? [
          {
            kind: 'target' as const,
            value: target.value,
            words: t('baseline.mark.target', {
              value: metricWords(target.value, unit, t),
              day: formatDay(Date.parse(target.dueDay)),
            }),
          },
        ]
      : []),
  ];
}
