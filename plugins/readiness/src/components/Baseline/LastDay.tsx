import type { DeliveryNumbers } from '../../answers';
import { useSay } from '../../useSay';
import { DayField } from './DayField';
import { dayAfter } from './draft';
import { isPastDay, useLastDay } from './useLastDay';

/** Props of {@link LastDay}. */
export interface LastDayProps {
  readonly numbers: DeliveryNumbers;
  /** Where the backend counts its days. */
  readonly today: string;
}

/** With which day the window ends: whoever comes late freezes what was before the change. */
export function LastDay({ numbers, today }: LastDayProps) {
  const t = useSay();
  const { given, choose } = useLastDay();
  return (
    <DayField
      label={t('baseline.new.lastDay')}
      description={t('baseline.new.lastDayWhy')}
      value={given ?? dayAfter(numbers.window.toDay, -1)}
      max={dayAfter(today, -1)}
      error={
        given === undefined || isPastDay(given, today)
          ? undefined
          : t('baseline.new.noPastDay')
      }
      onChange={choose}
    />
  );
}
