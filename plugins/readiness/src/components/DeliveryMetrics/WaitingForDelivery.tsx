import { Flex, Skeleton } from '@backstage/ui';
import { useSay } from '../../useSay';
import styles from './DeliveryMetrics.module.css';
import { metricNames } from './metricNames';

/** The page while its numbers are on the way, with the heights that they will have. */
export function WaitingForDelivery() {
  const t = useSay();
  return (
    <Flex
      direction="column"
      gap="6"
      role="progressbar"
      aria-label={t('delivery.reading')}
    >
      <div className={styles.answer}>
        <Skeleton height={28} width="70%" />
        <Skeleton height={24} width="55%" />
        <Skeleton height={32} width="40%" />
      </div>
      <div className={styles.tiles}>
        {metricNames.map(name => (
          <Skeleton key={name} height={236} width="100%" />
        ))}
      </div>
      <Skeleton height={320} width="100%" />
    </Flex>
  );
}
