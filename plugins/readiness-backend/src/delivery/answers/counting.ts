import {
  DeploymentRecord,
  DeliverySettings,
  isInWindow,
} from '@groundwork/delivery-metrics';
import { Sketched } from '../days/sketch';
import { sumOf, Tally } from '../days/tally';
import { isInDenominator, tallyDays } from '../days/tallyDays';
import { addedDurations, exactDurations } from './durations';
import { Counting, Telling } from './numbers';

/** The series that steps of a window are told by; durations of the whole window are those of the records. */
export const steppedSeries: readonly Sketched[] = ['lead', 'recovery'];

/** How records are counted. */
export interface RecordConventions {
  readonly settings: DeliverySettings;
  readonly hasSource: boolean;
  /** Series that are asked for by day, such as {@link steppedSeries}; none unless stated. */
  readonly sketches?: readonly Sketched[];
}

/** Counts the records of a window; others are passed over. */
export function countRecords(
  records: readonly DeploymentRecord[],
  { window, asOfMs }: Pick<Telling, 'window' | 'asOfMs'>,
  { settings, hasSource, sketches = [] }: RecordConventions,
): Counting {
  const recent = asOfMs - settings.attributionMs;
  const days = tallyDays(records, {
    ...{ settings, sketches },
    dayOf: timeMs =>
      isInWindow(window, timeMs)
        ? window.calendar.localDate(timeMs)
        : undefined,
  });
  return {
    days,
    tally: sumOf(days.values()),
    durations: exactDurations(records, window),
    hasSource,
    provisional: records.filter(
      record =>
        isInWindow(window, record.finishedAtMs) &&
        isInDenominator(record, settings) &&
        record.finishedAtMs > recent,
    ).length,
  };
}

/** The days of a window among others, with the series that are asked for. */
export function countDays(
  days: ReadonlyMap<string, Tally>,
  { window }: Pick<Telling, 'window'>,
  rest: Pick<Counting, 'hasSource' | 'provisional'>,
  series?: readonly Sketched[],
): Counting {
  const own = new Map(
    [...days].filter(([day]) => day >= window.fromDay && day < window.toDay),
  );
  const tally = sumOf(own.values(), series);
  return { ...rest, days: own, tally, durations: addedDurations(tally) };
}
