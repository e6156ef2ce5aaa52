import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { countDays, steppedSeries } from './counting';
import { Counting, summaryOf, Telling } from './numbers';
import { DayWindow, endingWith } from './window';

type Period = ReadinessSchemas['DeliveryPeriod'];
type Metrics = ReadinessSchemas['DeliveryMetrics'];

const WEEK = 7;
const FOUR_WEEKS = 28;
/** A chart of more weeks than half a year has shows noise. */
const MOST_DAYS_BY_WEEK = 184;

/** The metrics of a window step by step. The last step ends with the window; the first may be shorter than the others. */
export function periodsOf(
  { days, hasSource }: Counting,
  telling: Telling,
): Period[] {
  return [...stepsOf(telling.window)].map(window => {
    const step = { ...telling, window };
    const counting = countDays(
      days,
      step,
      { hasSource, provisional: 0 },
      steppedSeries,
    );
    return {
      fromDay: window.fromDay,
      toDay: window.toDay,
      days: window.days,
      metrics: valuesOf(summaryOf(counting, step).metrics),
    };
  });
}

function stepsOf(window: DayWindow): readonly DayWindow[] {
  const length = window.days > MOST_DAYS_BY_WEEK ? FOUR_WEEKS : WEEK;
  const steps: DayWindow[] = [];
  let left = window;
  while (left.days > length) {
    const [before, step] = endingWith(left, length);
    steps.unshift(step);
    left = before;
  }
  return [left, ...steps];
}

function valuesOf(metrics: Metrics): Period['metrics'] {
  const of = ({ value, sampleSize }: Metrics[keyof Metrics]) => ({
    ...(value === undefined ? {} : { value }),
    sampleSize,
  });
  return {
    deploymentFrequency: of(metrics.deploymentFrequency),
    leadTime: of(metrics.leadTime),
    changeFailRate: of(metrics.changeFailRate),
    recoveryTime: of(metrics.recoveryTime),
    reworkRate: of(metrics.reworkRate),
  };
}
