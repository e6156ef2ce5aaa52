import { MayRead } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from './chunked';
import { EvidenceHealth } from './EvidenceStore';
import { EvidenceRow, LookRow, recordOf } from './rows';

const MOST_FAILING = 500;

/** How the latest looks went. */
export async function readHealth(
  knex: Knex,
  mayRead?: MayRead,
): Promise<EvidenceHealth> {
  const counts = await knex<LookRow>('looks')
    .select('collector', 'source_kind', 'source_instance', 'outcome')
    .count({ subjects: '*' })
    .groupBy('collector', 'source_kind', 'source_instance', 'outcome');
  return {
    counts: counts.map(row => ({
      collector: row.collector,
      source: { kind: row.source_kind, instance: row.source_instance },
      outcome: row.outcome,
      subjects: Number(row.subjects),
    })),
    failing: await readFailing(knex, failingIn(counts), mayRead),
  };
}

function failingIn(
  counts: readonly {
    readonly collector: string | number;
    readonly outcome: string | number;
  }[],
): readonly string[] {
  return [
    ...new Set(
      counts
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ collector }) => String(collector)),
    ),
  ];
}

/** Whom the looks are about is filtered before the list is cut: nobody's rows make room for those of others. */
async function readFailing(
  knex: Knex,
  collectors: readonly string[],
  mayRead: MayRead | undefined,
): Promise<EvidenceHealth['failing']> {
  // Mostly nothing fails; where something does, the key begins with the collector. Else every look would be gone through.
  if (collectors.length === 0) return [];
  const query = knex<LookRow>('looks')
    .select('subject_ref', 'latest_id', 'failing_since_ms')
    .whereIn('collector', [...collectors])
    .where('outcome', 'failed')
    .orderBy(['collector', 'subject_ref']);
  const looks = await (mayRead ? query : query.limit(MOST_FAILING));
  const shown = looks
    .filter(({ subject_ref: ref }) => !mayRead || mayRead(ref))
    .slice(0, MOST_FAILING);
  const rows: Pick<EvidenceRow, 'id' | 'record'>[] = [];
  for (const ids of chunked(shown.map(look => look.latest_id))) {
    rows.push(
      ...(await knex<EvidenceRow>('evidence')
        .select('id', 'record')
        .whereIn('id', [...ids])),
    );
  }
  const records = new Map(rows.map(row => [row.id, row]));
  return shown.flatMap(look => {
    const row = records.get(look.latest_id);
    return row
      ? [{ record: recordOf(row), sinceMs: Number(look.failing_since_ms) }]
      : [];
  });
}
