import { DeploymentRecord } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { readTally } from '../days/tally';
import { DayRow, RolloutRow } from '../derive/resultRows';

/** What readers can see of the tiers that are not production. */
export async function tierResults(knex: Knex) {
  const rollouts = await knex<RolloutRow>('delivery_tier_rollouts')
    .whereNotNull('record')
    .orderBy(['tier', 'service', 'finished_at_ms', 'run_key']);
  const days = await knex<DayRow>('delivery_tier_days').orderBy([
    'tier',
    'service',
    'day',
  ]);
  const organisation: readonly Omit<DayRow, 'service'>[] = await knex(
    'delivery_tier_organisation_days',
  ).orderBy(['tier', 'day']);
  return {
    records: rollouts.map(({ tier, record }) => ({
      tier,
      record: JSON.parse(record ?? '') as DeploymentRecord,
    })),
    days,
    /** Days on which nothing counts any more are no days. */
    organisationDays: new Map(
      organisation.flatMap(({ tier, day, counts }) =>
        counts === '{}' ? [] : [[`${tier} ${day}`, readTally(counts)] as const],
      ),
    ),
  };
}
