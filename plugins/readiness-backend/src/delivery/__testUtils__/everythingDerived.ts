import { comparable } from '@groundwork/delivery-metrics/testUtils';
import { Knex } from 'knex';
import { DatabaseDeliveryRecords } from '../derive/DatabaseDeliveryRecords';
import { storedEvents } from './storedEvents';
import { tierResults } from './tierResults';

/** Everything that readers can see, what it is worked out from, and what is left to do, so that two databases can be compared. */
export async function everythingDerived(knex: Knex) {
  const records = await new DatabaseDeliveryRecords(knex).all();
  const days: readonly object[] = await knex('delivery_days');
  const tiers = await tierResults(knex);
  return {
    events: await storedEvents(knex),
    records: comparable(records),
    days: days.map(row => JSON.stringify(row)).sort(),
    tiers: [tiers.days, [...tiers.organisationDays], tiers.records],
    left: [
      await knex('delivery_news'),
      await knex('delivery_marks'),
      await knex('delivery_tier_marks'),
    ],
  };
}
