import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import Knex from 'knex';
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
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const pay = 'component:default/pay';
const cart = 'component:default/cart';
const asked = { from: '2026-09-01', to: '2026-10-01' };
const told = incident('7#3', {
  title: 'Errors',
  updatedAtMs: at('2026-09-01T12:00:00Z'),
});
const withdrawn = {
  ...told,
  updatedAtMs: at('2026-09-02T09:00:00Z'),
  withdrawn: {
    atMs: at('2026-09-02T09:00:00Z'),
    reason: 'the label “incident” was taken away from acme/shop#3',
  },
};
const again = { ...told, updatedAtMs: at('2026-09-03T09:00:00Z') };

describe.each(databases.eachSupportedId())(
  'an incident that its source took back, on %s',
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
        ],
        events: [
          deployment('d1'),
          deployment('d2', { place: 'repository:43' }),
        ],
      });
    });
    afterAll(() => knex?.destroy());

    const tell = async (...events: readonly (typeof told)[]) => {
      for (const event of events) {
        await system.events.ingest({ source: github, events: [event] });
        await system.derive();
      }
    };
    const answers = () =>
      new DeliveryAnswers({
        ...{ knex, now: () => new Date('2026-09-30T12:00:00Z') },
        options: readDeliveryOptions(new ConfigReader({})),
      });
    const numbersOf = async (service = pay) => {
      const { counts, quality } = await answers().ofService(service, asked);
      return {
        failures: counts.failures,
        sentences: quality.flags
          .filter(({ type }) => type === 'incidents-withdrawn')
          .map(({ sentence }) => sentence),
      };
    };
    const SENTENCE =
      'The incident “Errors” does not count, because the label “incident” was taken away from acme/shop#3 on 2 Sept 2026.';

    it('stops counting, says why where it counted, and nowhere else', async () => {
      await tell(told);
      expect(await numbersOf()).toEqual({ failures: 1, sentences: [] });
      await tell(withdrawn);
      expect(await numbersOf()).toEqual({ failures: 0, sentences: [SENTENCE] });
      expect((await numbersOf(cart)).sentences).toEqual([]);
      const team = await answers().ofTeam(
        'group:default/a',
        [pay, cart],
        asked,
      );
      const all = await answers().ofOrganisation(asked);
      for (const { quality } of [team.numbers, all]) {
        expect(quality.flags).toContainEqual({
          type: 'incidents-withdrawn',
          sentence: SENTENCE,
        });
      }
    });

    it('counts again when it comes back', async () => {
      await tell(told, withdrawn, again);
      expect(await numbersOf()).toEqual({ failures: 1, sentences: [] });
    });

    it('counts by the latest version, in whatever order they arrive', async () => {
      await tell(again, told, withdrawn);
      expect(await numbersOf()).toEqual({ failures: 1, sentences: [] });
      await emptyDeliveryTables(knex);
    });

    it('counts where it was taken back and came in the same second, of which nobody knows which was first', async () => {
      const both = { ...told, updatedAtMs: withdrawn.updatedAtMs };
      await tell(withdrawn, both);
      expect((await numbersOf()).failures).toBe(1);
      await tell(both, withdrawn);
      expect((await numbersOf()).failures).toBe(1);
    });

    it('is not told of a window in which nobody felt it', async () => {
      await tell(withdrawn);
      const { quality } = await answers().ofService(pay, {
        ...{ from: '2026-09-02', to: '2026-10-01' },
      });
      expect(quality.flags.map(({ type }) => type)).not.toContain(
        'incidents-withdrawn',
      );
    });

    it('is named while there are few, and counted where there are many', async () => {
      await tell(
        ...Array.from({ length: 7 }, (_, index) => ({
          ...withdrawn,
          id: `7#${index}`,
        })),
      );
      const { sentences } = await numbersOf();
      expect(sentences).toHaveLength(6);
      expect(sentences.at(-1)).toBe(
        '2 more incidents do not count, because their sources took them back.',
      );
    });
  },
);
