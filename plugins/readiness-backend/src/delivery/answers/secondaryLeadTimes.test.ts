import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import { DeliverySystem } from '../__testUtils__/deliverySystem';
import {
  at,
  commit,
  deployment,
  github,
  pullRequest,
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

const deployed = (id: string, byte: string, time: string) =>
  deployment(id, {
    sha: shaOf(byte),
    startedAtMs: at(time) - 60_000,
    statuses: [{ state: 'success', atMs: at(time) }],
  });

describe.each(databases.eachSupportedId())(
  'lead times counted otherwise, on %s,',
  databaseId => {
    let knex: Knex.Knex;
    let answers: DeliveryAnswers;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      const system = new DeliverySystem(knex);
      await system.events.ingest({
        source: github,
        evidence: 'deployments',
        places: [{ place: 'repository:42', service: pay }],
        events: [
          commit('a1'),
          commit('a2', { parents: [shaOf('a1')], pr: 7 }),
          commit('a3', {
            parents: [shaOf('a2')],
            authoredAtMs: at('2026-09-02T06:00:00Z'),
          }),
          pullRequest(7, {
            mergeSha: shaOf('a2'),
            mergedAtMs: at('2026-08-31T10:00:00Z'),
            commits: [
              { sha: shaOf('b1'), authoredAtMs: at('2026-08-30T09:00:00Z') },
              { sha: shaOf('b2'), authoredAtMs: at('2026-08-31T09:00:00Z') },
            ],
          }),
          deployed('1', 'a1', '2026-08-29T09:00:00Z'),
          deployed('2', 'a3', '2026-09-02T09:00:00Z'),
        ],
      });
      await system.derive();
      answers = new DeliveryAnswers({
        knex,
        now: () => new Date('2026-09-29T12:00:00Z'),
        options: readDeliveryOptions(new ConfigReader({})),
      });
    });
    afterAll(() => knex?.destroy());

    const expected = [
      // 3, 48 and 72 h: the pull request has two commits.
      {
        ...{ series: 'per-commit', sampleSize: 3 },
        ...{ medianHours: 48, p75Hours: 60, p90Hours: expect.closeTo(67.2) },
      },
      // The direct push was never merged.
      {
        ...{ series: 'merge-to-deployment', sampleSize: 1 },
        ...{ medianHours: 47, p75Hours: 47, p90Hours: 47 },
      },
    ];

    it('are of the same changes, commit by commit and from the merge on', async () => {
      const { metrics, secondaryLeadTimes } = await answers.ofService(
        pay,
        asked,
      );
      expect(metrics.leadTime).toMatchObject({ sampleSize: 2, value: 37.5 });
      expect(secondaryLeadTimes).toEqual(expected);
    });

    it('are told of a team as well', async () => {
      const { numbers } = await answers.ofTeam(
        'group:default/money',
        [pay],
        asked,
      );
      expect(numbers.secondaryLeadTimes).toEqual(expected);
    });

    it('are missing of the organisation, and where there is no lead time', async () => {
      const whole = await answers.ofOrganisation(asked);
      expect(whole.metrics.leadTime.value).toBeDefined();
      expect(whole).not.toHaveProperty('secondaryLeadTimes');
      const later = await answers.ofService(pay, {
        from: '2026-09-10',
        to: '2026-09-20',
      });
      expect(later.metrics.leadTime.value).toBeUndefined();
      expect(later).not.toHaveProperty('secondaryLeadTimes');
    });
  },
);
