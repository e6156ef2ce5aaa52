import { DeploymentRecord } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { toldLayer } from '../derive/layers';
import { RolloutRow } from '../derive/resultRows';
import { describeDeployment } from './describeDeployment';

/** A deployment as readers see it, and the run that it is kept by. */
export interface KeyedDeployment {
  readonly runKey: string;
  readonly record: DeploymentRecord;
}

type ToldRow = Pick<RolloutRow, 'service' | 'run_key' | 'record'>;

/** Of some deployments those that would be told otherwise, or would not count, if nobody had said anything. */
export async function movedDeployments(
  knex: Knex,
  deployments: readonly KeyedDeployment[],
): Promise<ReadonlySet<KeyedDeployment>> {
  const services = [
    ...new Set(deployments.map(({ record }) => record.service)),
  ];
  const apart = new Set<string>();
  for (const chunk of chunked(services)) {
    const found: readonly string[] = await knex('delivery_told_services')
      .whereIn('service', [...chunk])
      .pluck('service');
    found.forEach(service => apart.add(service));
  }
  // Nobody said anything, which is the rule.
  if (apart.size === 0) {
    return new Set();
  }
  const concerned = deployments.filter(({ record }) =>
    apart.has(record.service),
  );
  const told = await readTold(knex, concerned);
  return new Set(
    concerned.filter(
      ({ record, runKey }) =>
        told.get(`${record.service} ${runKey}`) !== wordsOf(record),
    ),
  );
}

async function readTold(
  knex: Knex,
  deployments: readonly KeyedDeployment[],
): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>();
  for (const chunk of chunked(deployments.map(({ runKey }) => runKey))) {
    const rows: readonly ToldRow[] = await knex<RolloutRow>(toldLayer.rollouts)
      .select('service', 'run_key', 'record')
      .whereIn('run_key', [...chunk])
      .whereNotNull('record');
    for (const { service, run_key: runKey, record } of rows) {
      // The text was written from a record.
      const parsed = JSON.parse(record ?? '') as DeploymentRecord;
      told.set(`${service} ${runKey}`, wordsOf(parsed));
    }
  }
  return told;
}

function wordsOf(record: DeploymentRecord): string {
  return JSON.stringify(describeDeployment(record));
}
