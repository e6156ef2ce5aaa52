import { TestDatabases } from '@backstage/backend-test-utils';
import {
  DeliveryEvents,
  DeliveryLedger,
  DeliverySettings,
  DeploymentRecord,
} from '@groundwork/delivery-metrics';
import { arrivals, conventions } from '@groundwork/delivery-metrics/testUtils';
import { DeliveryEvent } from '@groundwork/plugin-readiness-common';
import * as fc from 'fast-check';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { asStored, placeOf, testSource } from '../__testUtils__/engineEvents';
import { tierResults } from '../__testUtils__/tierResults';
import { at, commit, deployment, shaOf } from '../__testUtils__/sampleEvents';
import { readTally, sumOf, Tally } from '../days/tally';
import { Tiers } from '../tiers';

jest.setTimeout(600_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const SERVICES = ['api', 'web'];
const WHOLE = process.env.PROOF === 'ingest';
const staging = new Tiers([{ name: 'staging', tier: 'staging' }]);

/** What the engine makes of a history in which staging is all the production there is, and nobody tells of incidents. */
function asIfProduction(events: DeliveryEvents): DeliveryEvents {
  return {
    ...events,
    incidents: [],
    deployments: events.deployments
      ?.filter(({ environment }) => environment === 'staging')
      .map(attempt => ({ ...attempt, environment: 'production' })),
  };
}

/** Without what is not told of staging. */
function comparable(records: readonly DeploymentRecord[]): readonly string[] {
  return records
    .map(({ failure: _, ...record }) =>
      JSON.stringify({ ...record, rework: [] }),
    )
    .sort();
}

describe.each(databases.eachSupportedId())(
  'deriving another tier on %s',
  databaseId => {
    const few = databaseId === 'SQLITE_3' ? 20 : 4;
    const runs = WHOLE ? { numRuns: 100 } : { numRuns: few, seed: 31 };
    let knex: Knex.Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(() => emptyDeliveryTables(knex));
    afterAll(() => knex?.destroy());

    async function open(
      settings: Partial<DeliverySettings> = {},
      tiers: Tiers = staging,
    ) {
      await emptyDeliveryTables(knex);
      const system = new DeliverySystem(knex, { ...settings, tiers });
      await system.know(SERVICES);
      return system;
    }
    const inStaging = async () => (await tierResults(knex)).records;
    const recordsIn = async (tier: string) =>
      (await inStaging())
        .filter(row => row.tier === tier)
        .map(({ record }) => record);

    it('gives what the engine gives for it alone, whenever it is done, for any history in any batches', async () => {
      const now = fc.infiniteStream(fc.boolean());
      await fc.assert(
        fc.asyncProperty(
          arrivals(),
          conventions,
          now,
          async ([, batches], settings, derivesNow) => {
            const system = await open(settings);
            const ledger = new DeliveryLedger(settings);
            const stored: unknown[] = [];
            const inMemory: unknown[] = [];
            for (const [index, batch] of batches.entries()) {
              await system.ingest(batch);
              ledger.apply(asStored(asIfProduction(batch)));
              if (index === batches.length - 1 || derivesNow.next().value) {
                await system.derive();
                stored.push(comparable(await recordsIn('staging')));
                inMemory.push(comparable(ledger.records().deployments));
              }
            }
            expect(stored).toEqual(inMemory);
            const { days, organisationDays } = await tierResults(knex);
            const added = new Map<string, Tally>();
            for (const { tier, day, counts } of days) {
              const key = `${tier} ${day}`;
              added.set(key, sumOf([added.get(key) ?? {}, readTally(counts)]));
            }
            expect(organisationDays).toEqual(added);
          },
        ),
        runs,
      );
    });

    it('leaves production exactly as it is without', async () => {
      const histories = fc.sample(arrivals(), { numRuns: 5, seed: 7 });
      // Checkpoints number commits in the order in which they were looked for.
      const tables = [
        'delivery_rollouts',
        'delivery_days',
        'delivery_services',
      ];
      const look = async (tiers: Tiers) => {
        const found: string[] = [];
        let others = 0;
        for (const [, batches] of histories) {
          const system = await open({}, tiers);
          for (const batch of batches) {
            await system.ingest(batch);
            await system.derive();
          }
          for (const table of tables) {
            const rows: readonly object[] = await knex(table);
            found.push(...rows.map(row => JSON.stringify(row)).sort());
          }
          others += (await inStaging()).length;
        }
        return { found, others };
      };
      const alone = await look(new Tiers());
      const beside = await look(staging);
      expect(beside.found.length).toBeGreaterThan(30);
      expect(beside.found).toEqual(alone.found);
      expect(alone.others).toBe(0);
      expect(beside.others).toBeGreaterThan(0);
    });

    const events = (...told: readonly DeliveryEvent[]) => ({
      source: testSource,
      events: told,
    });
    const own = { place: placeOf('api'), repository: { id: '42' } };
    const to = (environment: string, hours = 0) => ({
      ...own,
      environment,
      startedAtMs: at('2026-09-02T10:00:00Z') + hours * 3_600_000,
      statuses: [
        {
          state: 'success' as const,
          atMs: at('2026-09-02T10:10:00Z') + hours * 3_600_000,
        },
      ],
    });
    const ids = async (tier: string) =>
      (await recordsIn(tier)).map(({ id }) => id.split('/')[1]).sort();

    it('keeps each tier by itself, and environments of one tier together', async () => {
      const system = await open(
        {},
        new Tiers([
          { name: 'Staging-EU', tier: 'staging' },
          { name: 'staging-us', tier: 'staging' },
          { name: 'recovery', tier: 'recovery' },
        ]),
      );
      await system.events.ingest(
        events(
          deployment('eu', { ...to(' staging-eu'), runId: '1' }),
          deployment('us', { ...to('staging-us', 1), runId: '1' }),
          deployment('tier', to('staging', 2)),
          deployment('dr', to('recovery', 3)),
          deployment('nobodys', to('preview', 4)),
        ),
      );
      await system.derive();
      expect(await ids('staging')).toEqual(['tier', 'us']);
      expect(await ids('recovery')).toEqual(['dr']);
      expect(await inStaging()).toHaveLength(3);
    });

    it('has the lead time to it, also where the commits are told later', async () => {
      const system = await open();
      await system.events.ingest(
        events(
          deployment('d1', { ...to('staging'), sha: shaOf('a1') }),
          deployment('d2', { ...to('staging', 5), sha: shaOf('a2') }),
        ),
      );
      await system.derive();
      const leads = async () =>
        (await recordsIn('staging')).flatMap(({ changes }) =>
          changes.map(({ leadTimeMs }) => leadTimeMs),
        );
      expect(await leads()).toEqual([]);
      await system.events.ingest(
        events(commit('a1'), commit('a2', { parents: [shaOf('a1')] })),
      );
      await system.derive();
      expect(await leads()).toEqual([
        at('2026-09-02T15:10:00Z') - at('2026-08-30T09:00:00Z'),
      ]);
    });

    it('asks nothing more of a service that is deployed to production only', async () => {
      const system = await open();
      await system.events.ingest(events(deployment('d1', own)));
      await system.derive();
      expect(await knex('delivery_tier_services')).toEqual([]);
      expect(await knex('delivery_tier_marks')).toEqual([]);
    });

    it('follows the configuration to and fro', async () => {
      const system = await open();
      await system.events.ingest(events(deployment('d1', to('staging'))));
      await system.derive();
      expect(await ids('staging')).toEqual(['d1']);
      const renamed = new DeliverySystem(knex, {
        tiers: new Tiers([{ name: 'staging', tier: 'test' }]),
      });
      await renamed.derive();
      expect(await ids('staging')).toEqual([]);
      expect(await ids('test')).toEqual(['d1']);
      const { organisationDays } = await tierResults(knex);
      expect([...organisationDays.keys()]).toEqual(['test 2026-09-02']);
      await system.derive();
      expect(await ids('staging')).toEqual(['d1']);
    });

    it('begins with what was stored before anybody counted it', async () => {
      const before = await open({}, new Tiers());
      await before.events.ingest(events(deployment('d1', to('staging'))));
      await before.derive();
      // As the migration leaves it.
      await knex('delivery_tier_services').insert(
        SERVICES.map(service => ({ service })),
      );
      const { derived } = await new DeliverySystem(knex, {
        tiers: staging,
      }).deriver.run();
      expect(derived).toEqual([]);
      expect(await ids('staging')).toEqual(['d1']);
      expect(await knex('delivery_tier_services').pluck('service')).toEqual([
        'api',
      ]);
    });

    it('takes a deployment that never happened out again', async () => {
      const system = await open();
      await system.events.ingest(events(deployment('d1', to('staging'))));
      await system.derive();
      await system.events.ingest(
        events({ kind: 'tombstone', of: 'deployment', id: 'd1' }),
      );
      await system.derive();
      expect(await tierResults(knex)).toEqual({
        records: [],
        days: [],
        organisationDays: new Map(),
      });
    });

    it('fails by itself: production counts, what was known stays, and the reason is kept', async () => {
      const system = await open();
      const step = (byte: string, hours: number) =>
        deployment(`d${byte}`, { ...to('staging', hours), sha: shaOf(byte) });
      await system.events.ingest(
        events(
          commit('a1', { parents: [shaOf('a2')] }),
          commit('a2', { parents: [shaOf('a1')] }),
          step('a3', 1),
          step('a1', 2),
          step('a4', 3),
          step('a2', 4),
          deployment('live', { ...to('production'), sha: shaOf('b1') }),
        ),
      );
      const { failed, derived } = await system.deriver.run();
      expect(failed).toEqual([
        { service: 'api', why: expect.stringMatching(/descends from itself/) },
      ]);
      expect(derived).toContainEqual(
        expect.objectContaining({ service: 'api', foldedDeployments: 1 }),
      );
      expect((await system.records.all()).deployments).toHaveLength(1);
      expect(await knex('delivery_tier_services').pluck('failure')).toEqual([
        expect.stringMatching(/descends from itself/),
      ]);
      expect(await knex('delivery_tier_marks')).not.toEqual([]);
    });
  },
);
