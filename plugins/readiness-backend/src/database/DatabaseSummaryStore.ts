import { Knex } from 'knex';
import { Turns } from '../turns';
import { despiteContention } from './busy';

const ROWS_PER_INSERT = 200;

/** One stored summary. */
export interface StoredSummary {
  readonly evidenceId: string;
  readonly value: unknown;
}

/** Summaries that organisation checks made of records of evidence. */
export interface SummaryStore {
  all(checkKey: string): Promise<ReadonlyMap<string, unknown>>;
  put(checkKey: string, summaries: readonly StoredSummary[]): Promise<void>;
}

interface SummaryRow {
  readonly check_key: string;
  readonly evidence_id: string;
  readonly value: string | null;
}

/** {@link SummaryStore} on SQLite and PostgreSQL. */
export class DatabaseSummaryStore implements SummaryStore {
  readonly #knex: Knex;
  readonly #turns: Turns;

  constructor(knex: Knex, turns = new Turns()) {
    this.#knex = knex;
    this.#turns = turns;
  }

  async all(checkKey: string): Promise<ReadonlyMap<string, unknown>> {
    const rows = await this.#knex<SummaryRow>('summaries')
      .select('evidence_id', 'value')
      .where({ check_key: checkKey });
    return new Map(
      await this.#turns.map(rows, row => [
        row.evidence_id,
        row.value === null ? undefined : JSON.parse(row.value),
      ]),
    );
  }

  async put(
    checkKey: string,
    summaries: readonly StoredSummary[],
  ): Promise<void> {
    const rows = await this.#turns.map(
      summaries,
      ({ evidenceId, value }): SummaryRow => ({
        check_key: checkKey,
        evidence_id: evidenceId,
        value: value === undefined ? null : JSON.stringify(value),
      }),
    );
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
      const chunk = rows.slice(start, start + ROWS_PER_INSERT);
      await despiteContention(() =>
        this.#knex<SummaryRow>('summaries')
          .insert(chunk)
          .onConflict(['check_key', 'evidence_id'])
          .ignore(),
      );
    }
  }
}
