import { Skeleton } from '@backstage/ui';
import { useSay } from '../../useSay';
import styles from './Loading.module.css';

/** A page whose code or first answer is on its way: lines of text to be, in the look of every other wait. */
export function Loading() {
  const t = useSay();
  return (
    <div
      role="progressbar"
      aria-label={t('frame.loading')}
      className={styles.loading}
    >
      <Skeleton height={28} width="40%" />
      {[1, 2, 3, 4].map(line => (
        <Skeleton key={line} height={20} width="100%" />
      ))}
    </div>
  );
}
