import { Text } from '@backstage/ui';
import { formatDay } from '@groundwork/plugin-status-react';
import type { DeliveryProof } from '../../answers';
import { useSay } from '../../useSay';
import styles from './Baseline.module.css';
import { DayField } from './DayField';
import { dayAfter, todayIn } from './draft';
import { isPastDay, useLastDay } from './useLastDay';

/** With which day the comparison ends: what was seen after 90 days can be seen and shown again after 300. */
export function ComparedUpTo({ proof }: { readonly proof: DeliveryProof }) {
  const t = useSay();
  const { given, choose } = useLastDay();
  const { baseline, after, comparableFrom } = proof;
  const { toDay, days, timeZone } = baseline.window;
  const today = todayIn(timeZone);
  if (!after && today < comparableFrom) return null;
  return (
    <>
      {after && after.window.days < days ? (
        <Text as="p">
          {t('baseline.table.shorter', {
            days: String(days),
            day: formatDay(Date.parse(dayAfter(toDay, days))),
          })}
        </Text>
      ) : null}
      <div className={styles.upTo}>
        <DayField
          label={t('baseline.table.lastDay')}
          description={t('baseline.table.lastDayWhy')}
          value={given ?? dayAfter(today, -1)}
          min={dayAfter(comparableFrom, -1)}
          max={dayAfter(today, -1)}
          error={
            given === undefined || isPastDay(given, today)
              ? undefined
              : t('baseline.new.noPastDay')
          }
          onChange={choose}
        />
      </div>
    </>
  );
}
