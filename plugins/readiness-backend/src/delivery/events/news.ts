import { Knex } from 'knex';
import { z } from 'zod';
import { chunked } from '../../database/chunked';
import { NewsRow } from './eventRows';
import type { FormerRun } from './putDeployments';
import { RowKey } from './putRows';

const KEYS_PER_ROW = 500;

/** What there is news of. A status is news of its deployment, whether or not that has arrived. */
const newsKinds = ['deployment', 'pull-request', 'commit', 'incident'] as const;

/** See {@link newsKinds}. */
export type NewsKind = (typeof newsKinds)[number];

/**
 * Keys of events within their source; of commits and pull requests with their repository in front. A deployment that went from one run
 * or place to another is named once more, with the place and the run that it was told of before.
 */
export type News = ReadonlyMap<NewsKind, readonly (readonly string[])[]>;

/** What a batch changed, as news. */
export function newsOf(
  changed: {
    readonly deployments: readonly RowKey[];
    readonly statuses: readonly RowKey[];
    readonly pullRequests: readonly RowKey[];
    readonly commits: readonly RowKey[];
    readonly incidents: readonly RowKey[];
    readonly tombstones: readonly RowKey[];
  },
  former: readonly FormerRun[] = [],
): News {
  const gone = (kind: NewsKind) =>
    changed.tombstones.filter(key => key.kind === kind);
  return new Map<NewsKind, readonly (readonly string[])[]>([
    [
      'deployment',
      [
        ...idsOf(
          [...changed.deployments, ...changed.statuses, ...gone('deployment')],
          ['external_id'],
        ),
        ...former.map(row => [row.external_id, row.place, row.run_key]),
      ],
    ],
    ['pull-request', idsOf(changed.pullRequests, ['repository', 'number'])],
    ['commit', idsOf(changed.commits, ['repository', 'sha'])],
    [
      'incident',
      idsOf([...changed.incidents, ...gone('incident')], ['external_id']),
    ],
  ]);
}

function idsOf(
  keys: readonly RowKey[],
  columns: readonly string[],
): readonly (readonly string[])[] {
  const ids = keys.map(key => columns.map(column => String(key[column])));
  return [...new Map(ids.map(id => [id.join(' '), id])).values()];
}

/** Leaves news for those who derive, in the transaction of the events. */
export async function putNews(
  transaction: Knex.Transaction,
  source: string,
  news: News,
): Promise<void> {
  const rows = [...news].flatMap(([kind, keys]) =>
    chunked(keys, KEYS_PER_ROW).map(chunk => ({
      kind,
      source,
      keys: JSON.stringify(chunk),
    })),
  );
  for (const chunk of chunked(rows, KEYS_PER_ROW)) {
    await transaction<NewsRow>('delivery_news').insert([...chunk]);
  }
}

const keysSchema = z.array(z.array(z.string()));

/** The keys that a row of news names. */
export function keysOf({
  keys,
}: Pick<NewsRow, 'keys'>): readonly (readonly string[])[] {
  return keysSchema.parse(JSON.parse(keys));
}
