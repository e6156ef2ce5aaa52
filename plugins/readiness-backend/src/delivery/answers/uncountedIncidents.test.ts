import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  DeliveryEventOf,
  ReadinessSchemas,
  Source,
} from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import { migrationsDirectory } from '../../database/migrate';
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
const tracker: Source = { kind: 'jira', instance: 'tracker.example' };
const MIGRATION = '20261123130000_delivery_unattributed.js';

type Numbers = Pick<ReadinessSchemas['DeliveryNumbers'], 'quality' | 'counts'>;
const flagOf = (
  { quality }: Numbers,
  type: ReadinessSchemas['DeliveryFlag']['type'],
) => quality.flags.find(flag => flag.type === type);

/** The deployment of the samples ended an hour before. */
const attributed = incident('7#1', { title: 'Down' });
const late = incident('7#2', {
  ...{ title: 'Slow', url: 'https://github.example/7/2' },
  createdAtMs: at('2026-09-05T11:00:00Z'),
});
const power = incident('7#3', {
  ...{ title: 'Power cut', changeCaused: false },
  createdAtMs: at('2026-09-06T11:00:00Z'),
});
const misnamed = incident('7#4', {
  ...{ title: 'Empty basket', places: ['service:crat'] },
  createdAtMs: at('2026-09-07T11:00:00Z'),
});

describe.each(databases.eachSupportedId())(
  'incidents that make no deployment fail, on %s',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    let answers: DeliveryAnswers;
    const tell = async (
      events: readonly DeliveryEventOf<'incident'>[],
      places: readonly { place: string; service: string }[] = [],
    ) => {
      await system.events.ingest({ source: github, events, places });
      await system.derive();
    };
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      const options = readDeliveryOptions(
        new ConfigReader({
          groundwork: { environments: [{ name: 'staging', tier: 'staging' }] },
        }),
      );
      system = new DeliverySystem(knex, options.settings);
      answers = new DeliveryAnswers({
        ...{ knex, options, now: () => new Date('2026-09-30T12:00:00Z') },
      });
      await system.events.ingest({
        source: github,
        evidence: 'deployments',
        places: [
          { place: 'repository:42', service: pay },
          { place: 'repository:43', service: cart },
          { place: 'service:cart', service: cart },
        ],
        events: [
          deployment('d1'),
          deployment('d2', { place: 'repository:43' }),
        ],
      });
    });
    afterAll(() => knex?.destroy());

    const UNATTRIBUTED = {
      type: 'incidents-unattributed',
      sentence:
        '2 incidents of these 30 days are attributed to no deployment, so none failed by them: 1 began when no deployment was under way and none had ended in the 24 hours before; 1 is said by its source to be caused by no change.',
      incidents: [
        {
          id: 'github:github.example/7#3',
          title: 'Power cut',
          impactStartedAt: '2026-09-06T11:00:00.000Z',
          why: 'is said by its source to be caused by no change',
        },
        {
          id: 'github:github.example/7#2',
          title: 'Slow',
          url: 'https://github.example/7/2',
          impactStartedAt: '2026-09-05T11:00:00.000Z',
          why: 'began when no deployment was under way and none had ended in the 24 hours before',
        },
      ],
    };

    it('are counted with why, and listed with their pages, where they were felt and nowhere else', async () => {
      await tell([attributed, late, power]);
      const own = await answers.ofService(pay, asked);
      expect(own.counts.failures).toBe(1);
      expect(flagOf(own, 'incidents-unattributed')).toEqual(UNATTRIBUTED);
      const team = await answers.ofTeam('group:default/a', [pay, cart], asked);
      const all = await answers.ofOrganisation(asked);
      for (const numbers of [team.numbers, all]) {
        expect(flagOf(numbers, 'incidents-unattributed')).toEqual(UNATTRIBUTED);
      }
      for (const elsewhere of [
        await answers.ofService(cart, asked),
        await answers.ofService(pay, { from: '2026-09-08', to: '2026-10-01' }),
        await answers.ofService(pay, { ...asked, tier: 'staging' }),
      ]) {
        expect(flagOf(elsewhere, 'incidents-unattributed')).toBeUndefined();
      }
    });

    it('are one where several services felt it, and none once a deployment is its cause', async () => {
      const shared = { ...late, places: ['repository:42', 'repository:43'] };
      await tell([shared]);
      const both = [pay, cart];
      const before = await answers.ofTeam('group:default/a', both, asked);
      expect(
        flagOf(before.numbers, 'incidents-unattributed')?.incidents,
      ).toHaveLength(1);
      await system.events.ingest({
        source: github,
        events: [
          deployment('d3', {
            ...{ place: 'repository:43', sha: 'c3'.repeat(20) },
            startedAtMs: at('2026-09-05T10:00:00Z'),
            statuses: [{ state: 'success', atMs: at('2026-09-05T10:05:00Z') }],
          }),
        ],
      });
      await system.derive();
      const after = await answers.ofTeam('group:default/a', both, asked);
      expect(after.numbers.counts.failures).toBe(1);
      expect(flagOf(after.numbers, 'incidents-unattributed')).toBeUndefined();
    });

    it('are listed while there are few, and counted where there are many', async () => {
      await tell(
        Array.from({ length: 25 }, (_, index) => ({
          ...late,
          id: `7#${index}`,
          createdAtMs: late.createdAtMs + index * 60_000,
        })),
      );
      for (const numbers of [
        await answers.ofService(pay, asked),
        await answers.ofOrganisation(asked),
      ]) {
        const flag = flagOf(numbers, 'incidents-unattributed');
        expect(flag?.sentence).toMatch(/^25 incidents/);
        const ids = flag?.incidents?.map(({ id }) => id) ?? [];
        expect(ids).toHaveLength(20);
        expect(ids[0]).toBe('github:github.example/7#24');
      }
    });

    it('are nobody’s when they name no service that the catalog knows, and somebody’s once it does', async () => {
      await tell([misnamed]);
      const all = await answers.ofOrganisation(asked);
      expect(flagOf(all, 'incidents-unattributed')).toBeUndefined();
      expect(flagOf(all, 'incidents-of-nobody')).toEqual({
        type: 'incidents-of-nobody',
        sentence:
          '1 incident of these 30 days names no service that the catalog knows, so it counts for nobody until the catalog knows the service or the incident names another one.',
        incidents: [
          {
            id: 'github:github.example/7#4',
            title: 'Empty basket',
            impactStartedAt: '2026-09-07T11:00:00.000Z',
            why: 'names service:crat',
          },
        ],
      });
      const own = await answers.ofService(cart, asked);
      expect(flagOf(own, 'incidents-of-nobody')).toBeUndefined();
      await tell([], [{ place: 'service:crat', service: cart }]);
      const known = await answers.ofOrganisation(asked);
      expect(flagOf(known, 'incidents-of-nobody')).toBeUndefined();
      expect(flagOf(known, 'incidents-unattributed')?.incidents).toHaveLength(
        1,
      );
    });

    it('are not nobody’s when the incidents of the service are kept in another source', async () => {
      await system.events.ingest({
        ...{ source: tracker, events: [] },
        places: [{ place: 'project:PAY', service: pay, keepsIncidents: true }],
      });
      await tell([late]);
      const all = await answers.ofOrganisation(asked);
      expect(flagOf(all, 'incidents-of-nobody')).toBeUndefined();
      expect(flagOf(all, 'incidents-unattributed')).toBeUndefined();
    });

    it('are not told of when their source took them back', async () => {
      await tell([late, misnamed]);
      const updatedAtMs = at('2026-09-08T12:00:00Z');
      await tell(
        [late, misnamed].map(each => ({
          ...{ ...each, updatedAtMs },
          withdrawn: { atMs: updatedAtMs, reason: 'it was none' },
        })),
      );
      const all = await answers.ofOrganisation(asked);
      expect(all.quality.flags.map(({ type }) => type)).toEqual([
        'incidents-withdrawn',
        'incidents-withdrawn',
      ]);
    });

    it('are the same of what was attributed before this was noted', async () => {
      await tell([attributed, late, power, misnamed]);
      const before = await answers.ofOrganisation(asked);
      const directory = migrationsDirectory;
      await knex.migrate.down({ directory, name: MIGRATION });
      await migrateToLatest(knex);
      expect(await answers.ofOrganisation(asked)).toEqual(before);
      expect(flagOf(before, 'incidents-unattributed')).toEqual(UNATTRIBUTED);
    });
  },
);
