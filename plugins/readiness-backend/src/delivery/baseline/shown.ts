import { ConflictError } from '@backstage/errors';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { frozenMetrics, Snapshot } from './snapshot';

/**
 * Nobody freezes what they have not seen: between the page and the press of a button more may have been read.
 *
 * @throws ConflictError where the numbers are other ones by now
 */
export function expectShown(
  shown: ReadinessSchemas['ShownMetrics'] | undefined,
  metrics: Snapshot['metrics'],
): void {
  if (shown === undefined) return;
  const moved = frozenMetrics.some(
    name =>
      shown[name].sampleSize !== metrics[name].sampleSize ||
      shown[name].value !== metrics[name].value,
  );
  if (moved) {
    throw new ConflictError(
      'The numbers have changed since they were shown, because more has been read. Look at them again',
    );
  }
}
