import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  deliveryMetrics,
  Source,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { EventCollector, StreamEnd } from '@groundwork/plugin-readiness-node';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import Knex from 'knex';
import { z } from 'zod';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { linearHistory } from '../__testUtils__/linearHistory';
import { recount } from '../__testUtils__/recount';
import { deployment } from '../__testUtils__/sampleEvents';
import { LISTING } from '../events/cursors';
import { readDeliveryOptions } from '../options';
import { DeliveryMetricsCollector } from './DeliveryMetricsCollector';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const host: Source = { kind: 'github', instance: 'github.example' };
const ASOF = '2026-09-16T09:00:00Z';
const complete: StreamEnd = { outcome: 'complete' };
const forbidden: StreamEnd = {
  outcome: 'failed',
  reason: 'forbidden',
  message: 'The token may not read deployments.',
};

/** Never run here: the store is filled by hand. */
const reader: EventCollector = {
  id: 'github:deployments',
  source: host,
  positionSchema: z.unknown(),
  streams: async () => [],
  async *read() {
    yield* [];
  },
};

const service = (name: string): Subject => ({
  kind: 'Component',
  ref: `component:default/${name}`,
  name,
  lifecycle: 'production',
});

describe.each(databases.eachSupportedId())(
  'what the delivery store tells assessments on %s',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      system = new DeliverySystem(knex);
    });
    afterAll(() => knex?.destroy());

    const ended = (
      stream: string,
      end: StreamEnd,
      at = '2026-09-16T08:50:00Z',
    ) =>
      system.events.ended(
        { collector: reader.id, source: host, stream },
        end,
        new Date(at),
      );
    const fill = async (name: string) => {
      await system.events.ingest({
        source: host,
        events: linearHistory(name, 1),
        evidence: 'deployments',
        places: [{ place: name, service: service(name).ref }],
      });
      await system.derive();
    };
    const look = async (name: string, delivery: object = {}) => {
      const [record] = await collectFixture(
        new DeliveryMetricsCollector({
          knex,
          options: readDeliveryOptions(
            new ConfigReader({ readiness: { delivery } }),
          ),
          eventCollectors: [{ collector: reader, cadence: { minutes: 10 } }],
        }),
        service(name),
        { asOf: ASOF },
      );
      return record;
    };

    it('counts as an independent recount does, in ninety days that end a week before the last Monday', async () => {
      await fill('pay');
      await ended(LISTING, complete);
      await ended('pay', complete);
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
      await fill('pay');
      await ended(LISTING, complete);
      await ended('pay', { outcome: 'unfinished', message: 'budget' });
      expect(await look('pay')).toMatchObject({
        outcome: 'failed',
        reason: 'timeout',
        message: 'github:github.example has not been read to the end yet.',
      });
      await ended('pay', complete);
      expect(await look('pay')).toMatchObject({ outcome: 'observed' });
      // It was read whole once: that the next reading is cut short takes nothing away.
      await ended('pay', { outcome: 'unfinished', message: 'budget' });
      expect(await look('pay')).toMatchObject({ outcome: 'observed' });
    });

    it('loses what it told when the right to read is revoked, for the service that is concerned only', async () => {
      await fill('pay');
      await fill('ship');
      await ended(LISTING, complete);
      await ended('pay', complete);
      await ended('ship', complete);
      await ended('pay', forbidden);
      expect(await look('pay')).toMatchObject({
        outcome: 'failed',
        reason: 'forbidden',
        message: 'github:github.example: The token may not read deployments.',
      });
      expect(await look('ship')).toMatchObject({ outcome: 'observed' });
      await ended(LISTING, forbidden);
      expect(await look('ship')).toMatchObject({ reason: 'forbidden' });
    });

    it('does not take silence of two days for a quiet service', async () => {
      await fill('pay');
      await ended(LISTING, complete);
      await ended('pay', complete, '2026-09-14T08:00:00Z');
      expect(await look('pay')).toMatchObject({
        outcome: 'failed',
        message:
          'github:github.example was last read to the end on 2026-09-14T08:00:00.000Z.',
      });
    });

    it('finds that no source tells of a service only when every source was read', async () => {
      expect(await look('new')).toMatchObject({ outcome: 'failed' });
      await ended(LISTING, complete);
      expect(await look('new')).toMatchObject({ outcome: 'absent' });
      await ended('other', { outcome: 'unfinished', message: 'budget' });
      expect(await look('new')).toMatchObject({
        outcome: 'failed',
        reason: 'timeout',
      });
      await ended('other', complete);
      expect(await look('new')).toMatchObject({ outcome: 'absent' });
      await ended(LISTING, forbidden);
      expect(await look('new')).toMatchObject({ reason: 'forbidden' });
    });

    it('names the environments of a service of which nobody recognises production', async () => {
      await system.events.ingest({
        source: host,
        events: ['prd-eu', 'uat'].map(environment =>
          deployment(environment, { place: 'pay', environment }),
        ),
        evidence: 'deployments',
        places: [{ place: 'pay', service: service('pay').ref }],
      });
      await system.derive();
      await ended(LISTING, complete);
      await ended('pay', complete);
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
      await system.events.ingest({
        source: host,
        events: [deployment('one', { place: 'pay' })],
        evidence: 'deployments',
        places: [{ place: 'pay', service: service('pay').ref }],
      });
      await system.derive();
      await ended(LISTING, complete);
      await ended('pay', complete);
      const hasIncidentSource = async (delivery: object) =>
        deliveryMetrics.schema.parse((await look('pay', delivery))?.value)
          .hasIncidentSource;
      expect(await hasIncidentSource({})).toBe(false);
      expect(await hasIncidentSource({ incidentSource: true })).toBe(true);
    });
  },
);
