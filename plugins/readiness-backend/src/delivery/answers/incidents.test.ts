import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { EventCollectorRegistration } from '@groundwork/plugin-readiness-node';
import Knex from 'knex';
import { z } from 'zod';
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
import { DatabaseReadings } from '../collect/readings';
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const pay = 'component:default/pay';
const asked = { from: '2026-09-01', to: '2026-10-01' };
const DAY_MS = 86_400_000;
const issues: EventCollectorRegistration = {
  cadence: { minutes: 10 },
  tellsOfIncidents: true,
  collector: {
    ...{ id: 'example:incidents', source: github },
    positionSchema: z.unknown(),
    streams: async () => [],
    async *read() {
      yield* [];
    },
  },
};

describe.each(databases.eachSupportedId())(
  'while a source of incidents is not read, on %s',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    const registered = async () => {
      const readings = new DatabaseReadings(knex);
      await readings.state(issues, { nowMs: 0, nextAtMs: 0 });
      await readings.ended(
        issues,
        { outcome: 'partly' },
        { nowMs: 0, nextAtMs: 0, catchesUp: false },
      );
    };
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      system = new DeliverySystem(knex);
      const times = Array.from(
        { length: 10 },
        (_, day) => at('2026-09-02T10:00:00Z') + day * DAY_MS,
      );
      await system.events.ingest({
        source: github,
        evidence: 'deployments',
        places: [{ place: 'repository:42', service: pay }],
        events: [
          ...times.map((startedAtMs, index) =>
            deployment(`d${index}`, {
              startedAtMs,
              statuses: [{ state: 'success', atMs: startedAtMs + 60_000 }],
            }),
          ),
          ...times.slice(0, 2).map((startMs, index) =>
            incident(`i${index}`, {
              createdAtMs: startMs + 3_600_000,
              resolvedAtMs: startMs + 7_200_000,
            }),
          ),
        ],
      });
      await system.derive();
      await registered();
    });
    afterAll(() => knex?.destroy());

    const told = async () => {
      const answers = new DeliveryAnswers({
        ...{ knex, now: () => new Date('2026-10-02T00:00:00Z') },
        options: readDeliveryOptions(new ConfigReader({})),
      });
      const own = await answers.ofService(pay, asked);
      const team = await answers.ofTeam('group:default/a', [pay], asked);
      const all = await answers.ofOrganisation(asked);
      expect(team.numbers.metrics).toEqual(own.metrics);
      expect(all.metrics.changeFailRate).toEqual(own.metrics.changeFailRate);
      return own.metrics;
    };
    const name = (stream: string) => ({
      ...{ collector: issues.collector.id, source: github, stream },
    });
    const complete = (stream: string, time: string) =>
      system.events.ended(
        name(stream),
        { outcome: 'complete' },
        new Date(time),
      );
    const fail = (stream: string) =>
      system.events.ended(
        name(stream),
        { outcome: 'failed', reason: 'forbidden', message: 'no right' },
        new Date('2026-10-02T00:00:00Z'),
      );

    it('the numbers are plain when everything was read after the window ended, also when it failed since', async () => {
      await complete('one', '2026-09-30T23:00:00Z');
      const { changeFailRate, recoveryTime } = await told();
      expect(changeFailRate).toMatchObject({ value: 20, sampleSize: 10 });
      expect(changeFailRate).not.toHaveProperty('atLeast');
      expect(recoveryTime).toMatchObject({ value: 1, sampleSize: 2 });
      await complete('one', '2026-10-01T01:00:00Z');
      await fail('one');
      expect((await told()).changeFailRate.value).toBe(20);
    });

    it.each<[string, () => Promise<void>]>([
      ['a part was never read', () => fail('two')],
      [
        'nobody said what there is to read',
        async () => {
          await knex('delivery_cursors').delete();
        },
      ],
      [
        'a part was read before the window ended, and not since',
        async () => {
          await complete('two', '2026-09-20T00:00:00Z');
          await fail('two');
        },
      ],
      [
        'a part keeps less than the window',
        async () => {
          await system.events.store(name('two'), {
            ...{ events: [], places: [], setAside: [], to: '1' },
            progress: { read: 1, completeFromMs: at('2026-09-10T00:00:00Z') },
          });
          await complete('two', '2026-10-01T01:00:00Z');
        },
      ],
    ])(
      '%s: shares are at least what is known, and nobody says how long recoveries take',
      async (_, lose) => {
        await complete('one', '2026-10-01T01:00:00Z');
        await lose();
        const { changeFailRate, recoveryTime, deploymentFrequency } =
          await told();
        expect(changeFailRate).toMatchObject({
          ...{ atLeast: 20, undefined: { reason: 'incidents-not-read' } },
        });
        expect(changeFailRate).not.toHaveProperty('value');
        expect(recoveryTime).toEqual({
          ...{ unit: 'hours', better: 'lower', sampleSize: 2 },
          undefined: expect.objectContaining({ reason: 'incidents-not-read' }),
        });
        expect(deploymentFrequency.value).toBeGreaterThan(0);
      },
    );

    it('no part that is taken away gives a better plain number, whatever was read of it before', async () => {
      await complete('one', '2026-10-01T01:00:00Z');
      const whole = (await told()).changeFailRate.value ?? 0;
      for (const lost of [['i0'], ['i1'], ['i0', 'i1']]) {
        await emptyDeliveryTables(knex);
        system = new DeliverySystem(knex);
        await registered();
        await system.events.ingest({
          source: github,
          evidence: 'deployments',
          places: [{ place: 'repository:42', service: pay }],
          events: [
            deployment('d0'),
            ...['i0', 'i1']
              .filter(id => !lost.includes(id))
              .map(id => incident(id)),
          ],
        });
        await system.derive();
        await fail('one');
        const { changeFailRate, recoveryTime, reworkRate } = await told();
        expect(changeFailRate.value).toBeUndefined();
        expect(changeFailRate.atLeast ?? whole).toBeGreaterThan(0);
        expect(recoveryTime.value).toBeUndefined();
        expect(reworkRate.value).toBeUndefined();
      }
    });
  },
);
