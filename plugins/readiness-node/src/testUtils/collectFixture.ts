import { ConfigReader } from '@backstage/config';
import {
  EvidenceRecord,
  Subject,
  TeamOfPerson,
} from '@groundwork/plugin-readiness-common';
import { SourceClients } from '@groundwork/source-client';
import { Collector, CollectLogger } from '../collector';
import { runCollector } from '../runner';

const silent: CollectLogger = {
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
};

/**
 * Runs a collector through the real runner, without waiting between attempts, and returns the record of each subject.
 * Point the collector at a `fakeSource`, by a configuration or by its address.
 */
export async function collectFixture<T>(
  collector: Collector<T>,
  subjects: Subject | readonly Subject[],
  options: {
    readonly asOf?: string;
    readonly secrets?: readonly string[];
    /** Names the outside systems. */
    readonly config?: object;
    /** Shared by several looks: what one of them learns of a system holds for the next. */
    readonly sources?: SourceClients;
    /** What an earlier look is said to have seen. */
    readonly earlier?: (subject: Subject) => Promise<unknown>;
    /** Whose team is known. */
    readonly teamOf?: TeamOfPerson;
  } = {},
): Promise<readonly EvidenceRecord[]> {
  const time = new Date(options.asOf ?? '2026-11-01T00:00:00Z');
  const { teamOf } = options;
  const list: readonly Subject[] = 'ref' in subjects ? [subjects] : subjects;
  const sources =
    options.sources ??
    SourceClients.fromConfig(new ConfigReader({ ...options.config }));
  const { records } = await runCollector(
    { collector, version: '1', cadence: { hours: 1 } },
    list,
    {
      sources,
      logger: silent,
      now: () => time,
      random: () => 0,
      sleep: async () => undefined,
      ...(options.secrets ? { secrets: options.secrets } : {}),
      ...(options.earlier ? { earlier: options.earlier } : {}),
      ...(teamOf ? { teamsOfPeople: async () => teamOf } : {}),
    },
  );
  if (!options.sources) {
    await sources.close();
  }
  return records;
}
