import { ComparisonKind } from '@groundwork/plugin-readiness-common';
import { digestOf } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { despiteContention } from './busy';

/** A comparison with the time of the evidence in it. */
interface StoredComparison<T> {
  readonly asOfMs: number;
  readonly value: T;
}

/** What the organisation's checks put side by side, the latest of each kind. */
export interface ComparisonStore {
  /** Keeps one; an earlier one never replaces a later one. */
  put(
    standardId: string,
    kindId: string,
    comparison: StoredComparison<unknown>,
  ): Promise<void>;
  latest<T>(
    standardId: string,
    kind: ComparisonKind<T>,
  ): Promise<StoredComparison<T> | undefined>;
}

interface ComparisonRow {
  readonly standard_id: string;
  readonly kind: string;
  readonly as_of_ms: number | string;
  readonly digest: string;
  readonly document: string;
}

interface Remembered {
  readonly digest: string;
  readonly value: unknown;
}

/**
 * {@link ComparisonStore} on SQLite and PostgreSQL. One that is still the present one is not read and parsed again: with
 * ten thousand services that is a megabyte.
 */
export class DatabaseComparisonStore implements ComparisonStore {
  readonly #knex: Knex;
  readonly #remembered = new Map<string, Remembered>();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async put(
    standardId: string,
    kindId: string,
    { asOfMs, value }: StoredComparison<unknown>,
  ): Promise<void> {
    const document = JSON.stringify(value);
    const row: ComparisonRow = {
      standard_id: standardId,
      kind: kindId,
      as_of_ms: asOfMs,
      digest: digestOf(document),
      document,
    };
    await despiteContention(() =>
      this.#knex<ComparisonRow>('comparisons')
        .insert(row)
        .onConflict(['standard_id', 'kind'])
        .merge()
        .whereRaw('comparisons.as_of_ms <= excluded.as_of_ms'),
    );
  }

  async latest<T>(
    standardId: string,
    kind: ComparisonKind<T>,
  ): Promise<StoredComparison<T> | undefined> {
    const key = { standard_id: standardId, kind: kind.id };
    const [head] = await this.#knex<ComparisonRow>('comparisons')
      .select('as_of_ms', 'digest')
      .where(key);
    if (!head) return undefined;
    const asOfMs = Number(head.as_of_ms);
    const name = JSON.stringify(key);
    const known = this.#remembered.get(name);
    if (known?.digest === head.digest) {
      // Only what this kind's schema accepted is remembered under its name.
      return { asOfMs, value: known.value as T };
    }
    const [row] = await this.#knex<ComparisonRow>('comparisons')
      .select('as_of_ms', 'digest', 'document')
      .where(key);
    if (!row) return undefined;
    const value = kind.schema.parse(JSON.parse(row.document));
    this.#remembered.set(name, { digest: row.digest, value });
    return { asOfMs: Number(row.as_of_ms), value };
  }
}
