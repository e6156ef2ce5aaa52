import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { RolloutRow } from '../derive/resultRows';
import { rolloutOf } from '../derive/rollouts';

/** What is derived of a deployment to a declared tier other than production. */
export interface DerivedElsewhere {
  /** The deployment of its tier; one run to two environments of a tier is one. */
  readonly id: string;
  readonly changes: number;
}

/** By attempt: what was derived of the tier that its environment belongs to. Environments of no declared tier have nothing. */
export async function derivedElsewhere(
  knex: Knex,
  service: string,
  runKeys: readonly string[],
): Promise<ReadonlyMap<string, DerivedElsewhere>> {
  const derived = new Map<string, DerivedElsewhere>();
  for (const chunk of chunked([...new Set(runKeys)])) {
    const rows: readonly RolloutRow[] = await knex<RolloutRow>(
      'delivery_tier_rollouts',
    )
      .where({ service })
      .whereIn('run_key', [...chunk])
      .whereNotNull('record');
    for (const { rollout, record } of rows.map(rolloutOf)) {
      for (const attempt of rollout.attemptIds) {
        derived.set(attempt, {
          id: rollout.id,
          changes: record?.changes.length ?? 0,
        });
      }
    }
  }
  return derived;
}
