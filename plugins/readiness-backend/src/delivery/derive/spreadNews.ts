import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { despiteContention } from '../../database/busy';
import { locksRows } from '../../database/locksRows';
import {
  DeploymentRow,
  IncidentRow,
  NewsRow,
  PullRequestRow,
} from '../events/eventRows';
import { qualifiedId } from '../events/facts';
import { keysOf } from '../events/news';
import { EVERY_REPOSITORY } from './Concerned';
import { readReports } from './readReports';
import { runKeyOf } from './readAttempts';
import { putMarks } from './marks';
import {
  IncidentReportRow,
  IncidentServiceRow,
  NewMark,
  PlaceRow,
} from './resultRows';

const ROWS_AT_ONCE = 40;

/** Incidents that concern no service that anybody knows are nobody's; they are derived all the same. */
export const NOBODY = '';

/** Turns news into marks on the services they concern; returns how many rows of news there were. */
export async function spreadNews(knex: Knex): Promise<number> {
  let spread = 0;
  for (;;) {
    const rows = await despiteContention(() => knex.transaction(spreadSome));
    spread += rows;
    if (rows < ROWS_AT_ONCE) {
      return spread;
    }
  }
}

/** The events of the news were committed with them, so whoever looks from here on sees them. */
async function spreadSome(transaction: Knex.Transaction): Promise<number> {
  const query = transaction<NewsRow>('delivery_news')
    .orderBy('id')
    .limit(ROWS_AT_ONCE);
  const rows = await (locksRows(transaction)
    ? query.forUpdate().skipLocked()
    : query);
  if (rows.length === 0) {
    return 0;
  }
  const marks: NewMark[] = [];
  for (const row of rows) {
    marks.push(...(await marksOf(transaction, row)));
  }
  await putMarks(transaction, marks);
  await transaction<NewsRow>('delivery_news')
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .delete();
  return rows.length;
}

async function marksOf(
  transaction: Knex.Transaction,
  row: NewsRow,
): Promise<readonly NewMark[]> {
  const { source } = row;
  const keys = keysOf(row);
  const ids = keys.map(([id = '']) => id);
  switch (row.kind) {
    case 'deployment':
      return [
        ...(await marksOfDeployments(transaction, source, ids)),
        ...(await marksOfFormerRuns(transaction, source, keys)),
      ];
    case 'incident':
      return marksOfIncidents(transaction, source, ids);
    case 'commit':
      return marksOfCommits(transaction, source, keys);
    case 'pull-request':
      return marksOfPullRequests(transaction, source, keys);
    default:
      throw new Error(`There is news of an unknown kind: ${row.kind}`);
  }
}

/** Also of what only corroborates: what a source saw decides whether it counts. */
async function marksOfDeployments(
  transaction: Knex.Transaction,
  source: string,
  ids: readonly string[],
): Promise<readonly NewMark[]> {
  const rows: readonly (Pick<DeploymentRow, 'source' | 'run_key'> &
    Pick<PlaceRow, 'service'>)[] = await transaction<DeploymentRow>(
    'delivery_deployments as d',
  )
    .select('d.source', 'd.run_key', 'p.service')
    .join('delivery_places as p', join =>
      join.on('p.source', 'd.source').andOn('p.place', 'd.place'),
    )
    .where({ 'd.source': source })
    .whereIn('d.external_id', [...ids]);
  return rows.map(row => ({
    service: row.service,
    kind: 'run',
    key: runKeyOf(row),
  }));
}

/** Where a deployment was told of before, its run has to be worked out without it. */
async function marksOfFormerRuns(
  transaction: Knex.Transaction,
  source: string,
  keys: readonly (readonly string[])[],
): Promise<readonly NewMark[]> {
  const runs = new Map<string, string[]>();
  for (const [, place, run] of keys) {
    if (place !== undefined && run !== undefined) {
      runs.set(place, [...(runs.get(place) ?? []), run]);
    }
  }
  const rows = await transaction<PlaceRow>('delivery_places')
    .where({ source })
    .whereIn('place', [...runs.keys()]);
  return rows.flatMap(({ place, service }) =>
    (runs.get(place) ?? []).map(run => ({
      ...{ service, kind: 'run' as const },
      key: runKeyOf({ source, run_key: run }),
    })),
  );
}

/** Every service that has part in an incident looks at it: only its own derivation surely knows its own deployments. */
async function marksOfIncidents(
  transaction: Knex.Transaction,
  source: string,
  ids: readonly string[],
): Promise<readonly NewMark[]> {
  const now = await transaction<IncidentRow>('delivery_incidents')
    .where({ source })
    .whereIn('external_id', [...ids])
    .pluck('incident_key');
  const before = await transaction<IncidentReportRow>(
    'delivery_incident_reports',
  )
    .whereIn(
      'report',
      ids.map(id => qualifiedId(source, id)),
    )
    .pluck('incident_key');
  const keys: readonly string[] = [...new Set([...now, ...before])];
  const reports = await readReports(transaction, keys);
  const listed = await transaction<IncidentServiceRow>(
    'delivery_incident_services',
  ).whereIn('incident_key', [...keys]);
  return keys.flatMap(key => {
    const services = new Set([
      ...(reports.get(key) ?? []).flatMap(report => report.services),
      ...listed
        .filter(row => row.incident_key === key)
        .map(({ service }) => service),
    ]);
    return [...(services.size > 0 ? services : [NOBODY])].map(service => ({
      service,
      kind: 'incident' as const,
      key,
    }));
  });
}

/** A commit without a number was never looked for. */
async function marksOfCommits(
  transaction: Knex.Transaction,
  source: string,
  keys: readonly (readonly string[])[],
): Promise<readonly NewMark[]> {
  const looked = new Set<string>(
    await transaction('delivery_shas')
      .whereIn(
        'sha',
        keys.map(([, sha = '']) => sha),
      )
      .pluck('sha'),
  );
  return marksByRepository(transaction, {
    source,
    kind: 'commit',
    keys: keys.flatMap(([repository = '', sha = '']) =>
      looked.has(sha) ? [{ repository, key: sha }] : [],
    ),
  });
}

function marksOfPullRequests(
  transaction: Knex.Transaction,
  source: string,
  keys: readonly (readonly string[])[],
): Promise<readonly NewMark[]> {
  return marksByRepository(transaction, {
    source,
    kind: 'pull-request',
    keys: keys.map(([repository = '', number = '']) => ({
      repository,
      key: JSON.stringify([qualifiedId(source, repository), Number(number)]),
    })),
  });
}

async function marksByRepository(
  transaction: Knex.Transaction,
  news: {
    readonly source: string;
    readonly kind: 'commit' | 'pull-request';
    readonly keys: readonly {
      readonly repository: PullRequestRow['repository'];
      readonly key: string;
    }[];
  },
): Promise<readonly NewMark[]> {
  const nameOf = (repository: string) => qualifiedId(news.source, repository);
  const names = [
    ...new Set(news.keys.map(({ repository }) => nameOf(repository))),
  ];
  const concerned: { readonly repository: string; readonly service: string }[] =
    [];
  for (const chunk of chunked(names)) {
    concerned.push(
      ...(await transaction('delivery_service_repositories').whereIn(
        'repository',
        [...chunk, EVERY_REPOSITORY],
      )),
    );
  }
  return news.keys.flatMap(({ repository, key }) =>
    concerned
      .filter(
        row =>
          row.repository === EVERY_REPOSITORY ||
          row.repository === nameOf(repository),
      )
      .map(({ service }) => ({ service, kind: news.kind, key })),
  );
}
