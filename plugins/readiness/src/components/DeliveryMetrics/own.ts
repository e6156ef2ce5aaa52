import { formatDay } from '@groundwork/plugin-status-react';
import type { DeliveryBaseline, DeliveryNumbers } from '../../answers';
import { todayIn } from '../Baseline/draft';
import type { Measures } from './measures';
import type { MetricName } from './metricNames';

/** A value that a metric is held against: where it stood, or where it is to go. */
export interface Mark {
  readonly kind: 'baseline' | 'target';
  readonly value: number;
  readonly words: string;
}

/** The own baseline of a metric and its target, as far as there are any. */
export function marksOf(
  {
    own,
    numbers,
  }: {
    readonly own: DeliveryBaseline | undefined;
    readonly numbers: Pick<DeliveryNumbers, 'asOf'>;
  },
  name: MetricName,
  { t, value: words }: Measures,
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
              value: words(value, unit),
            }),
          },
        ]),
    ...(target
      ? [
          {
            kind: 'target' as const,
            value: target.value,
            words: t(
              target.dueDay <
                todayIn(own.window.timeZone, Date.parse(numbers.asOf))
                ? 'baseline.mark.targetPassed'
                : 'baseline.mark.target',
              {
                value: words(target.value, unit),
                day: formatDay(Date.parse(target.dueDay)),
              },
            ),
          },
        ]
      : []),
  ];
}
