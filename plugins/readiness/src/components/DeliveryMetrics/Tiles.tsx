import type { DeliveryBaseline, DeliveryNumbers } from '../../answers';
import styles from './DeliveryMetrics.module.css';
import { metricNames } from './metricNames';
import { marksOf } from './own';
import { Tile } from './Tile';
import { movementsOf, type BeforeQuery } from './useDelivery';
import { useMeasures } from './useUnits';

/** The five metrics in one row. */
export function Tiles({
  numbers,
  before,
  own,
}: {
  readonly numbers: DeliveryNumbers;
  readonly before: BeforeQuery;
  /** What the scope is measured against. */
  readonly own: DeliveryBaseline | undefined;
}) {
  const measures = useMeasures();
  const { t } = measures;
  const moved = movementsOf(numbers, before)?.metrics;
  return (
    <ul className={styles.tiles} aria-label={t('delivery.tiles')}>
      {metricNames.map(name => (
        <Tile
          key={name}
          name={name}
          numbers={numbers}
          moved={moved?.get(name)}
          marks={marksOf({ own, numbers }, name, measures)}
        />
      ))}
    </ul>
  );
}
