import { TestDatabases } from '@backstage/backend-test-utils';
import { calendarIn } from '@groundwork/delivery-metrics';
import { Source } from '@groundwork/plugin-readiness-common';
import { PlaceClaim } from '@groundwork/plugin-readiness-node';
import Knex from 'knex';
import { DeliveryReader } from '../answers/DeliveryReader';
import {
  readServiceSources,
  readSourceGroups,
} from '../answers/ServiceSources';
import { windowOf } from '../answers/window';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import {
  at,
  deployment,
  github,
  incident,
} from '../__testUtils__/sampleEvents';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const pagerduty: Source = { kind: 'pagerduty', instance: 'acme' };
const pay = 'component:default/pay';
const cart = 'component:default/cart';
const deployedAtMs = at('2026-09-01T10:00:30Z');
const HOUR_MS = 3_600_000;
const kept: PlaceClaim = {
  ...{ place: 'service:PPAY', service: pay, keepsIncidents: true },
};

describe.each(databases.eachSupportedId())(
  'a service whose incidents are kept in PagerDuty, on %s,',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    afterAll(() => knex?.destroy());
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      system = new DeliverySystem(knex);
      await system.events.ingest({
        source: github,
        evidence: 'deployments',
        places: [
          { place: 'repository:42', service: pay },
          { place: 'repository:43', service: cart },
        ],
        events: [
          deployment('d1'),
          deployment('d2', { place: 'repository:43' }),
        ],
      });
      await system.events.ingest({
        source: github,
        places: [
          { place: 'issues:pay', service: pay },
          { place: 'issues:cart', service: cart },
        ],
        events: [
          incident('pay', {
            places: ['issues:pay'],
            createdAtMs: deployedAtMs + HOUR_MS,
            resolvedAtMs: deployedAtMs + 5 * HOUR_MS,
          }),
          incident('cart', {
            places: ['issues:cart'],
            createdAtMs: deployedAtMs + HOUR_MS,
            resolvedAtMs: deployedAtMs + 3 * HOUR_MS,
          }),
        ],
      });
    });

    const page = (
      places: readonly PlaceClaim[],
      events: ReturnType<typeof incident>[] = [],
    ) => system.events.ingest({ source: pagerduty, places, events });
    const paged = (dedupKey: string) =>
      incident('Q1', {
        places: ['service:PPAY'],
        createdAtMs: deployedAtMs + HOUR_MS,
        resolvedAtMs: deployedAtMs + 2 * HOUR_MS,
        dedupKey,
      });
    /** Hours of recovery and incidents of each service. */
    const told = async () => {
      const { deployments } = await system.derive();
      return Object.fromEntries(
        deployments.map(({ service, failure }) => [
          service,
          {
            incidents: failure?.incidents ?? [],
            hours:
              failure?.recovery.state === 'recovered'
                ? (failure.recovery.toMs - failure.recovery.fromMs) / HOUR_MS
                : undefined,
          },
        ]),
      );
    };
    const byIssues = {
      [pay]: { incidents: ['github:github.example/pay'], hours: 4 },
      [cart]: { incidents: ['github:github.example/cart'], hours: 2 },
    };

    it('has those, and no longer those of its issues; others keep theirs', async () => {
      expect(await told()).toEqual(byIssues);
      await page([kept], [paged('Q1')]);
      expect(await told()).toEqual({
        ...byIssues,
        [pay]: { incidents: ['pagerduty:acme/Q1'], hours: 1 },
      });
    });

    it('has none while PagerDuty has none, whatever its issues say', async () => {
      await page([kept]);
      expect(await told()).toEqual({
        ...byIssues,
        [pay]: { incidents: [], hours: undefined },
      });
    });

    it('has those of its issues again when the catalog takes it back', async () => {
      await page([kept], [paged('Q1')]);
      await told();
      await page([{ place: 'service:PPAY' }]);
      expect(await told()).toEqual(byIssues);
    });

    it('learns from an issue with the same key when it began and ended, and counts it once', async () => {
      await system.events.ingest({
        source: github,
        events: [
          incident('pay', {
            places: ['issues:pay'],
            createdAtMs: deployedAtMs + HOUR_MS,
            impactStartedAtMs: deployedAtMs + HOUR_MS / 2,
            resolvedAtMs: deployedAtMs + 5 * HOUR_MS,
            dedupKey: 'Q1',
            updatedAtMs: deployedAtMs + 6 * HOUR_MS,
          }),
        ],
      });
      await page([kept], [paged('Q1')]);
      expect((await told())[pay]).toMatchObject({ hours: 4.5 });
    });

    it('makes incidents known for itself and for nobody else', async () => {
      await knex('delivery_incidents').delete();
      const reader = new DeliveryReader(knex);
      expect(await reader.knowsIncidents([pay])).toBe(false);
      await page([kept], [paged('Q1')]);
      await told();
      expect(await reader.knowsIncidents([pay])).toBe(true);
      expect(await reader.knowsIncidents([cart])).toBe(false);
      expect(await reader.knowsIncidents([pay, cart])).toBe(false);
      expect(await reader.knowsIncidents()).toBe(false);
      await page([{ place: 'service:PPAY' }]);
      expect(await reader.knowsIncidents([pay])).toBe(false);
      await page([kept, { ...kept, place: 'service:PCART', service: cart }]);
      expect(await reader.knowsIncidents()).toBe(true);
    });

    it('is told to have its incidents from there, and others from where they have them', async () => {
      await page([kept], [paged('Q1')]);
      await told();
      const window = windowOf(
        { from: '2026-08-01', to: '2026-10-01' },
        {
          ...{ calendar: calendarIn('UTC'), timeZone: 'UTC' },
          nowMs: at('2026-10-01T00:00:00Z'),
        },
      );
      const sources = await readServiceSources(knex, [cart, pay], {
        window,
        tier: 'production',
      });
      expect(
        sources
          .filter(({ role }) => role === 'other')
          .map(({ service, source }) => [service, source]),
      ).toEqual([
        [cart, 'github:github.example'],
        [pay, 'pagerduty:acme'],
      ]);
      const groups = await readSourceGroups(knex);
      expect(groups.filter(({ role }) => role === 'other')).toEqual([
        { source: 'github:github.example', role: 'other', services: 1 },
        { source: 'pagerduty:acme', role: 'other', services: 1 },
      ]);
    });

    it('changes nothing when the same is told again', async () => {
      await page([kept], [paged('Q1')]);
      await told();
      await page([kept], [paged('Q1')]);
      expect(await knex('delivery_news')).toEqual([]);
      expect(await knex('delivery_marks')).toEqual([]);
    });
  },
);
