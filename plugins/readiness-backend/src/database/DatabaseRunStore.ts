import { RunSummary } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { RunRow } from './rows';

/** The last run of a collector. */
export interface LastRun {
  readonly collector: string;
  readonly startedAtMs: number;
  /** Absent while it runs, and for a run whose replica died. */
  readonly finishedAtMs?: number;
}

/** Runs of collectors. */
export interface RunStore {
  started(collector: string, atMs: number): Promise<string>;
  finished(id: string, summary: RunSummary, atMs: number): Promise<void>;
  last(): Promise<readonly LastRun[]>;
  removeOlderThan(limitMs: number): Promise<number>;
}

/** {@link RunStore} on SQLite and PostgreSQL. */
export class DatabaseRunStore implements RunStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async started(collector: string, atMs: number): Promise<string> {
    const id = randomUUID();
    await this.#knex<RunRow>('collector_runs').insert({
      id,
      collector,
      started_at_ms: atMs,
    });
    return id;
  }

  async finished(
    id: string,
    { observed, absent, failed }: RunSummary,
    atMs: number,
  ): Promise<void> {
    await this.#knex<RunRow>('collector_runs')
      .where({ id })
      .update({ finished_at_ms: atMs, observed, absent, failed });
  }

  async last(): Promise<readonly LastRun[]> {
    const newest = this.#knex<RunRow>('collector_runs')
      .select('collector')
      .max({ started_at_ms: 'started_at_ms' })
      .groupBy('collector')
      .as('newest');
    const rows: readonly RunRow[] = await this.#knex('collector_runs')
      .select('collector_runs.*')
      .join(newest, join =>
        join
          .on('newest.collector', 'collector_runs.collector')
          .andOn('newest.started_at_ms', 'collector_runs.started_at_ms'),
      );
    return rows.map(row => ({
      collector: row.collector,
      startedAtMs: Number(row.started_at_ms),
      ...(row.finished_at_ms === null
        ? {}
        : { finishedAtMs: Number(row.finished_at_ms) }),
    }));
  }

  removeOlderThan(limitMs: number): Promise<number> {
    return this.#knex<RunRow>('collector_runs')
      .where('started_at_ms', '<', limitMs)
      .delete();
  }
}
