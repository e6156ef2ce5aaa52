import { Knex } from 'knex';

const TABLES = [
  'delivery_deployments',
  'delivery_deployment_statuses',
  'delivery_pull_requests',
  'delivery_pull_request_commits',
  'delivery_commits',
  'delivery_incidents',
  'delivery_tombstones',
] as const;

/** All rows of the tables of events, one text each, so that two databases can be compared. */
export async function storedEvents(
  knex: Knex,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const texts = new Map<string, readonly string[]>();
  for (const table of TABLES) {
    const rows: readonly Record<string, unknown>[] = await knex(table);
    texts.set(
      table,
      rows
        .map(row =>
          JSON.stringify(
            Object.entries(row).map(([column, value]) => [
              column,
              column === 'at_ms' ? Number(value) : value,
            ]),
          ),
        )
        .sort(),
    );
  }
  return Object.fromEntries(texts);
}
