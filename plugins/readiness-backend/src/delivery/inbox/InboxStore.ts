import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { despiteContention } from '../../database/busy';

/** Row of `delivery_inbox`. PostgreSQL returns bigint as text. */
export interface InboxRow {
  readonly id: number | string;
  readonly topic: string;
  readonly digest: string;
  readonly delivery: string | null;
  readonly received_at_ms: number | string;
  readonly state: 'waiting' | 'done' | 'aside';
  readonly reason: string | null;
  readonly payload: string | null;
}

/** Something that was told and has not been looked into. */
export interface Told {
  readonly topic: string;
  readonly payload: unknown;
  /** The payload as it is kept: without secrets. */
  readonly kept: unknown;
  readonly delivery: string | undefined;
  readonly atMs: number;
}

/** What systems told without being asked, on SQLite and PostgreSQL. */
export class InboxStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Whether it is kept now; false when it was before. What tells two events apart is what they say: the number that a sender
   * gives to a sending is signed by nobody.
   */
  async keep(told: Told): Promise<boolean> {
    const rows = await despiteContention(() =>
      this.#table()
        .insert({
          topic: told.topic,
          digest: digestOf(told.payload),
          delivery: told.delivery?.slice(0, 255) ?? null,
          received_at_ms: told.atMs,
          state: 'waiting',
          payload: textOf(told.kept),
        })
        .onConflict(['topic', 'digest'])
        .ignore()
        .returning('id'),
    );
    return rows.length > 0;
  }

  /** What waits after a row, in the order in which it came. */
  async waiting(afterId: number, limit: number): Promise<readonly InboxRow[]> {
    return this.#table()
      .where({ state: 'waiting' })
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit);
  }

  async find(id: number): Promise<InboxRow | undefined> {
    return this.#table().where({ id }).first();
  }

  /** It is understood. What it said stands in the facts, and names of people in it need not be kept. */
  async settle(id: number | string): Promise<void> {
    await despiteContention(() =>
      this.#table()
        .where({ id })
        .update({ state: 'done', reason: null, payload: null }),
    );
  }

  async setAside(id: number | string, reason: string): Promise<void> {
    await despiteContention(() =>
      this.#table().where({ id }).update({ state: 'aside', reason }),
    );
  }

  /** Until then the same event is known again; a later repetition is decoded once more and changes nothing. */
  async forgetDoneBefore(ms: number): Promise<number> {
    return this.#table()
      .where({ state: 'done' })
      .where('received_at_ms', '<', ms)
      .delete();
  }

  #table() {
    return this.#knex<InboxRow>('delivery_inbox');
  }
}

function digestOf(payload: unknown): string {
  return createHash('sha256').update(textOf(payload)).digest('hex');
}

function textOf(payload: unknown): string {
  return JSON.stringify(payload) ?? 'null';
}
