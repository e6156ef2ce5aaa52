import { Knex } from 'knex';
import { despiteContention } from '../../database/busy';
import { chunked } from '../../database/chunked';
import { locksRows } from '../../database/locksRows';

interface ShaRow {
  readonly number: number;
  readonly sha: string;
}

/** The numbers of SHAs, the same for ever. Those that are asked for together get numbers that lie together. */
export class ShaNumbers {
  readonly #knex: Knex;
  readonly #numbers = new Map<string, number>();

  /** @param knex - outside of the transaction that looks at the commits; see `Within.ahead` */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The number of a SHA that {@link know} was told of. */
  readonly of = (sha: string): number => {
    const number = this.#numbers.get(sha);
    if (number === undefined) {
      throw new Error(`Commit ${sha} was asked for before it had a number`);
    }
    return number;
  };

  /** Makes sure that these have numbers. */
  async know(shas: Iterable<string>): Promise<void> {
    for (const chunk of chunked(this.#unknown(shas))) {
      await this.#read(chunk);
      const fresh = this.#unknown(chunk);
      if (fresh.length > 0) {
        await this.#add(fresh);
        await this.#read(fresh);
      }
    }
  }

  #unknown(shas: Iterable<string>): readonly string[] {
    return [...new Set(shas)].filter(sha => !this.#numbers.has(sha));
  }

  async #read(shas: readonly string[]): Promise<void> {
    const rows = await this.#knex<ShaRow>('delivery_shas').whereIn('sha', [
      ...shas,
    ]);
    for (const { sha, number } of rows) {
      this.#numbers.set(sha, number);
    }
  }

  async #add(shas: readonly string[]): Promise<void> {
    const add = async () =>
      this.#knex('delivery_shas')
        .insert(shas.map(sha => ({ sha })))
        .onConflict('sha')
        .ignore();
    // A transaction of SQLite starts again as a whole.
    await (locksRows(this.#knex) ? despiteContention(add) : add());
  }
}
