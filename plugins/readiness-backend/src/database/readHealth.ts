import { Knex } from 'knex';
import { EvidenceHealth } from './EvidenceStore';
import { LookRow, recordOf } from './rows';

const MOST_FAILING = 500;

interface FailingRow {
  readonly record: string;
  readonly failing_since_ms: number | string;
}

/** How the latest looks went. */
export async function readHealth(knex: Knex): Promise<EvidenceHealth> {
  const counts = await knex<LookRow>('looks')
    .select('collector', 'source_kind', 'source_instance', 'outcome')
    .count({ subjects: '*' })
    .groupBy('collector', 'source_kind', 'source_instance', 'outcome');
  const failing: readonly FailingRow[] = await knex('looks')
    .select('evidence.record', 'looks.failing_since_ms')
    .join('evidence', 'evidence.id', 'looks.latest_id')
    .where('looks.outcome', 'failed')
    .orderBy(['looks.collector', 'looks.subject_ref'])
    .limit(MOST_FAILING);
  return {
    counts: counts.map(row => ({
      collector: row.collector,
      source: { kind: row.source_kind, instance: row.source_instance },
      outcome: row.outcome,
      subjects: Number(row.subjects),
    })),
    failing: failing.map(row => ({
      record: recordOf(row),
      sinceMs: Number(row.failing_since_ms),
    })),
  };
}
