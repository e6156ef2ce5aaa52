import type { DeliveryMetric } from '../../answers';
import { useSay } from '../../useSay';
import { metricWords } from '../DeliveryMetrics/words';

/** How much of a number rests on what people said, and what it would be without. */
export function MovedByPeople({ metric }: { readonly metric: DeliveryMetric }) {
  const t = useSay();
  const { moved, unit, sampleSize } = metric;
  if (!moved) return null;
  const { value, atLeast, items } = moved;
  const without = () => {
    if (value !== undefined) return metricWords(value, unit, t);
    return atLeast === undefined
      ? t('delivery.noNumber')
      : t('delivery.atLeast', { value: metricWords(atLeast, unit, t) });
  };
  return (
    <p>
      {t('overlays.moved', {
        number: items.toLocaleString('en'),
        count: Math.max(sampleSize, moved.sampleSize),
        without: without(),
      })}
    </p>
  );
}
