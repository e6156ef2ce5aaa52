import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { locksRows } from '../../database/locksRows';
import { DeploymentRow } from './eventRows';
import { KeyedRows } from './KeyedRows';
import { putFacts, RowKey } from './putRows';

/** What its source may say otherwise without calling it a change: its rules for names of jobs are others now, or a place has moved. */
const MOVES = ['place', 'environment', 'run_key'] as const;

/** The run that a deployment was told of before, where it was. */
export type FormerRun = Pick<
  DeploymentRow,
  'external_id' | 'place' | 'run_key'
>;

/** Deployments that a batch changed. */
interface PutDeployments {
  readonly changed: readonly RowKey[];
  readonly former: readonly FormerRun[];
}

/** Adds deployments and replaces those of which there is more or other to say; tells also from where they went. */
export async function putDeployments(
  transaction: Knex.Transaction,
  source: string,
  rows: KeyedRows<DeploymentRow>,
): Promise<PutDeployments> {
  const told = rows.inOrder();
  const before = await formerRuns(transaction, source, told);
  const table = 'delivery_deployments';
  const changed = await putFacts(transaction, table, rows, MOVES);
  const written = new Set(changed.map(key => key.external_id));
  return {
    changed,
    former: before.filter(({ external_id: id }) => written.has(id)),
  };
}

/** Those that are told of another place or run now. Hardly ever is there one, and only then is anything locked. */
async function formerRuns(
  transaction: Knex.Transaction,
  source: string,
  told: readonly DeploymentRow[],
): Promise<readonly FormerRun[]> {
  const former: FormerRun[] = [];
  for (const chunk of chunked(told)) {
    const now = new Map(chunk.map(row => [row.external_id, row]));
    const known = (ids: readonly string[]) =>
      transaction<DeploymentRow>('delivery_deployments')
        .where({ source })
        .whereIn('external_id', [...ids])
        .orderBy('external_id')
        .select('external_id', 'place', 'run_key');
    const hasMoved = (was: FormerRun) => {
      const row = now.get(was.external_id);
      return was.place !== row?.place || was.run_key !== row.run_key;
    };
    const moved = (await known([...now.keys()])).filter(hasMoved);
    if (moved.length > 0) {
      const query = known(moved.map(row => row.external_id));
      const held = locksRows(transaction) ? query.forUpdate() : query;
      former.push(...(await held).filter(hasMoved));
    }
  }
  return former;
}
