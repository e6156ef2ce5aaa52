import { PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';

let collectedMs = 0;
let isWatching = false;
const collections = new PerformanceObserver(list => note(list.getEntries()));

function note(entries: readonly PerformanceEntry[]): void {
  for (const { duration } of entries) collectedMs += duration;
}

/**
 * Time that this thread has worked. It stands still while others have the processor, and while garbage is collected: that
 * happens at any time, and is nobody's.
 */
export function workedMs(): number {
  if (!isWatching) {
    collections.observe({ entryTypes: ['gc'] });
    isWatching = true;
  }
  note(collections.takeRecords());
  const { user, system } = workedByThread();
  return (user + system) / 1000 - collectedMs;
}

/** Node 22 knows only the time of the process, in which other threads compile and collect. */
function workedByThread(): NodeJS.CpuUsage {
  const { threadCpuUsage = process.cpuUsage }: Partial<NodeJS.Process> =
    process;
  return threadCpuUsage.call(process);
}
