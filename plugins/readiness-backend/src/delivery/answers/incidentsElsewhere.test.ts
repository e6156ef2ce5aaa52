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
  ...{ title: 'Slow', environment: 'Staging' },
  updatedAtMs: at('2026-09-01T12:00:00Z'),
});
/** That the shop is used by customers, somebody finds out late. */
const names = (tier: string) => ({
  groundwork: {
    environments: [
      { name: 'staging', tier },
      { name: 'recovery', tier: 'recovery' },
    ],
  },
});

describe.each(databases.eachSupportedId())(
  'an incident that names another environment, on %s',
  databaseId => {
    let knex: Knex.Knex;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    const under = (tier: string) => {
      const options = readDeliveryOptions(new ConfigReader(names(tier)));
      const system = new DeliverySystem(knex, {
        ...options.settings,
        tiers: options.tiers,
      });
      const answers = new DeliveryAnswers({
        ...{ knex, options, now: () => new Date('2026-09-30T12:00:00Z') },
      });
      return {
        answers,
        tell: async (...events: readonly (typeof told)[]) => {
          for (const event of events) {
            await system.events.ingest({ source: github, events: [event] });
            await system.derive();
          }
        },
        derive: () => system.derive(),
        system,
        numbersOf: async (service = pay, more: { tier?: string } = {}) => {
          const { counts, quality } = await answers.ofService(service, {
            ...asked,
            ...more,
          });
          return {
            failures: counts.failures,
            sentences: quality.flags
              .filter(({ type }) => type === 'incidents-elsewhere')
              .map(({ sentence }) => sentence),
          };
        },
      };
    };
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      await under('staging').system.events.ingest({
        source: github,
        evidence: 'deployments',
        places: [
          { place: 'repository:42', service: pay },
          { place: 'repository:43', service: cart },
        ],
        events: [
          deployment('d1'),
          deployment('d2', { place: 'repository:43' }),
          deployment('d3', { environment: 'staging' }),
        ],
      });
    });
    afterAll(() => knex?.destroy());

    const IN_PRODUCTION =
      'The incident “Slow” was told of Staging, and counts for nobody in production.';

    it('counts for nobody in production, and is named where it was felt and nowhere else', async () => {
      const { tell, numbersOf, answers } = under('staging');
      await tell(told);
      expect(await numbersOf()).toEqual({
        failures: 0,
        sentences: [IN_PRODUCTION],
      });
      expect((await numbersOf(cart)).sentences).toEqual([]);
      const team = await answers.ofTeam('group:default/a', [pay, cart], asked);
      const all = await answers.ofOrganisation(asked);
      for (const { quality } of [team.numbers, all]) {
        expect(quality.flags).toContainEqual({
          type: 'incidents-elsewhere',
          sentence: IN_PRODUCTION,
        });
      }
    });

    it('is named in its own tier, with why it does not count there, and in no other one', async () => {
      const { tell, numbersOf } = under('staging');
      await tell(told);
      expect(await numbersOf(pay, { tier: 'staging' })).toEqual({
        failures: undefined,
        sentences: [
          'The incident “Slow” was told of Staging, and counts for nobody in staging: what goes wrong is counted in production alone.',
        ],
      });
      expect((await numbersOf(pay, { tier: 'recovery' })).sentences).toEqual(
        [],
      );
    });

    it('counts once the configuration calls its environment production, and no more when it does not', async () => {
      await under('staging').tell(told);
      const asProduction = under('production');
      await asProduction.derive();
      expect(await asProduction.numbersOf()).toEqual({
        failures: 1,
        sentences: [],
      });
      const asStaging = under('staging');
      await asStaging.derive();
      expect(await asStaging.numbersOf()).toEqual({
        failures: 0,
        sentences: [IN_PRODUCTION],
      });
    });

    it('counts by its latest version, and is an incident of production without an environment', async () => {
      const { tell, numbersOf } = under('staging');
      const { environment, ...live } = told;
      await tell(told, { ...live, updatedAtMs: at('2026-09-02T12:00:00Z') });
      expect(await numbersOf()).toEqual({ failures: 1, sentences: [] });
    });

    it('takes nothing from a report of production that it is one incident with', async () => {
      const { tell, numbersOf } = under('staging');
      const { environment, ...live } = incident('8#1');
      await tell(
        { ...told, dedupKey: 'outage' },
        { ...live, dedupKey: 'outage' },
      );
      expect((await numbersOf()).failures).toBe(1);
    });

    it('is not named when its source took it back, or nobody felt it in the window', async () => {
      const { tell, numbersOf, answers } = under('staging');
      await tell(told);
      const later = await answers.ofService(pay, {
        ...{ from: '2026-09-02', to: '2026-10-01' },
      });
      expect(later.quality.flags.map(({ type }) => type)).not.toContain(
        'incidents-elsewhere',
      );
      await tell({
        ...told,
        updatedAtMs: at('2026-09-03T12:00:00Z'),
        withdrawn: { atMs: at('2026-09-03T12:00:00Z'), reason: 'it was none' },
      });
      expect((await numbersOf()).sentences).toEqual([]);
    });

    it('is named while there are few, and counted where there are many', async () => {
      const { tell, numbersOf } = under('staging');
      await tell(
        ...Array.from({ length: 7 }, (_, index) => ({
          ...told,
          id: `7#${index}`,
        })),
      );
      const { sentences } = await numbersOf();
      expect(sentences).toHaveLength(6);
      expect(sentences.at(-1)).toBe(
        '2 more incidents were told of other environments than production, and count for nobody in production.',
      );
    });
  },
);
