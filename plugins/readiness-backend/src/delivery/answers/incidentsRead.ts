import { ReadingState } from '../collect/readings';
import { StreamReading } from './sourceParts';
import { DayWindow } from './window';

/**
 * Whether all that tells of incidents has been read for a window. What was never read to its end, or not since before the window
 * ended, may keep incidents from us, and so may what keeps less than the window. A reading that is up to date is of now, however
 * late the window ends.
 */
export function areIncidentsRead(
  readings: readonly ReadingState[],
  streams: readonly StreamReading[],
  window: Pick<DayWindow, 'fromMs' | 'toMs'>,
): boolean {
  return readings
    .filter(({ tellsOfIncidents }) => tellsOfIncidents)
    .every(({ collector, source, outcome }) => {
      const own = streams.filter(
        stream => stream.collector === collector && stream.source === source,
      );
      // One without parts may have none, or has not even said which.
      return own.length === 0
        ? outcome === 'complete'
        : outcome !== undefined && own.every(stream => isRead(stream, window));
    });
}

function isRead(
  { outcome, completeMs, completeFromMs }: StreamReading,
  { fromMs, toMs }: Pick<DayWindow, 'fromMs' | 'toMs'>,
): boolean {
  const isUpToDate =
    outcome === 'complete' || (completeMs !== undefined && completeMs >= toMs);
  return (
    isUpToDate && (completeFromMs === undefined || completeFromMs <= fromMs)
  );
}
