import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Subject } from '@groundwork/plugin-readiness-common';
import { EventCollectorRegistration } from '@groundwork/plugin-readiness-node';
import Knex from 'knex';
import { z } from 'zod';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { deployment, github } from '../__testUtils__/sampleEvents';
import { DeliveryAnswers } from '../answers/DeliveryAnswers';
import { SourceHealth } from '../answers/sourceHealth';
import { readDeliveryOptions } from '../options';
import { ListedServices } from './ListedServices';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const pay = 'component:default/pay';
const cart = 'component:default/cart';
const asked = { from: '2026-09-01', to: '2026-10-01' };
/** The clock that stores have. */
const NOW_MS = Date.parse('2026-09-20T10:00:00Z');
const name = { collector: 'github:deployments', source: github };
const registered: EventCollectorRegistration = {
  cadence: { minutes: 10 },
  evidence: 'deployments',
  collector: {
    ...{ id: name.collector, source: github },
    positionSchema: z.unknown(),
    streams: async () => [],
    async *read() {
      yield* [];
    },
  },
};

describe.each(databases.eachSupportedId())(
  'a place that loses its services, on %s',
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
      await system.events.ingest({
        source: github,
        evidence: 'deployments',
        places: [
          { place: 'repository:42', service: pay },
          { place: 'repository:43', service: cart },
          // An incident may name any service, whatever repository it has.
          { place: 'service:pay', service: pay },
        ],
        events: [
          deployment('d1'),
          deployment('d2', { place: 'repository:43' }),
        ],
      });
      await system.events.ingest({
        source: github,
        events: [],
        places: [{ place: 'service:pay', service: pay }],
      });
      await reads(['42', pay], ['43', cart]);
    });
    afterAll(() => knex?.destroy());

    /** A reading for all services of the catalog that found these parts. */
    async function reads(
      ...parts: readonly (readonly [string, ...string[]])[]
    ): Promise<void> {
      await system.events.listed(
        name,
        parts.map(([id, ...services]) => ({
          id,
          services: services.map(
            (ref): Subject => ({ kind: 'Component', ref, name: ref }),
          ),
        })),
      );
      await new ListedServices(knex).settle(
        registered,
        parts.map(([id]) => id),
        NOW_MS,
      );
      await system.derive();
    }
    const told = async (service: string, window: object = asked) => {
      const answers = new DeliveryAnswers({
        ...{ knex, now: () => new Date('2026-09-30T12:00:00Z') },
        options: readDeliveryOptions(new ConfigReader({})),
      });
      const { counts, metrics, quality } = await answers.ofService(
        service,
        window,
      );
      return {
        deployments: counts.deployments,
        why: metrics.deploymentFrequency.undefined?.reason,
        flags: quality.flags
          .filter(({ type }) => type === 'places-released')
          .map(({ sentence }) => sentence),
      };
    };
    const whole = { deployments: 1, why: undefined, flags: [] };
    const SENTENCE =
      'Until 20 Sept 2026 Git host github.example told of pay as repository:42. The catalog does not say so any more, so what was told counts there no more; it is kept, and counts again when the catalog does.';
    const released = {
      deployments: 0,
      why: 'no-deployment-source',
      flags: [SENTENCE],
    };

    it('keeps what was told, which counts for nobody and is no zero, and the service says why', async () => {
      expect(await told(pay)).toEqual(whole);
      await reads(['43', cart]);
      expect(await told(pay)).toEqual(released);
      expect(await told(cart)).toEqual(whole);
      expect(await knex('delivery_deployments')).toHaveLength(2);
      expect(
        await knex('delivery_places').where({ service: pay }).pluck('place'),
      ).toEqual(['service:pay']);
    });

    it('counts again when a component names it again, although nothing happened there since', async () => {
      await reads(['43', cart]);
      await reads(['43', cart], ['42', pay]);
      expect(await told(pay)).toEqual(whole);
      expect(await told(cart)).toEqual(whole);
    });

    it('stays lost, and is told once, however often the source is read', async () => {
      await reads(['43', cart]);
      await reads(['43', cart]);
      expect(await told(pay)).toEqual(released);
    });

    it('keeps its history for a service that names another place of the source instead', async () => {
      await reads(['43', cart], ['44', pay]);
      expect(await told(pay)).toEqual(whole);
    });

    it('is the new service’s when another component names it, and the old one says so', async () => {
      await reads(['43', cart]);
      await system.events.ingest({
        ...{ source: github, evidence: 'deployments', events: [] },
        places: [{ place: 'repository:42', service: cart }],
      });
      await reads(['43', cart], ['42', cart]);
      expect((await told(cart)).deployments).toBe(2);
      expect(await told(pay)).toEqual(released);
    });

    it('is told of in windows that reach back to then, and in no later ones', async () => {
      await reads(['43', cart]);
      const later = { from: '2026-09-21', to: '2026-10-01' };
      expect((await told(pay, later)).flags).toEqual([]);
    });

    it('says nothing of its source any more, where its last reading failed', async () => {
      const of = async () =>
        (await new SourceHealth(knex).current(0)).get('github:github.example');
      await system.events.ended(
        { ...name, stream: '42' },
        { outcome: 'failed', reason: 'forbidden', message: 'no right' },
        new Date(NOW_MS),
      );
      expect(await of()).toMatchObject({ total: 1, failed: 1 });
      await reads(['43', cart]);
      expect(await of()).toBeUndefined();
      await reads(['43', cart], ['42', pay]);
      expect(await of()).toMatchObject({ total: 1, failed: 1 });
    });
  },
);
