import {
  EvidenceRecord,
  EvidenceSource,
  evidenceSource,
  indexLooks,
  Inventory,
} from '@groundwork/plugin-readiness-common';
import { CollectorSet } from '../collector';
import { runCollector, RunOptions, RunSummary } from './runCollector';

/** Runs every collector once, one after the other, with one budget per source: the assessment without a portal. */
export async function collectAll(
  sets: readonly CollectorSet[],
  inventory: Inventory,
  options: RunOptions,
): Promise<{
  readonly records: readonly EvidenceRecord[];
  readonly summaries: readonly RunSummary[];
}> {
  const gate = options.gate ?? options.sources.runGate();
  const records: EvidenceRecord[] = [];
  const summaries: RunSummary[] = [];
  for (const registration of sets.flatMap(({ collectors }) => collectors)) {
    const run = await runCollector(registration, inventory.subjects, {
      ...options,
      gate,
    });
    records.push(...run.records);
    summaries.push(run.summary);
  }
  return { records, summaries };
}

/** Evidence for assessments from the records of one run. */
export function evidenceOf(
  records: readonly EvidenceRecord[],
  sets: readonly CollectorSet[],
  on: { readonly inventory: Inventory; readonly asOf: Date },
): EvidenceSource {
  return evidenceSource(
    indexLooks(
      records.map(latest => ({
        latest,
        ...(latest.outcome === 'failed' ? {} : { lastGood: latest }),
      })),
    ),
    sets
      .flatMap(({ collectors }) => collectors)
      .map(({ collector }) => ({
        collectorId: collector.id,
        kindId: collector.produces.id,
        appliesTo: collector.appliesTo,
      })),
    on,
  );
}
