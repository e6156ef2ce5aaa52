import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/** Milliseconds of a duration; refuses one that is not positive, because nothing could ever run within it. */
export function durationMs(duration: HumanDuration): number {
  const ms = durationToMilliseconds(duration);
  if (!(ms > 0)) {
    throw new Error(`A duration of ${ms} ms is not positive`);
  }
  return ms;
}
