import { EvidenceRecord } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { Stored } from './EvidenceStore';
import { positionOf } from './lookPositions';
import { EvidenceRow, evidenceRow, LookRow, recordOf } from './rows';

/** Stores a record as the latest look of its collector at its subject, or confirms the stored one that says the same. */
export async function storeLook(
  transaction: Knex.Transaction,
  record: EvidenceRecord,
  dueAtMs: number,
): Promise<Stored> {
  const before = await currentLook(transaction, record);
  const latest = before && (await rowOf(transaction, before.latest_id));
  const same = latest && sameAnswer(latest, record) ? latest : undefined;
  const id = same ? await confirm(transaction, same, record) : record.id;
  if (!same) {
    await transaction<EvidenceRow>('evidence').insert(evidenceRow(record));
  }
  await putLook(transaction, { record, before, id, dueAtMs });
  return { id, changed: same === undefined };
}

/** The row of a record, undefined when there is none. */
export function rowOf(
  knex: Knex | Knex.Transaction,
  id: string,
): Promise<EvidenceRow | undefined> {
  return knex<EvidenceRow>('evidence').where({ id }).first();
}

function sameAnswer(row: EvidenceRow, record: EvidenceRecord): boolean {
  return (
    row.digest === record.digest &&
    row.outcome === record.outcome &&
    recordOf(row).collectorVersion === record.collectorVersion
  );
}

/** The stored record gets the new time, request and resource version; its id and value stay. */
async function confirm(
  transaction: Knex.Transaction,
  row: EvidenceRow,
  record: EvidenceRecord,
): Promise<string> {
  const { value, ...confirmed } = { ...record, id: row.id };
  await transaction<EvidenceRow>('evidence')
    .where({ id: row.id })
    .update({
      collected_at_ms: Date.parse(record.collectedAt),
      record: JSON.stringify(confirmed),
    });
  return row.id;
}

function currentLook(
  transaction: Knex.Transaction,
  record: EvidenceRecord,
): Promise<LookRow | undefined> {
  return transaction<LookRow>('looks')
    .where({ collector: record.collector, subject_ref: record.subjectRef })
    .first();
}

async function putLook(
  transaction: Knex.Transaction,
  put: {
    readonly record: EvidenceRecord;
    readonly before: LookRow | undefined;
    readonly id: string;
    readonly dueAtMs: number;
  },
): Promise<void> {
  const { record, before, id, dueAtMs } = put;
  const failed = record.outcome === 'failed';
  const lookedAtMs = Date.parse(record.collectedAt);
  const row: Omit<LookRow, 'position'> = {
    collector: record.collector,
    subject_ref: record.subjectRef,
    kind: record.kind,
    source_kind: record.source.kind,
    source_instance: record.source.instance,
    outcome: record.outcome,
    latest_id: id,
    last_good_id: failed ? before?.last_good_id ?? null : id,
    looked_at_ms: lookedAtMs,
    failing_since_ms: failed ? before?.failing_since_ms ?? lookedAtMs : null,
    due_at_ms: dueAtMs,
  };
  await transaction<LookRow>('looks')
    .insert({ ...row, ...(await positionOf(transaction)) })
    .onConflict(['collector', 'subject_ref'])
    .merge();
}
