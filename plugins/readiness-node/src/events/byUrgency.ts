import { EventStream } from './eventCollector';
import { LastEnd } from './eventSink';

/**
 * Streams in the order in which a run reads them: those that were never read to their end, as they are listed, then those for
 * which that is longest ago. One that failed waits for its turn among them. So every stream has its turn, whatever a budget
 * allows.
 */
export function byUrgency(
  streams: readonly EventStream[],
  ends: ReadonlyMap<string, LastEnd>,
): EventStream[] {
  const lastOf = ({ id }: EventStream) => {
    const end = ends.get(id);
    return end?.outcome === 'failed' ? end.atMs : end?.completeAtMs ?? 0;
  };
  return [...streams].sort((a, b) => lastOf(a) - lastOf(b));
}
