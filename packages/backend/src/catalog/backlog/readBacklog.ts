import type { DatabaseService } from '@backstage/backend-plugin-api';

/** Connection to the catalog's own database. */
export type CatalogDatabase = Awaited<ReturnType<DatabaseService['getClient']>>;

/** How far the catalog is behind with reading entities again. */
export interface Backlog {
  readonly entities: number;
  readonly overdue: number;
  /** How long the entity that waits longest has been due; undefined when none is overdue. */
  readonly oldestOverdueMs: number | undefined;
}

interface BacklogRow {
  readonly entities: number | string;
  readonly overdue: number | string | null;
  readonly oldest_seconds: number | string | null;
}

/**
 * Counts the catalog's queue, `refresh_state`, by the database's own clock. The table is the catalog plugin's; nothing
 * that it offers tells what is due. An entity is overdue when it was due longer ago than is usual.
 */
export async function readBacklog(
  knex: CatalogDatabase,
  overdueAfterMs: number,
): Promise<Backlog> {
  const isSqlite = String(knex.client.config.client).includes('sqlite');
  const overdueSeconds = isSqlite
    ? `strftime('%s', 'now') - strftime('%s', next_update_at)`
    : `extract(epoch from now() - next_update_at)`;
  const rows: readonly BacklogRow[] = await knex('refresh_state').select({
    entities: knex.raw('count(*)'),
    overdue: knex.raw(
      `sum(case when ${overdueSeconds} > ? then 1 else 0 end)`,
      [overdueAfterMs / 1000],
    ),
    oldest_seconds: knex.raw(`max(${overdueSeconds})`),
  });
  const [row] = rows;
  const overdue = Number(row?.overdue ?? 0);
  return {
    entities: Number(row?.entities ?? 0),
    overdue,
    oldestOverdueMs:
      overdue > 0 ? Math.round(Number(row?.oldest_seconds) * 1000) : undefined,
  };
}
