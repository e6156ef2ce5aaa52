import {
  isProductionEnvironment,
  logicalDeployment,
} from '@groundwork/delivery-metrics';
import { chunked } from '../../database/chunked';
import { splitId } from '../events/facts';
import { Marks } from './marks';
import { readAttempts, ReadAttempt } from './readAttempts';
import { WitnessedRow } from './resultRows';
import { Within } from './within';

const ROWS_PER_INSERT = 100;
const COMPARED_MS = 90 * 86_400_000;

/** Notes what each source of a service saw; of the marked runs only, unless everything is marked. */
export async function refreshWitnessed(
  within: Within,
  marks: Marks,
): Promise<void> {
  const { transaction, service, settings } = within;
  const runKeys = marks.has('all') ? undefined : marks.keys('run');
  const attempts = await readAttempts(transaction, service, {
    ...(runKeys ? { runKeys } : {}),
    ofEverySource: true,
  });
  const runs = new Map<string, ReadAttempt['attempt'][]>();
  for (const { runKey, attempt } of attempts) {
    if (isProductionEnvironment(attempt.environment, settings)) {
      const run = runs.get(runKey) ?? [];
      runs.set(runKey, run);
      run.push(attempt);
    }
  }
  const rows = [...runs].flatMap(([runKey, run]) => {
    const seen = logicalDeployment(run);
    return seen?.status === 'success'
      ? [
          {
            service,
            source: splitId(runKey).source,
            run_key: runKey,
            finished_at_ms: seen.finishedAtMs,
          },
        ]
      : [];
  });
  await forgetWitnessed(within, runKeys);
  for (const chunk of chunked(rows, ROWS_PER_INSERT)) {
    await transaction<WitnessedRow>('delivery_witnessed').insert([...chunk]);
  }
}

/** Of some runs, or of all. */
export async function forgetWitnessed(
  { transaction, service }: Within,
  runKeys?: readonly string[],
): Promise<void> {
  const all = () =>
    transaction<WitnessedRow>('delivery_witnessed').where({ service });
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

/**
 * How many deployments each source saw in each stretch of 90 days back from the last one that any of them saw, the latest stretch
 * first: spans that events alone decide, so that nothing is chosen differently only because it is looked at later.
 */
export async function countWitnessed({
  transaction,
  service,
}: Within): Promise<ReadonlyMap<string, readonly number[]>> {
  const witnessed = () =>
    transaction<WitnessedRow>('delivery_witnessed').where({ service });
  const last = await witnessed().max({ finished: 'finished_at_ms' }).first();
  const stretch = transaction.raw(
    '(cast(? as bigint) - finished_at_ms) / cast(? as bigint)',
    [Number(last?.finished ?? 0), COMPARED_MS],
  );
  const rows: readonly {
    source: string;
    stretch: number | string;
    deployments: number | string;
  }[] = await witnessed()
    .select('source', { stretch })
    .count({ deployments: '*' })
    .groupBy('source', 'stretch');
  const seen = new Map<string, number[]>();
  for (const row of rows) {
    const own = seen.get(row.source) ?? [];
    seen.set(row.source, own);
    own[Number(row.stretch)] = Number(row.deployments);
  }
  // A stretch without any has no row.
  return new Map(
    [...seen].map(([source, own]) => [
      source,
      Array.from(own, count => count ?? 0),
    ]),
  );
}
