import {
  DeploymentRecord,
  FoldedDeployment,
  LogicalDeployment,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { Layer, saidLayer } from './layers';
import { RolloutRow } from './resultRows';
import { Within } from './within';

const ROWS_PER_INSERT = 100;

/** A logical deployment as it is stored. */
export interface StoredRollout {
  readonly runKey: string;
  readonly rollout: LogicalDeployment;
  readonly folded?: FoldedDeployment | undefined;
  readonly record?: DeploymentRecord | undefined;
}

/** A row as a rollout; the texts were written from values of these types. */
export function rolloutOf(row: RolloutRow): StoredRollout {
  return {
    runKey: row.run_key,
    rollout: JSON.parse(row.rollout) as LogicalDeployment,
    folded:
      row.folded === null
        ? undefined
        : (JSON.parse(row.folded) as FoldedDeployment),
    record:
      row.record === null
        ? undefined
        : (JSON.parse(row.record) as DeploymentRecord),
  };
}

/** How a rollout is placed among the others; what the engine asks of candidates and remedies. */
export function placedOf({ rollout, folded }: StoredRollout) {
  return { rollout, kind: folded?.kind, leftOut: folded?.leftOut };
}

/** Rollouts of a service by one of their columns. */
export async function readRollouts(
  knex: Knex,
  service: string,
  by: {
    readonly column: 'run_key' | 'id';
    readonly values: readonly string[];
    /** What readers see, unless given. */
    readonly layer?: Layer;
  },
): Promise<readonly StoredRollout[]> {
  const { rollouts, rows: own } = by.layer ?? saidLayer;
  const rows: RolloutRow[] = [];
  for (const chunk of chunked(by.values)) {
    rows.push(
      ...(await knex<RolloutRow>(rollouts)
        .where({ service, ...own })
        .whereIn(by.column, [...chunk])),
    );
  }
  return rows.map(rolloutOf);
}

/** Where the results of a service are written. */
export type LayerOfService = Pick<
  Within<Layer>,
  'transaction' | 'service' | 'layer'
>;

/** Writes rollouts over those of the same runs. */
export async function putRollouts(
  { transaction, service, layer }: LayerOfService,
  rollouts: readonly StoredRollout[],
): Promise<void> {
  for (const chunk of chunked(rollouts, ROWS_PER_INSERT)) {
    await transaction<RolloutRow>(layer.rollouts)
      .insert(
        chunk.map(rollout => ({ ...rowOf(service, rollout), ...layer.rows })),
      )
      .onConflict(['service', ...Object.keys(layer.rows), 'run_key'])
      .merge();
  }
}

function rowOf(
  service: string,
  { runKey, rollout, folded, record }: StoredRollout,
): RolloutRow {
  const recovery = record?.failure?.recovery;
  return {
    service,
    run_key: runKey,
    id: rollout.id,
    status: rollout.status,
    started_at_ms: rollout.startedAtMs,
    finished_at_ms: rollout.finishedAtMs,
    recovered_at_ms: recovery?.state === 'recovered' ? recovery.toMs : null,
    rollout: JSON.stringify(rollout),
    folded: folded ? JSON.stringify(folded) : null,
    record: record ? JSON.stringify(record) : null,
  };
}

/** Deletes what hangs on some runs, or on all. */
export async function deleteOfRuns(
  { transaction, service, layer }: LayerOfService,
  table: string,
  runKeys: readonly string[] | undefined,
): Promise<void> {
  const all = () => transaction(table).where({ service, ...layer.rows });
  if (runKeys === undefined) {
    await all().delete();
    return;
  }
  for (const chunk of chunked(runKeys)) {
    await all()
      .whereIn('run_key', [...chunk])
      .delete();
  }
}
