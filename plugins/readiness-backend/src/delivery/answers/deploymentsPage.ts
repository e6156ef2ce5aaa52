import { InputError } from '@backstage/errors';
import { DeploymentRecord } from '@groundwork/delivery-metrics';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { hasReached, isCounted, recoveryOf } from '../days/tallyDays';
import { layerOf } from '../derive/layers';
import { RolloutRow } from '../derive/resultRows';
import { PRODUCTION_TIER } from '../tiers';
import { describeDeployment } from './describeDeployment';
import { KeyedDeployment, movedDeployments } from './movedDeployments';
import { startedBy, startersOf } from './starters';
import { DayWindow } from './window';

type Page = ReadinessSchemas['DeliveryDeployments'];

/** The metrics whose deployments can be asked for. */
export type AskedMetric =
  | 'deployment-frequency'
  | 'lead-time'
  | 'change-fail-rate'
  | 'recovery-time'
  | 'rework-rate';

/** Those that are counted against a rate. */
export type Against = 'failed' | 'unplanned';

/** Which deployments are asked for. */
export interface AskedDeployments {
  readonly window: DayWindow;
  readonly tier: string;
  readonly metric?: AskedMetric | undefined;
  readonly only?: Against | undefined;
  /** All services without it. */
  readonly services?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

const DEFAULT_PAGE = 100;
const ROWS_AT_ONCE = 400;
/** What a database refuses in a text is in no name of ours. */
const name = z.string().regex(/^\P{C}*$/u);
const cursorSchema = z.tuple([z.number().int(), name, name]);

/** Time, service and run of the last deployment of a page. */
type Place = z.output<typeof cursorSchema>;

/** The deployments that a number is made of, those of last first; a page is full unless it is the last one. */
export async function deploymentsPage(
  knex: Knex,
  asked: AskedDeployments,
): Promise<Page> {
  const { metric = 'deployment-frequency', limit = DEFAULT_PAGE } = asked;
  const found: (KeyedDeployment & { readonly place: Place })[] = [];
  let after = asked.cursor === undefined ? undefined : placeOf(asked.cursor);
  const { tier } = asked;
  if (asked.services?.length === 0 || !isTold(metric, tier)) {
    return { tier, items: [] };
  }
  for (;;) {
    const rows = await readRows(knex, { ...asked, metric, after });
    for (const row of rows) {
      const place: Place = [
        Number(row[columnOf(metric)]),
        row.service,
        row.run_key,
      ];
      // The text was written from a record.
      const record = JSON.parse(row.record ?? '') as DeploymentRecord;
      if (isBehind(metric, record) && isAgainst(asked.only, record)) {
        found.push({ record, place, runKey: row.run_key });
      }
      after = place;
    }
    if (found.length > limit || rows.length < ROWS_AT_ONCE) {
      break;
    }
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const moved =
    tier === PRODUCTION_TIER ? await movedDeployments(knex, page) : new Set();
  const starters = await startersOf(
    knex,
    page.map(({ record }) => record.id),
  );
  return {
    tier,
    items: page.map(deployment => ({
      ...describeDeployment(deployment.record),
      ...startedBy(starters, deployment.record.id),
      ...(moved.has(deployment) ? { isContested: true } : {}),
    })),
    ...(found.length > page.length && last
      ? { nextCursor: cursorOf(last.place) }
      : {}),
  };
}

function columnOf(metric: AskedMetric): 'finished_at_ms' | 'recovered_at_ms' {
  return metric === 'recovery-time' ? 'recovered_at_ms' : 'finished_at_ms';
}

type PageRow = Pick<
  RolloutRow,
  'service' | 'run_key' | 'record' | 'finished_at_ms' | 'recovered_at_ms'
>;

async function readRows(
  knex: Knex,
  {
    window,
    tier,
    services,
    metric,
    only,
    after,
  }: AskedDeployments & {
    readonly metric: AskedMetric;
    readonly after: Place | undefined;
  },
): Promise<readonly PageRow[]> {
  const time = columnOf(metric);
  const layer = layerOf(tier);
  const query = knex<RolloutRow>(layer.rollouts)
    .select('service', 'run_key', 'record', 'finished_at_ms', 'recovered_at_ms')
    .where(layer.rows)
    .whereNotNull('record')
    .where(time, '>=', window.fromMs)
    .where(time, '<', window.toMs)
    .orderBy([
      { column: time, order: 'desc' },
      { column: 'service', order: 'desc' },
      { column: 'run_key', order: 'desc' },
    ])
    .limit(ROWS_AT_ONCE);
  // A window of many services holds a few of these: not all the others are to be read to find them.
  if (only === 'failed') query.where('record', 'like', '%"failure":{%');
  if (only === 'unplanned') query.where('record', 'like', '%"rework":["%');
  if (services) {
    query.whereIn('service', [...services]);
  }
  if (after) {
    const [timeMs, service, runKey] = after;
    query.where(time, '<=', timeMs).where(later =>
      later
        .where(time, '<', timeMs)
        .orWhere('service', '<', service)
        .orWhere(own => own.where({ service }).where('run_key', '<', runKey)),
    );
  }
  return query;
}

/** What went wrong is counted in production, so elsewhere nothing is behind a number that says so. */
function isTold(metric: AskedMetric, tier: string): boolean {
  return (
    tier === PRODUCTION_TIER ||
    metric === 'deployment-frequency' ||
    metric === 'lead-time'
  );
}

/** Whether a number rests on a deployment. */
function isBehind(metric: AskedMetric, record: DeploymentRecord): boolean {
  switch (metric) {
    case 'deployment-frequency':
      return isCounted(record);
    case 'lead-time':
      return (
        record.status === 'success' &&
        record.changes.some(({ leadTimeMs }) => leadTimeMs !== undefined)
      );
    case 'change-fail-rate':
    case 'rework-rate':
      return hasReached(record);
    case 'recovery-time':
      return recoveryOf(record) !== undefined;
    default:
      throw new Error(`Unknown metric ${metric satisfies never}`);
  }
}

function isAgainst(
  only: Against | undefined,
  { failure, rework }: DeploymentRecord,
): boolean {
  switch (only) {
    case undefined:
      return true;
    case 'failed':
      return failure !== undefined;
    case 'unplanned':
      return rework.length > 0;
    default:
      throw new Error(`Unknown choice ${only satisfies never}`);
  }
}

function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');
}

function placeOf(cursor: string): Place {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return cursorSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new InputError('The cursor is not one of ours', error);
  }
}
