import { Knex } from 'knex';
import { Turns } from '../turns';
import { despiteContention } from './busy';
import { chunked } from './chunked';
import { locksRows } from './locksRows';
import { readAhead } from './readAhead';

const ROWS_PER_INSERT = 1_000;

/** One stored summary. */
export interface StoredSummary {
  /** Check, version, requirement and settings, digested. */
  readonly checkKey: string;
  readonly evidenceId: string;
  readonly value: unknown;
}

/** By key of the check and id of the record. */
export type KnownSummaries = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Summaries that organisation checks made of records of evidence. */
export interface SummaryStore {
  /** Those of each key, by the record that they were made of. */
  all(checkKeys: readonly string[]): Promise<KnownSummaries>;
  put(summaries: readonly StoredSummary[]): Promise<void>;
}

interface SummaryRow {
  readonly check_key: string;
  readonly evidence_id: string;
  readonly value: string | null;
}

type FoundRow = Omit<SummaryRow, 'check_key'>;

/** {@link SummaryStore} on SQLite and PostgreSQL. */
export class DatabaseSummaryStore implements SummaryStore {
  readonly #knex: Knex;
  readonly #turns: Turns;

  constructor(knex: Knex, turns = new Turns()) {
    this.#knex = knex;
    this.#turns = turns;
  }

  async all(checkKeys: readonly string[]): Promise<KnownSummaries> {
    const known = new Map<string, ReadonlyMap<string, unknown>>();
    await readAhead(checkKeys, {
      read: async key => {
        const rows: readonly FoundRow[] = await this.#turns.answer(
          this.#knex<SummaryRow>('summaries')
            .select('evidence_id', 'value')
            .where({ check_key: key }),
        );
        return { key, rows };
      },
      work: async ({ key, rows }) => known.set(key, await this.#parsed(rows)),
    });
    return known;
  }

  async put(summaries: readonly StoredSummary[]): Promise<void> {
    const rows = await this.#turns.map(
      summaries,
      ({ checkKey, evidenceId, value }) => [
        checkKey,
        evidenceId,
        value === undefined ? null : JSON.stringify(value),
      ],
    );
    // Together: what costs is the end of a transaction, and the first look at a page within it.
    await despiteContention(() =>
      this.#knex.transaction(async transaction => {
        for (const chunk of chunked(rows, ROWS_PER_INSERT))
          await insert(transaction, chunk);
      }),
    );
  }

  async #parsed(
    rows: readonly FoundRow[],
  ): Promise<ReadonlyMap<string, unknown>> {
    return new Map(
      await this.#turns.map(rows, ({ evidence_id: id, value }) => [
        id,
        value === null ? undefined : JSON.parse(value),
      ]),
    );
  }
}

type InsertedRow = readonly (string | null)[];

/** Rows as one value: there are ten for every service, and each placeholder of a statement costs. */
async function insert(
  transaction: Knex.Transaction,
  rows: readonly InsertedRow[],
): Promise<void> {
  const [columns, from] = locksRows(transaction)
    ? [
        'made ->> 0, (made ->> 1)::uuid, made ->> 2',
        'jsonb_array_elements(?::jsonb) as made',
      ]
    : [
        'made.value ->> 0, made.value ->> 1, made.value ->> 2',
        'json_each(?) as made',
      ];
  await transaction.raw(
    `insert into summaries (check_key, evidence_id, value)
      select ${columns} from ${from} where true
      on conflict (check_key, evidence_id) do nothing`,
    [JSON.stringify(rows)],
  );
}
