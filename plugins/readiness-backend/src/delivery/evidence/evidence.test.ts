import { TestDatabases } from '@backstage/backend-test-utils';
import { deliveryMetrics } from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import { emptyDeliveryTables } from '../__testUtils__/deliverySystem';
import { recount } from '../__testUtils__/recount';
import { deployment } from '../__testUtils__/sampleEvents';
import {
  complete,
  forbidden,
  host,
  service,
  StoreLooks,
  unfinished,
} from '../__testUtils__/storeLooks';
import { LISTING } from '../events/cursors';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'what the delivery store tells assessments on %s',
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

    const look = (name: string, delivery: object = {}) =>
      store.look(name, deliveryMetrics.id, delivery);

    it('counts as an independent recount does, in ninety days that end a week before the last Monday', async () => {
      await store.fill('pay');
      await store.ended(LISTING, complete);
      await store.ended('pay', complete);
      const record = await look('pay');
      expect(record).toMatchObject({ outcome: 'observed' });
      const value = deliveryMetrics.schema.parse(record?.value);
      const window = {
        fromMs: Date.parse('2026-06-09'),
        toMs: Date.parse('2026-09-07'),
      };
      const recounted = await recount(knex, 'pay', window);
      expect(value.window).toEqual({
        fromDay: '2026-06-09',
        toDay: '2026-09-07',
        days: 90,
      });
      expect(value).toMatchObject({
        source: 'github:github.example',
        hasIncidentSource: true,
        incidentsRead: true,
        production: { isProven: true, otherEnvironments: [] },
        failures: recounted.failures,
      });
      const { metrics } = value;
      expect(metrics.deploymentFrequency.value).toBeCloseTo(
        (recounted.deployments * 7) / 90,
        9,
      );
      expect(metrics.leadTime.sampleSize).toBe(recounted.leadTimesHours.length);
      expect(metrics.recoveryTime.sampleSize).toBe(
        recounted.recoveriesHours.length,
      );
      expect(metrics.leadTime.moved.map(({ days }) => days)).toEqual([
        -7, -1, 1, 7,
      ]);
      const later = await recount(knex, 'pay', {
        fromMs: Date.parse('2026-06-16'),
        toMs: Date.parse('2026-09-14'),
      });
      expect(metrics.deploymentFrequency.moved[3]?.value).toBeCloseTo(
        (later.deployments * 7) / 90,
        9,
      );
    });

    it('says nothing of a service while any of its streams has not been read to the end', async () => {
      await store.fill('pay');
      await store.ended(LISTING, complete);
      await store.ended('pay', unfinished);
      expect(await look('pay')).toMatchObject({
        outcome: 'failed',
        reason: 'unfinished',
        message: 'Git host github.example has not been read to the end yet.',
        source: { kind: 'readiness', instance: 'delivery store' },
      });
      await store.ended('pay', complete);
      expect(await look('pay')).toMatchObject({ outcome: 'observed' });
      // It was read whole once: that the next reading is cut short takes nothing away.
      await store.ended('pay', unfinished);
      expect(await look('pay')).toMatchObject({ outcome: 'observed' });
    });

    it('loses what it told when the right to read is revoked, for the service that is concerned only', async () => {
      await store.fill('pay');
      await store.fill('ship');
      await store.ended(LISTING, complete);
      await store.ended('pay', complete);
      await store.ended('ship', complete);
      await store.ended('pay', forbidden);
      expect(await look('pay')).toMatchObject({
        outcome: 'failed',
        reason: 'forbidden',
        message: 'Git host github.example: The token may not read deployments.',
        source: { kind: 'github', instance: 'github.example' },
      });
      expect(await look('ship')).toMatchObject({ outcome: 'observed' });
      await store.ended(LISTING, forbidden);
      expect(await look('ship')).toMatchObject({ reason: 'forbidden' });
    });

    it('does not take silence of two days for a quiet service', async () => {
      await store.fill('pay');
      await store.ended(LISTING, complete);
      await store.ended('pay', complete, '2026-09-14T08:00:00Z');
      expect(await look('pay')).toMatchObject({
        outcome: 'failed',
        message:
          'Git host github.example was last read to the end on 14 Sept 2026, 08:00 UTC.',
      });
    });

    it('finds that no source tells of a service only when every source was read', async () => {
      expect(await look('new')).toMatchObject({ outcome: 'failed' });
      await store.ended(LISTING, complete);
      expect(await look('new')).toMatchObject({ outcome: 'absent' });
      await store.ended('other', unfinished);
      expect(await look('new')).toMatchObject({
        outcome: 'failed',
        reason: 'unfinished',
      });
      await store.ended('other', complete);
      expect(await look('new')).toMatchObject({ outcome: 'absent' });
      await store.ended(LISTING, forbidden);
      expect(await look('new')).toMatchObject({ reason: 'forbidden' });
    });

    it('names the environments of a service of which nobody recognises production', async () => {
      await store.system.events.ingest({
        source: host,
        events: ['prd-eu', 'uat'].map(environment =>
          deployment(environment, { place: 'pay', environment }),
        ),
        evidence: 'deployments',
        places: [{ place: 'pay', service: service('pay').ref }],
      });
      await store.system.derive();
      await store.ended(LISTING, complete);
      await store.ended('pay', complete);
      const record = await look('pay');
      expect(deliveryMetrics.schema.parse(record?.value)).toMatchObject({
        observedDays: 0,
        production: {
          isProven: false,
          otherEnvironments: ['prd-eu', 'uat'],
        },
      });
    });

    it('does not take it that incidents are recorded unless one was read or somebody says so', async () => {
      await store.system.events.ingest({
        source: host,
        events: [deployment('one', { place: 'pay' })],
        evidence: 'deployments',
        places: [{ place: 'pay', service: service('pay').ref }],
      });
      await store.system.derive();
      await store.ended(LISTING, complete);
      await store.ended('pay', complete);
      const hasIncidentSource = async (delivery: object) =>
        deliveryMetrics.schema.parse((await look('pay', delivery))?.value)
          .hasIncidentSource;
      expect(await hasIncidentSource({})).toBe(false);
      expect(await hasIncidentSource({ incidentSource: true })).toBe(true);
    });
  },
);
