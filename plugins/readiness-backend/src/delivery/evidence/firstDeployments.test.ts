import { TestDatabases } from '@backstage/backend-test-utils';
import { firstDeployments } from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import { emptyDeliveryTables } from '../__testUtils__/deliverySystem';
import { deployment } from '../__testUtils__/sampleEvents';
import {
  complete,
  forbidden,
  host,
  service,
  StoreLooks,
} from '../__testUtils__/storeLooks';
import { LISTING } from '../events/cursors';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const ended = (time: string, state: 'success' | 'failure' = 'success') => ({
  startedAtMs: Date.parse(time) - 60_000,
  statuses: [{ state, atMs: Date.parse(time) }],
});

describe.each(databases.eachSupportedId())(
  'when a service was deployed first, as the delivery store tells it, on %s',
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

    const tell = async () => {
      const of = (
        id: string,
        environment: string,
        time: string,
        state?: 'success' | 'failure',
      ) => deployment(id, { place: 'pay', environment, ...ended(time, state) });
      await store.system.events.ingest({
        source: host,
        events: [
          of('five', 'production', '2026-09-15T10:00:00Z'),
          of('four', 'production', '2026-09-03T10:00:00Z'),
          of('three', 'production', '2026-09-02T10:00:00Z'),
          of('two', 'Staging', '2026-09-01T10:20:00Z'),
          of('one', 'staging', '2026-09-01T10:10:00Z', 'failure'),
          of('zero', 'uat', '2026-09-01T10:05:00Z'),
        ],
        evidence: 'deployments',
        places: [{ place: 'pay', service: service('pay').ref }],
      });
      await store.system.derive();
      await store.ended(LISTING, complete);
      await store.ended('pay', complete);
    };
    const look = async () =>
      firstDeployments.schema.parse(
        (await store.look('pay', firstDeployments.id))?.value,
      );

    it('tells the end of the first success by tier, how many there were up to the last Monday, and the environments of no tier', async () => {
      await tell();
      expect(await look()).toEqual({
        source: 'github:github.example',
        window: { fromDay: '2026-06-16', toDay: '2026-09-14', days: 90 },
        firsts: [
          {
            ...{ tier: 'production', at: '2026-09-02T10:00:00.000Z' },
            inWindow: 2,
          },
          { tier: 'staging', at: '2026-09-01T10:20:00.000Z', inWindow: 1 },
        ],
        ofNoTier: ['uat'],
      });
    });

    it('says from when on deployments are known, of its own place where its source tells of many', async () => {
      await tell();
      const read = async (progress: object) => {
        await knex('delivery_cursors')
          .where({ stream: 'pay' })
          .update({ progress: JSON.stringify({ read: 5, ...progress }) });
        return (await look()).knownFrom;
      };
      const from = Date.parse('2026-09-01T00:00:00Z');
      expect(await read({ completeFromMs: from })).toBe(
        '2026-09-01T00:00:00.000Z',
      );
      const ofMany = { completeFromMs: from + 1000 };
      expect(await read({ ...ofMany, placesFromMs: { pay: from } })).toBe(
        '2026-09-01T00:00:00.000Z',
      );
      expect(
        await read({ ...ofMany, placesFromMs: { ship: from } }),
      ).toBeUndefined();
    });

    it('is not known while other tiers have not been worked out, nor when the right to read is gone', async () => {
      await tell();
      await knex('delivery_tier_services').update({ derived_at_ms: null });
      expect(await store.look('pay', firstDeployments.id)).toMatchObject({
        outcome: 'failed',
        reason: 'unfinished',
      });
      await knex('delivery_tier_services').update({ failure: 'broken' });
      expect(await store.look('pay', firstDeployments.id)).toMatchObject({
        outcome: 'failed',
        reason: 'unsupported',
      });
      await store.ended('pay', forbidden);
      expect(await store.look('pay', firstDeployments.id)).toMatchObject({
        outcome: 'failed',
        reason: 'forbidden',
        source: { kind: 'github', instance: 'github.example' },
      });
    });

    it('is nothing where every source was read and none tells of the service', async () => {
      await store.ended(LISTING, complete);
      expect(await store.look('new', firstDeployments.id)).toMatchObject({
        outcome: 'absent',
      });
    });
  },
);
