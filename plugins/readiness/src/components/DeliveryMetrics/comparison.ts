import { LEAST_SAMPLE } from '@groundwork/plugin-readiness-common';
import type { DeliveryMetric, DeliveryNumbers } from '../../answers';
import { metricNames, type MetricName } from './metricNames';

/** How a metric moved against the window of the same length before it. */
export type Movement = 'better' | 'worse' | 'same';

/** A metric then, and how it moved since. */
export interface Compared {
  readonly movement: Movement;
  readonly before: number;
}

/** Values that differ by less than this share of the former are about the same. */
const TOLERANCE = 0.1;

/** Undefined where either is not known, or rests on too little. */
export function compared(
  now: DeliveryMetric,
  before: DeliveryMetric,
): Compared | undefined {
  if (
    now.value === undefined ||
    before.value === undefined ||
    Math.min(now.sampleSize, before.sampleSize) < LEAST_SAMPLE
  )
    return undefined;
  const change = now.value - before.value;
  if (Math.abs(change) <= Math.abs(before.value) * TOLERANCE)
    return { movement: 'same', before: before.value };
  const isGood = now.better === 'higher' ? change > 0 : change < 0;
  return { movement: isGood ? 'better' : 'worse', before: before.value };
}

const INCOMPLETE: ReadonlySet<string> = new Set([
  'history-begins-later',
  'source-unfinished',
  'source-failed',
]);

/** Whether something of a window has not been read. */
export function isIncomplete({
  quality,
}: Pick<DeliveryNumbers, 'quality'>): boolean {
  return quality.flags.some(({ type }) => INCOMPLETE.has(type));
}

/** Each metric against the window before. What was not read, then or now, makes it look as if less had happened. */
export function comparedMetrics(
  now: DeliveryNumbers,
  before: DeliveryNumbers,
): ReadonlyMap<MetricName, Compared> {
  const mayCount = !isIncomplete(before) && !isIncomplete(now);
  return new Map(
    metricNames.flatMap(name => {
      const found =
        name !== 'leadTime' && !mayCount
          ? undefined
          : compared(now.metrics[name], before.metrics[name]);
      return found ? [[name, found] as const] : [];
    }),
  );
}
