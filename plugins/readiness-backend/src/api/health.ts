import {
  EvidenceRecord,
  MayRead,
  ReadinessSchemas,
  Source,
} from '@groundwork/plugin-readiness-common';
import { durationToMilliseconds } from '@backstage/types';
import { EvidenceHealth, EvidenceStore } from '../database';
import { LastRun, RunStore } from '../database/DatabaseRunStore';
import { ReadinessConfig } from '../config';
import { Registry } from '../registry';

type CollectorHealth = ReadinessSchemas['CollectorHealth'];
type SourcesSummary = ReadinessSchemas['SourcesSummary'];
type FailingSource = SourcesSummary['failing'][number];

/** What health is told from. */
export interface HealthSources {
  readonly evidence: EvidenceStore;
  readonly runs: RunStore;
  readonly registry: Registry;
  readonly config: Pick<ReadinessConfig, 'withCadence'>;
}

/**
 * Which sources answer, and which do not and why: the line on top of every page. What was asked and what came back may
 * name a service, so they come from looks at what the caller may read.
 */
export async function sourcesSummary(
  evidence: EvidenceStore,
  mayRead: MayRead,
): Promise<SourcesSummary> {
  const { counts, failing } = await evidence.health();
  const sources = new Set(counts.map(({ source }) => keyOf(source)));
  const bySource = new Map<string, FailingSource>();
  for (const { record, sinceMs } of failing) {
    const key = `${keyOf(record.source)} ${record.reason}`;
    const known = bySource.get(key);
    const since = new Date(sinceMs).toISOString();
    const told = mayRead(record.subjectRef) ? toldBy(record) : {};
    bySource.set(key, {
      ...(known?.message || known?.request ? toldBy(known) : told),
      source: record.source,
      reason: record.reason ?? 'unsupported',
      since: known && known.since < since ? known.since : since,
      collectors: [
        ...new Set([...(known?.collectors ?? []), record.collector]),
      ].sort(),
      subjects: (known?.subjects ?? 0) + 1,
    });
  }
  const silent = new Set(
    counts
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ source }) => keyOf(source)),
  );
  return {
    answering: sources.size - silent.size,
    total: sources.size,
    failing: [...bySource.values()],
  };
}

/** Every collector with its last run and what it could not read. */
export async function collectorHealth(
  from: HealthSources,
  mayRead: MayRead,
): Promise<readonly CollectorHealth[]> {
  const health = await from.evidence.health(mayRead);
  const runs = new Map(
    (await from.runs.last()).map(run => [run.collector, run]),
  );
  return from.registry.collectors
    .map(from.config.withCadence)
    .map(({ collector, cadence }) => ({
      collector: collector.id,
      kind: collector.produces.id,
      title: collector.produces.title,
      cadenceMs: durationToMilliseconds(cadence),
      ...runFields(runs.get(collector.id)),
      counts: {
        observed: countOf(health, collector.id, 'observed'),
        absent: countOf(health, collector.id, 'absent'),
        failed: countOf(health, collector.id, 'failed'),
      },
      failing: health.failing
        .filter(({ record }) => record.collector === collector.id)
        .map(({ record, sinceMs }) => ({
          subjectRef: record.subjectRef,
          evidenceId: record.id,
          reason: record.reason ?? 'unsupported',
          source: record.source,
          ...toldBy(record),
          since: new Date(sinceMs).toISOString(),
        })),
    }))
    .sort((a, b) => (a.collector < b.collector ? -1 : 1));
}

function runFields(run: LastRun | undefined) {
  if (!run) {
    return {};
  }
  return {
    lastRunAt: new Date(run.startedAtMs).toISOString(),
    ...(run.finishedAtMs === undefined
      ? {}
      : { durationMs: run.finishedAtMs - run.startedAtMs }),
  };
}

function countOf(
  { counts }: EvidenceHealth,
  collector: string,
  outcome: string,
): number {
  return counts
    .filter(item => item.collector === collector && item.outcome === outcome)
    .reduce((sum, { subjects }) => sum + subjects, 0);
}

function toldBy({
  message,
  request,
}: Pick<EvidenceRecord, 'message' | 'request'>) {
  return { ...(message ? { message } : {}), ...(request ? { request } : {}) };
}

function keyOf({ kind, instance }: Source): string {
  return `${kind} ${instance}`;
}
