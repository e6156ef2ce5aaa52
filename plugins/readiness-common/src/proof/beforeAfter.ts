import { quantileSorted } from 'simple-statistics';
import { seededRandom } from '../phase/random';
import { MetricSample, redraw, sizeOf } from './sample';

const DRAWS = 1000;
const SEED = 20260101;
const OUTSIDE = 0.025;

/** With fewer on either side a difference says nothing: what so few were is what they happened to be. */
export const LEAST_SAMPLE = 5;

/** One metric before and after. */
export interface BeforeAfter {
  readonly better: 'lower' | 'higher';
  readonly before: MetricSample & { readonly value: number };
  readonly after: MetricSample & { readonly value: number };
}

/** What a comparison shows. */
export interface ShownChange {
  /** After minus before, in the unit of the metric. */
  readonly difference: number;
  /** Of 1,000 differences that were drawn anew, 95 % lie between these, and the one that was seen; absent for too few. */
  readonly interval?: Interval;
  /** `not-shown`: it rests on too few, or no difference lies in the interval too, so chance alone may have made it. */
  readonly says: 'improved' | 'worse' | 'not-shown';
}

interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/**
 * Compares a metric with itself: both windows are drawn anew from what they were made of, a thousand times from a fixed seed.
 * It is called better or worse only when both rest on {@link LEAST_SAMPLE} or more and the interval of the differences does
 * not hold zero. How often something happened may rest on few afterwards: that they became few is what there is to show. Undefined where one window holds nothing to draw from.
 */
export function beforeAfter({
  better,
  before,
  after,
}: BeforeAfter): ShownChange | undefined {
  const [drawBefore, drawAfter] = [redraw(before), redraw(after)];
  if (!drawBefore || !drawAfter) {
    return undefined;
  }
  const difference = after.value - before.value;
  if (
    restsOnTooFew(before) ||
    (after.kind !== 'days' && restsOnTooFew(after))
  ) {
    return { difference, says: 'not-shown' };
  }
  const random = seededRandom(SEED);
  const differences = Array.from(
    { length: DRAWS },
    () => drawAfter(random) - drawBefore(random),
  ).sort((a, b) => a - b);
  const interval = {
    lo: Math.min(difference, quantileSorted(differences, OUTSIDE)),
    hi: Math.max(difference, quantileSorted(differences, 1 - OUTSIDE)),
  };
  return { difference, interval, says: sentenceOf(interval, better) };
}

function restsOnTooFew(sample: MetricSample): boolean {
  return sizeOf(sample) < LEAST_SAMPLE;
}

function sentenceOf(
  { lo, hi }: Interval,
  better: BeforeAfter['better'],
): ShownChange['says'] {
  if (lo <= 0 && hi >= 0) {
    return 'not-shown';
  }
  return hi < 0 === (better === 'lower') ? 'improved' : 'worse';
}

/** How much of the value before a metric may lose until a warning is due. */
const DIP = 0.05;

/**
 * Whether a metric is worse by more than a twentieth, shown or not: many changes make a team slower before they make it
 * faster, and whoever looks only at the end gives up in the dip.
 */
export function hasDipped(
  { better }: Pick<BeforeAfter, 'better'>,
  before: number,
  after: number,
): boolean {
  return better === 'higher'
    ? after < before * (1 - DIP)
    : after > before * (1 + DIP);
}
