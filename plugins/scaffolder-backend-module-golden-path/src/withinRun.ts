import type { SourceClients } from '@groundwork/source-client';

const REQUEST_TIMEOUT_MS = 15_000;

/** The outside systems for one step: every request ends the moment its run is cancelled, and in any case after a while. */
export function withinRun(
  sources: SourceClients,
  signal: AbortSignal | undefined,
): SourceClients {
  return sources.within({
    timeoutMs: REQUEST_TIMEOUT_MS,
    ...(signal ? { signal } : {}),
  });
}
