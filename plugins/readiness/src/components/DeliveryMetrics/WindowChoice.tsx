import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { formatDay } from '@groundwork/plugin-status-react';
import type { ReactNode } from 'react';
import type { DeliveryNumbers } from '../../answers';
import { useSay } from '../../useSay';
import styles from './DeliveryMetrics.module.css';
import { useWindowLength, windowLengths } from './useDelivery';

const DAY_MS = 86_400_000;

/** How long the window is, and from when to when. */
export function WindowChoice({
  numbers,
  children,
}: {
  readonly numbers: DeliveryNumbers;
  /** What else is chosen beside it. */
  readonly children?: ReactNode;
}) {
  const t = useSay();
  const { length, choose } = useWindowLength();
  const { fromDay, toDay } = numbers.window;
  return (
    <div className={styles.meta}>
      <div className={styles.choices}>
        <ToggleButtonGroup
          aria-label={t('delivery.window')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[String(length)]}
          onSelectionChange={keys => choose(Number([...keys][0]))}
        >
          {windowLengths.map(days => (
            <ToggleButton key={days} id={String(days)}>
              {t('delivery.days', { number: String(days) })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {children}
      </div>
      <Text color="secondary">
        {t('delivery.span', {
          from: formatDay(Date.parse(fromDay)),
          to: formatDay(Date.parse(toDay) - DAY_MS),
        })}
      </Text>
    </div>
  );
}
