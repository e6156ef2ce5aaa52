/** From when on GitHub still had all runs when it was asked for the first time. */
import type { EventContext } from '@groundwork/plugin-readiness-node';
import { z } from 'zod';
import type { RunReader } from './readRuns';
import type { Run } from './runEvents';

/** GitHub keeps runs as long as this, and no longer; a repository or somebody may have set less. */
const KEPT_MS = 400 * 86_400_000;
const SECOND_MS = 1000;

/** The earliest run that a listing showed. */
export const firstRunSchema = z.object({
  atMs: z.number(),
  /** Whether it is the first one of its workflow: then none of before can be missing. */
  isFirst: z.boolean(),
});
type FirstRun = z.infer<typeof firstRunSchema>;

/** The earlier one of two runs. */
export function earlierOf(known: FirstRun | undefined, run: Run): FirstRun {
  const atMs = Date.parse(run.created_at);
  return known && known.atMs <= atMs
    ? known
    : { atMs, isFirst: run.run_number === 1 };
}

/** From when on no run is missing, at the end of a listing. */
export async function completeFrom(
  known: { readonly untilMs?: number; readonly completeFromMs?: number },
  {
    context,
    reader,
    asOfMs,
  }: {
    readonly context: Pick<EventContext<unknown>, 'historyFrom'>;
    readonly reader: RunReader;
    readonly asOfMs: number;
  },
  { first }: { readonly first?: FirstRun },
): Promise<number> {
  const keptFromMs = asOfMs - KEPT_MS;
  const { untilMs, completeFromMs } = known;
  if (untilMs !== undefined && completeFromMs !== undefined) {
    // What ran since the reading before this one may be gone by now, if that was so long ago.
    return untilMs < keptFromMs ? keptFromMs : completeFromMs;
  }
  const historyMs = context.historyFrom.getTime();
  if (first && !first.isFirst && first.atMs > historyMs + SECOND_MS) {
    // Where there are runs older than the history that is asked for, none of it is gone.
    const toMs = historyMs - SECOND_MS;
    return (await reader.count({ fromMs: 0, toMs })) > 0
      ? historyMs
      : first.atMs;
  }
  return Math.max(historyMs, Math.min(first?.atMs ?? keptFromMs, keptFromMs));
}
