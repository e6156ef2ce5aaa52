import { EvidenceRecord, Looks } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { despiteContention } from './busy';
import { EvidenceHealth, EvidenceStore, Stored } from './EvidenceStore';
import { EvidenceRow, evidenceRow, LookRow, recordOf } from './rows';

const IDS_PER_QUERY = 500;
const MOST_FAILING = 500;

interface FailingRow {
  readonly record: string;
  readonly failing_since_ms: number | string;
}

const RECORD_COLUMNS = ['id', 'record'] as const;

/** {@link EvidenceStore} on SQLite and PostgreSQL. */
export class DatabaseEvidenceStore implements EvidenceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  store(record: EvidenceRecord, dueAtMs: number): Promise<Stored> {
    return despiteContention(() =>
      this.#knex.transaction(async transaction => {
        const before = await currentLook(transaction, record);
        const latest = before && (await rowOf(transaction, before.latest_id));
        const same = latest && sameAnswer(latest, record) ? latest : undefined;
        const id = same ? await confirm(transaction, same, record) : record.id;
        if (!same) {
          await transaction<EvidenceRow>('evidence').insert(
            evidenceRow(record),
          );
        }
        await putLook(transaction, { record, before, id, dueAtMs });
        return { id, changed: same === undefined };
      }),
    );
  }

  async looks(sinceMs?: number): Promise<readonly Looks[]> {
    const query = this.#knex<LookRow>('looks').select();
    const rows = await (sinceMs === undefined
      ? query
      : query.where('looked_at_ms', '>=', sinceMs));
    return this.#looks(rows, false);
  }

  async looksWithValues(
    kinds: readonly string[],
    subjectRefs?: readonly string[],
  ): Promise<readonly Looks[]> {
    const rows: LookRow[] = [];
    const chunks = subjectRefs ? chunked(subjectRefs) : [undefined];
    for (const chunk of chunks) {
      const query = this.#knex<LookRow>('looks')
        .select()
        .whereIn('kind', [...kinds]);
      rows.push(
        ...(await (chunk ? query.whereIn('subject_ref', [...chunk]) : query)),
      );
    }
    return this.#looks(rows, true);
  }

  async values(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const values = new Map<string, unknown>();
    for (const chunk of chunked(ids)) {
      const rows = await this.#knex<EvidenceRow>('evidence')
        .select('id', 'value')
        .whereIn('id', [...chunk]);
      for (const { id, value } of rows) {
        values.set(id, value === null ? undefined : JSON.parse(value));
      }
    }
    return values;
  }

  async byId(id: string): Promise<EvidenceRecord | undefined> {
    const row = await rowOf(this.#knex, id);
    return row && recordOf(row);
  }

  async countNotDue(collector: string, nowMs: number): Promise<number> {
    const [row] = await this.#knex<LookRow>('looks')
      .where({ collector })
      .where('due_at_ms', '>', nowMs)
      .count({ subjects: '*' });
    return Number(row?.subjects ?? 0);
  }

  async notDue(collector: string, nowMs: number): Promise<ReadonlySet<string>> {
    const rows = await this.#knex<LookRow>('looks')
      .select('subject_ref')
      .where({ collector })
      .where('due_at_ms', '>', nowMs);
    return new Set(rows.map(row => row.subject_ref));
  }

  async forgetLooksBefore(limitMs: number): Promise<number> {
    const removed: number = await this.#knex<LookRow>('looks')
      .where('looked_at_ms', '<', limitMs)
      .delete();
    return removed;
  }

  async health(): Promise<EvidenceHealth> {
    const counts = await this.#knex<LookRow>('looks')
      .select('collector', 'source_kind', 'source_instance', 'outcome')
      .count({ subjects: '*' })
      .groupBy('collector', 'source_kind', 'source_instance', 'outcome');
    const failing: readonly FailingRow[] = await this.#knex('looks')
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

  async makeDue(collector: string, nowMs: number): Promise<void> {
    await this.#knex<LookRow>('looks')
      .where({ collector })
      .update({ due_at_ms: nowMs });
  }

  removeOlderThan(limitMs: number): Promise<number> {
    return despiteContention(() =>
      this.#knex.transaction(transaction => removeOld(transaction, limitMs)),
    );
  }

  async #looks(
    rows: readonly LookRow[],
    withValues: boolean,
  ): Promise<readonly Looks[]> {
    const ids = new Set(
      rows.flatMap(({ latest_id: latest, last_good_id: good }) =>
        good === null ? [latest] : [latest, good],
      ),
    );
    const columns = withValues
      ? [...RECORD_COLUMNS, 'value' as const]
      : RECORD_COLUMNS;
    const records = new Map<string, EvidenceRecord>();
    for (const chunk of chunked([...ids])) {
      const found = await this.#knex<EvidenceRow>('evidence')
        .select([...columns])
        .whereIn('id', [...chunk]);
      for (const row of found) {
        records.set(row.id, recordOf(row));
      }
    }
    return rows.flatMap(row => {
      const latest = records.get(row.latest_id);
      const lastGood = records.get(row.last_good_id ?? '');
      return latest ? [{ latest, ...(lastGood ? { lastGood } : {}) }] : [];
    });
  }
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
  const row: LookRow = {
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
    .insert(row)
    .onConflict(['collector', 'subject_ref'])
    .merge();
}

async function removeOld(
  transaction: Knex.Transaction,
  limitMs: number,
): Promise<number> {
  const inUse = transaction<LookRow>('looks');
  const removable = transaction<EvidenceRow>('evidence')
    .where('collected_at_ms', '<', limitMs)
    .whereNotIn('id', inUse.clone().select('latest_id'))
    .whereNotIn(
      'id',
      inUse.clone().select('last_good_id').whereNotNull('last_good_id'),
    );
  await transaction('summaries')
    .whereIn('evidence_id', removable.clone().select('id'))
    .delete();
  const removed: number = await removable.delete();
  return removed;
}

function rowOf(
  knex: Knex | Knex.Transaction,
  id: string,
): Promise<EvidenceRow | undefined> {
  return knex<EvidenceRow>('evidence').where({ id }).first();
}

function chunked<T>(items: readonly T[]): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += IDS_PER_QUERY) {
    chunks.push(items.slice(start, start + IDS_PER_QUERY));
  }
  return chunks;
}
