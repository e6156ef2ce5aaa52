import { EvidenceRecord, Subject } from '@groundwork/plugin-readiness-common';
import { Collector, CollectLogger } from '../collector';
import { runCollector } from '../runner';

const silent: CollectLogger = {
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
};

/**
 * Runs a collector through the real runner, without waiting between attempts, and returns the record of each subject.
 * Point the collector at a `fakeSource`.
 */
export async function collectFixture<T>(
  collector: Collector<T>,
  subjects: Subject | readonly Subject[],
  options: {
    readonly asOf?: string;
    readonly secrets?: readonly string[];
  } = {},
): Promise<readonly EvidenceRecord[]> {
  const time = new Date(options.asOf ?? '2026-11-01T00:00:00Z');
  const list: readonly Subject[] = 'ref' in subjects ? [subjects] : subjects;
  const { records } = await runCollector(
    { collector, version: '1', cadence: { hours: 1 } },
    list,
    {
      logger: silent,
      now: () => time,
      random: () => 0,
      sleep: async () => undefined,
      ...(options.secrets ? { secrets: options.secrets } : {}),
    },
  );
  return records;
}
