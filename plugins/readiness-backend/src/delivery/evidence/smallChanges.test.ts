import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { smallChanges } from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import { emptyDeliveryTables } from '../__testUtils__/deliverySystem';
import { recount } from '../__testUtils__/recount';
import { complete, forbidden, StoreLooks } from '../__testUtils__/storeLooks';
import { LISTING } from '../events/cursors';
import { readDeliveryOptions } from '../options';
import { deliveryStoreCollectors } from '.';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'how long small changes take, as the delivery store tells it, on %s',
  databaseId => {
    let knex: Knex.Knex;
    let store: StoreLooks;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      store = new StoreLooks(knex);
    });
    afterAll(() => knex?.destroy());

    it('tells the lead times of the small changes of ninety days that end with the last Monday', async () => {
      await store.fill('pay');
      await store.ended(LISTING, complete);
      await store.ended('pay', complete);
      const { leadTimesHours } = await recount(knex, 'pay', {
        fromMs: Date.parse('2026-06-16'),
        toMs: Date.parse('2026-09-14'),
      });
      const record = await store.look('pay', smallChanges.id);
      const value = smallChanges.schema.parse(record?.value);
      expect(value.window).toEqual({
        fromDay: '2026-06-16',
        toDay: '2026-09-14',
      });
      // No change of this history has more than three commits.
      expect(leadTimesHours.length).toBeGreaterThan(20);
      expect(value.leadTimeHours).toHaveLength(leadTimesHours.length);
      value.leadTimeHours.forEach((hours, index) =>
        expect(hours).toBeCloseTo(leadTimesHours[index] ?? NaN, 9),
      );
      await store.ended('pay', forbidden);
      expect(await store.look('pay', smallChanges.id)).toMatchObject({
        outcome: 'failed',
        reason: 'forbidden',
      });
    });

    it('looks at nothing where nothing fills the store', () => {
      const options = readDeliveryOptions(new ConfigReader({}));
      expect(
        deliveryStoreCollectors({ knex, options, eventCollectors: [] }),
      ).toEqual([]);
    });
  },
);
