import type { DeliveryNumbers } from '../../answers';
import { useSay } from '../../useSay';
import styles from './DeliveryMetrics.module.css';
import { metricNames } from './metricNames';
import { Tile } from './Tile';
import { movementsOf, type BeforeQuery } from './useDelivery';

/** The five metrics in one row. */
export function Tiles({
  numbers,
  before,
}: {
  readonly numbers: DeliveryNumbers;
  readonly before: BeforeQuery;
}) {
  const t = useSay();
  const moved = movementsOf(numbers, before)?.metrics;
  return (
    <ul className={styles.tiles} aria-label={t('delivery.tiles')}>
      {metricNames.map(name => (
        <Tile
          key={name}
          name={name}
          numbers={numbers}
          moved={moved?.get(name)}
        />
      ))}
    </ul>
  );
}
