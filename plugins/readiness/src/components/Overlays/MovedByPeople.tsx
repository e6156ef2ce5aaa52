import type { DeliveryMetric } from '../../answers';
import { useMeasures } from '../DeliveryMetrics/useUnits';

/** How much of a number rests on what people said, and what it would be without. */
export function MovedByPeople({ metric }: { readonly metric: DeliveryMetric }) {
  const { t, ...words } = useMeasures();
  const { moved, unit, sampleSize } = metric;
  if (!moved) return null;
  const { value, atLeast, items } = moved;
  const without = () => {
    if (value !== undefined) return words.value(value, unit);
    return atLeast === undefined
      ? t('delivery.noNumber')
      : t('delivery.atLeast', { value: words.value(atLeast, unit) });
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
