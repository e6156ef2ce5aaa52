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
  commit,
  deployment,
  github,
  shaOf,
} from '../__testUtils__/sampleEvents';
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const pay = 'component:default/pay';
const asked = { from: '2026-09-01', to: '2026-09-30' };

const deployed = (id: number, byte: string) =>
  deployment(String(id), {
    sha: shaOf(byte),
    startedAtMs: at(`2026-09-0${id}T10:00:00Z`),
    statuses: [{ state: 'success', atMs: at(`2026-09-0${id}T10:00:30Z`) }],
  });

/** Of a person and of a bot, then the second once more, a rollback, and one that broke. */
const events = [
  commit('a1'),
  commit('a2', { parents: [shaOf('a1')], author: 'ada' }),
  commit('a3', { parents: [shaOf('a2')], author: 'renovate[bot]' }),
  deployed(1, 'a1'),
  deployed(2, 'a2'),
  deployed(3, 'a3'),
  deployed(4, 'a3'),
  deployed(5, 'a1'),
  {
    ...deployed(6, 'a2'),
    statuses: [{ state: 'failure' as const, atMs: at('2026-09-06T10:00:30Z') }],
  },
];

describe.each(databases.eachSupportedId())(
  'what the configuration counts otherwise, on %s,',
  databaseId => {
    let knex: Knex.Knex;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(() => emptyDeliveryTables(knex));
    afterAll(() => knex?.destroy());

    async function metricsWith(delivery: object) {
      const options = readDeliveryOptions(
        new ConfigReader({
          readiness: { delivery: { incidentSource: true, ...delivery } },
        }),
      );
      const system = new DeliverySystem(knex, options.settings);
      await system.events.ingest({
        source: github,
        evidence: 'deployments',
        places: [{ place: 'repository:42', service: pay }],
        events: [...events],
      });
      await system.derive();
      const answers = new DeliveryAnswers({
        ...{ knex, options },
        now: () => new Date('2026-09-29T12:00:00Z'),
      });
      return (await answers.ofService(pay, asked)).metrics;
    }

    it('is said nowhere as long as nothing is', async () => {
      const metrics = await metricsWith({});
      expect(
        Object.values(metrics).map(({ conventions }) => conventions),
      ).toEqual(Array(5).fill(undefined));
      expect([
        metrics.deploymentFrequency.sampleSize,
        metrics.leadTime.sampleSize,
        metrics.changeFailRate.sampleSize,
      ]).toEqual([5, 2, 5]);
    });

    it('leaves authors out of the lead times, says so there and names nobody, and works out anew what was derived before', async () => {
      await metricsWith({});
      const { leadTime, deploymentFrequency } = await metricsWith({
        excludeAuthors: {
          names: ['renovate[bot]'],
          because: 'dependency bots',
        },
      });
      expect(leadTime).toMatchObject({
        sampleSize: 1,
        conventions: [
          'Changes by 1 author are left out by configuration: dependency bots.',
        ],
      });
      expect(deploymentFrequency.conventions).toBeUndefined();
      expect(deploymentFrequency.sampleSize).toBe(5);
    });

    it('leaves redeployments out of what is counted in deployments, with how many there are', async () => {
      const metrics = await metricsWith({ excludeRedeploys: true });
      const said = [
        'Redeployments of the running commit are left out by configuration: 1 in this window.',
      ];
      expect(metrics.deploymentFrequency).toMatchObject({
        sampleSize: 4,
        conventions: said,
      });
      expect(metrics.changeFailRate.conventions).toEqual(said);
      expect(metrics.reworkRate.conventions).toEqual(said);
      expect(metrics.leadTime.conventions).toBeUndefined();
      const { deploymentFrequency: again } = await metricsWith({});
      expect(again.sampleSize).toBe(5);
    });

    it('leaves deployments out that bring no change, which those of an author who is left out are', async () => {
      const { deploymentFrequency } = await metricsWith({
        requireChange: true,
        excludeAuthors: {
          names: ['renovate[bot]'],
          because: 'dependency bots',
        },
      });
      expect(deploymentFrequency).toMatchObject({
        sampleSize: 4,
        conventions: [
          'Deployments that bring no change are left out by configuration: 1 in this window.',
        ],
      });
    });

    it('counts a rollout that broke as a failure, and takes rollbacks out of the share', async () => {
      const before = await metricsWith({});
      const { changeFailRate } = await metricsWith({
        failedDeploymentsAreFailures: true,
        excludeRollbacksFromChangeFailRate: true,
      });
      expect(changeFailRate.conventions).toEqual([
        'By configuration a rollout that breaks counts as a failure, whether users noticed or not.',
        'By configuration it is a share of deployments without the rollbacks that did not fail themselves.',
      ]);
      expect(before.changeFailRate.sampleSize).toBe(5);
      // One more that broke, one less that went back.
      expect(changeFailRate.sampleSize).toBe(5);
      expect(changeFailRate.value).toBeGreaterThan(
        before.changeFailRate.value ?? NaN,
      );
    });
  },
);
