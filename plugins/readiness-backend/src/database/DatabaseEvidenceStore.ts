import {
  EvidenceRecord,
  Looks,
  MayRead,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { Turns } from '../turns';
import { despiteContention } from './busy';
import { chunked } from './chunked';
import {
  EvidenceHealth,
  EvidenceStore,
  PresentLooks,
  Stored,
} from './EvidenceStore';
import { nextPosition } from './lookPositions';
import { readAhead } from './readAhead';
import { readHealth } from './readHealth';
import { LOOK_COLUMNS, readLooks } from './readLooks';
import { EvidenceRow, LookRow, recordOf } from './rows';
import { rowOf, storeLook } from './storeLook';

type FoundLook = Pick<LookRow, (typeof LOOK_COLUMNS)[number]>;

type ValueRow = Pick<EvidenceRow, 'id' | 'value'>;

/** {@link EvidenceStore} on SQLite and PostgreSQL. */
export class DatabaseEvidenceStore implements EvidenceStore {
  readonly #knex: Knex;
  readonly #turns: Turns;

  constructor(knex: Knex, turns = new Turns()) {
    this.#knex = knex;
    this.#turns = turns;
  }

  store(record: EvidenceRecord, dueAtMs: number): Promise<Stored> {
    return despiteContention(() =>
      this.#knex.transaction(transaction =>
        storeLook(transaction, record, dueAtMs),
      ),
    );
  }

  async looks(since?: string): Promise<PresentLooks> {
    // Before the looks: what is stored between the two is read again.
    const next = await nextPosition(this.#knex);
    // A database that was put back to an earlier state counts from there again.
    const isWhole = since === undefined || BigInt(since) > BigInt(next);
    const query = this.#knex<LookRow>('looks').select([...LOOK_COLUMNS]);
    const rows = await this.#turns.answer(
      isWhole ? query : query.where('position', '>=', since),
    );
    return { looks: await this.#read(rows, false), isWhole, next };
  }

  async looksWithValues(
    kinds: readonly string[],
    subjectRefs?: readonly string[],
  ): Promise<readonly Looks[]> {
    const rows: FoundLook[] = [];
    const chunks = subjectRefs ? chunked(subjectRefs) : [undefined];
    for (const chunk of chunks) {
      const query = this.#knex<LookRow>('looks')
        .select([...LOOK_COLUMNS])
        .whereIn('kind', [...kinds]);
      rows.push(
        ...(await this.#turns.answer(
          chunk ? query.whereIn('subject_ref', [...chunk]) : query,
        )),
      );
    }
    return this.#read(rows, true);
  }

  #read(
    rows: readonly FoundLook[],
    withValues: boolean,
  ): Promise<readonly Looks[]> {
    return readLooks(rows, {
      ...{ knex: this.#knex, turns: this.#turns, withValues },
    });
  }

  async values(ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const values = new Map<string, unknown>();
    await this.#readTexts(ids, ({ id, value }) =>
      values.set(id, value === null ? undefined : JSON.parse(value)),
    );
    return values;
  }

  async valueTexts(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string | null>> {
    const texts = new Map<string, string | null>();
    await this.#readTexts(ids, ({ id, value }) => texts.set(id, value));
    return texts;
  }

  #readTexts(
    ids: readonly string[],
    take: (row: ValueRow) => unknown,
  ): Promise<void> {
    return readAhead(chunked(ids), {
      read: (chunk): Promise<readonly ValueRow[]> =>
        this.#turns.answer(
          this.#knex<EvidenceRow>('evidence')
            .select('id', 'value')
            .whereIn('id', [...chunk]),
        ),
      work: rows => this.#turns.map(rows, take),
    });
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

  health(mayRead?: MayRead): Promise<EvidenceHealth> {
    return readHealth(this.#knex, mayRead);
  }

  async makeDue(
    collector: string,
    nowMs: number,
    lookedBeforeMs?: number,
  ): Promise<void> {
    const looks = this.#knex<LookRow>('looks')
      .where({ collector })
      .where('due_at_ms', '>', nowMs);
    await (lookedBeforeMs === undefined
      ? looks
      : looks.where('looked_at_ms', '<', lookedBeforeMs)
    ).update({ due_at_ms: nowMs });
  }

  removeOlderThan(limitMs: number): Promise<number> {
    return despiteContention(() =>
      this.#knex.transaction(transaction => removeOld(transaction, limitMs)),
    );
  }
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
  // The second is where the release before keeps them.
  for (const table of ['record_summaries', 'summaries'])
    await transaction(table)
      .whereIn('evidence_id', removable.clone().select('id'))
      .delete();
  const removed: number = await removable.delete();
  return removed;
}
