import { ConflictError, NotFoundError } from '@backstage/errors';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  Baseline,
  FrozenMetricName,
  frozenMetrics,
  hashOf,
  parseSnapshot,
  Snapshot,
} from './snapshot';
import { SnapshotHead, SnapshotHeads } from './snapshotHeads';

/** So many may freeze at the same moment before one of them is sent away. */
const ATTEMPTS = 5;

interface BaselineRow {
  readonly hash: string;
  readonly previous: string;
  readonly scope: string;
  readonly name: string;
  readonly frozen_at_ms: number | string;
  readonly snapshot: string;
}

interface TargetRow {
  readonly id: number | string;
  readonly baseline: string;
  readonly metric: string;
  readonly value: number;
  readonly owner: string;
  readonly due_day: string;
  readonly set_by: string;
  readonly set_at_ms: number | string;
}

/** What a metric is to become, by when, and who answers for it. */
export interface Target {
  readonly baseline: string;
  readonly metric: FrozenMetricName;
  readonly value: number;
  readonly owner: string;
  readonly dueDay: string;
  readonly setBy: string;
  readonly setAtMs: number;
}

/** A stored baseline, and whether it still says what its hash is of. */
export interface StoredBaseline extends Baseline {
  readonly isIntact: boolean;
}

/** The same without what its metrics were made of. */
export interface ListedBaseline {
  readonly hash: string;
  readonly snapshot: SnapshotHead;
  readonly isIntact: boolean;
}

/** Baselines and targets. Both are only ever added. */
export class BaselineStore {
  readonly #knex: Knex;
  readonly #heads = new SnapshotHeads();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Adds a snapshot behind the last one.
   *
   * @throws ConflictError for a name that the scope has already, and when too many freeze at once
   */
  async freeze(snapshot: Omit<Snapshot, 'previous'>): Promise<Baseline> {
    const { scope, name } = snapshot;
    for (let attempt = 1; ; attempt += 1) {
      const known = await this.#table()
        .where({ scope: scope.ref, name })
        .first('hash');
      if (known) {
        throw new ConflictError(
          `There is a baseline '${name}' of ${scope.ref} already, and it cannot be changed. Choose another name.`,
        );
      }
      const whole = { ...snapshot, previous: await this.#last() };
      const hash = hashOf(whole);
      try {
        await this.#table().insert({
          hash,
          previous: whole.previous,
          scope: scope.ref,
          name,
          frozen_at_ms: Date.parse(snapshot.frozenAt),
          snapshot: JSON.stringify(whole),
        });
        return { hash, snapshot: whole };
      } catch (error) {
        if (!isDatabaseConflictError(error)) {
          throw error;
        }
        // Somebody else was faster, with the same name or with another.
        if (attempt === ATTEMPTS) {
          throw new ConflictError(
            'Others freeze baselines at this moment. Try again.',
            error,
          );
        }
      }
    }
  }

  /** Those of a scope or all, the newest first. */
  async list(scope?: string): Promise<readonly ListedBaseline[]> {
    const asked = () =>
      this.#table().modify(query => {
        if (scope !== undefined) query.where({ scope });
      });
    const [rows, before] = await Promise.all([
      asked().orderBy([
        { column: 'frozen_at_ms', order: 'desc' },
        { column: 'hash' },
      ]),
      this.#table().whereIn('hash', asked().select('previous')).pluck('hash'),
    ]);
    const hashes = new Set<string>(['', ...before]);
    return rows.map((row: BaselineRow) => {
      const { hash, head } = this.#heads.of(row);
      return {
        hash: row.hash,
        snapshot: head,
        isIntact: hash === row.hash && hashes.has(head.previous),
      };
    });
  }

  /** @throws NotFoundError */
  async find(hash: string): Promise<StoredBaseline> {
    const row = await this.#table().where({ hash }).first();
    if (!row) {
      throw new NotFoundError(`There is no baseline ${hash}`);
    }
    const before: readonly string[] = await this.#table()
      .where({ hash: row.previous })
      .pluck('hash');
    return storedOf(row, new Set(['', ...before]));
  }

  async addTarget(target: Target): Promise<void> {
    await this.#targets().insert({
      baseline: target.baseline,
      metric: target.metric,
      value: target.value,
      owner: target.owner,
      due_day: target.dueDay,
      set_by: target.setBy,
      set_at_ms: target.setAtMs,
    });
  }

  /** Every target that was ever set, of one baseline or of all, the newest first. */
  async targets(baseline?: string): Promise<readonly Target[]> {
    const rows: readonly TargetRow[] = await this.#targets()
      .modify(query => {
        if (baseline !== undefined) query.where({ baseline });
      })
      .orderBy('id', 'desc');
    return rows.flatMap(row => {
      const metric = frozenMetrics.find(name => name === row.metric);
      return metric
        ? [
            {
              baseline: row.baseline,
              metric,
              value: Number(row.value),
              owner: row.owner,
              dueDay: row.due_day,
              setBy: row.set_by,
              setAtMs: Number(row.set_at_ms),
            },
          ]
        : [];
    });
  }

  async #last(): Promise<string> {
    const last = await this.#table()
      .whereNotIn('hash', this.#table().select('previous'))
      .first('hash');
    return last?.hash ?? '';
  }

  #table() {
    return this.#knex<BaselineRow>('delivery_baselines');
  }

  #targets() {
    return this.#knex<TargetRow>('delivery_targets');
  }
}

/** The targets that hold: of each metric the one that was set last. */
export function currentTargets(
  newestFirst: readonly Target[],
): readonly Target[] {
  const seen = new Set<string>();
  return newestFirst.filter(({ baseline, metric }) => {
    const key = `${baseline} ${metric}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

function storedOf(
  { hash, snapshot }: BaselineRow,
  hashes: ReadonlySet<string>,
): StoredBaseline {
  const parsed = parseSnapshot(snapshot);
  return {
    hash,
    snapshot: parsed,
    isIntact: hashOf(parsed) === hash && hashes.has(parsed.previous),
  };
}
