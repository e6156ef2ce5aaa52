import { Knex } from 'knex';
import { Turns } from '../turns';
import { despiteContention } from './busy';
import { chunked } from './chunked';
import { locksRows } from './locksRows';
import { seal, unseal } from './packed';

/** One stored summary. */
export interface StoredSummary {
  /** Check, version, requirement and settings, digested. */
  readonly checkKey: string;
  readonly evidenceId: string;
  readonly value: unknown;
}

/** By key of the check and id of the record. */
export type KnownSummaries = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Summaries that organisation checks made of records of evidence of one kind. */
export interface SummaryStore {
  /** Those of each key, by the record that they were made of. */
  all(kind: string, checkKeys: readonly string[]): Promise<KnownSummaries>;
  /** Adds to what is stored of their records. */
  put(kind: string, summaries: readonly StoredSummary[]): Promise<void>;
}

interface SummaryRow {
  readonly evidence_id: string;
  readonly kind: string;
  readonly sealed: Buffer;
}

type SealedRow = readonly [id: string, sealed: Buffer];

/** What is kept of one record: texts by key of the check, empty for a value that is undefined. */
type Made = Map<string, string>;

/** {@link SummaryStore} on SQLite and PostgreSQL. */
export class DatabaseSummaryStore implements SummaryStore {
  readonly #knex: Knex;
  readonly #turns: Turns;

  constructor(knex: Knex, turns = new Turns()) {
    this.#knex = knex;
    this.#turns = turns;
  }

  async all(
    kind: string,
    checkKeys: readonly string[],
  ): Promise<KnownSummaries> {
    const known = new Map(
      checkKeys.map(key => [key, new Map<string, unknown>()]),
    );
    if (checkKeys.length === 0) return known;
    const rows: readonly Pick<SummaryRow, 'evidence_id' | 'sealed'>[] =
      await this.#turns.answer(
        this.#knex<SummaryRow>('record_summaries')
          .select('evidence_id', 'sealed')
          .where({ kind }),
      );
    for (const { evidence_id: id, sealed } of rows) {
      const made = madeIn(await unseal(sealed));
      for (const [key, text] of made) {
        if (this.#turns.isOver) await this.#turns.next();
        known.get(key)?.set(id, text === '' ? undefined : JSON.parse(text));
      }
    }
    return known;
  }

  /** What two replicas keep of one record at the same time may be lost to one of them, and is made again when it is missed. */
  async put(kind: string, summaries: readonly StoredSummary[]): Promise<void> {
    const byRecord = new Map<string, Made>();
    await this.#turns.map(summaries, ({ checkKey, evidenceId, value }) => {
      const made: Made = byRecord.get(evidenceId) ?? new Map();
      made.set(checkKey, value === undefined ? '' : JSON.stringify(value));
      byRecord.set(evidenceId, made);
    });
    // In one order, so that no two replicas wait for each other.
    const ids = [...byRecord.keys()].sort();
    for (const chunk of chunked(ids)) {
      const before = await this.#stored(chunk);
      const rows: SealedRow[] = [];
      for (const id of chunk) {
        if (this.#turns.isOver) await this.#turns.next();
        const made = byRecord.get(id) ?? new Map();
        rows.push([id, await this.#sealed(made, before.get(id))]);
      }
      await despiteContention(() => add(this.#knex, kind, rows));
    }
  }

  async #sealed(made: Made, before: Buffer | undefined): Promise<Buffer> {
    const known = before ? madeIn(await unseal(before)) : [];
    return seal(textOf(new Map([...known, ...made])));
  }

  async #stored(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const rows = await this.#knex<SummaryRow>('record_summaries')
      .select('evidence_id', 'sealed')
      .whereIn('evidence_id', [...ids]);
    return new Map(rows.map(row => [row.evidence_id, row.sealed]));
  }
}

/** A line for each check: neither a key nor a value as JSON has an end of line in it. */
function textOf(made: Made): string {
  return [...made].map(([key, text]) => `${key} ${text}`).join('\n');
}

function madeIn(text: string): readonly (readonly [string, string])[] {
  return text.split('\n').map(line => {
    const at = line.indexOf(' ');
    return [line.slice(0, at), line.slice(at + 1)];
  });
}

/** Rows as one value where the database takes that: each placeholder of a statement costs. */
async function add(
  knex: Knex,
  kind: string,
  rows: readonly SealedRow[],
): Promise<void> {
  if (!locksRows(knex)) {
    await knex<SummaryRow>('record_summaries')
      .insert(rows.map(([id, sealed]) => ({ evidence_id: id, kind, sealed })))
      .onConflict('evidence_id')
      .merge();
    return;
  }
  await knex.raw(
    `insert into record_summaries (evidence_id, kind, sealed)
      select id, ?, sealed from unnest(?::uuid[], ?::bytea[]) as given (id, sealed)
      on conflict (evidence_id) do update set sealed = excluded.sealed`,
    [kind, rows.map(([id]) => id), rows.map(([, sealed]) => sealed)],
  );
}
