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

function expectWithin(hours: number | undefined, exact: number): void {
  expect(Math.abs((hours ?? NaN) / exact - 1)).toBeLessThanOrEqual(0.0101);
}

describe.each(databases.eachSupportedId())(
  'lead times counted otherwise, on %s,',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    let answers: DeliveryAnswers;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      system = new DeliverySystem(knex);
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

    it('are told of the organisation within one percent', async () => {
      const { secondaryLeadTimes = [] } = await answers.ofOrganisation(asked);
      expect(secondaryLeadTimes).toEqual(
        expected.map(({ series, sampleSize }) =>
          expect.objectContaining({ series, sampleSize }),
        ),
      );
      // A percentile lies between two durations, each within one percent.
      expectWithin(secondaryLeadTimes[0]?.medianHours, 48);
      expectWithin(secondaryLeadTimes[0]?.p75Hours, 60);
      expectWithin(secondaryLeadTimes[0]?.p90Hours, 67.2);
      expectWithin(secondaryLeadTimes[1]?.medianHours, 47);
    });

    it('are missing where there is no lead time', async () => {
      const later = { from: '2026-09-10', to: '2026-09-20' };
      const numbers = [
        await answers.ofService(pay, later),
        await answers.ofOrganisation(later),
      ];
      for (const each of numbers) {
        expect(each.metrics.leadTime.value).toBeUndefined();
        expect(each).not.toHaveProperty('secondaryLeadTimes');
      }
    });

    it('are missing of the organisation until all days are counted by the version that counts them', async () => {
      for (const table of ['delivery_days', 'delivery_organisation_days']) {
        for (const { day, counts } of await knex(table)) {
          await knex(table)
            .where({ day })
            .update({ counts: asCountedBefore(counts) });
        }
      }
      await knex('delivery_services').update({ conventions: 'of before' });
      const before = await answers.ofOrganisation(asked);
      expect(before.metrics.leadTime).toMatchObject({ sampleSize: 2 });
      expect(before).not.toHaveProperty('secondaryLeadTimes');

      await system.derive();
      const after = await answers.ofOrganisation(asked);
      expect(after.metrics).toEqual(before.metrics);
      expect(after.secondaryLeadTimes).toHaveLength(2);
    });
  },
);

/** As days were stored when nothing was counted otherwise: bucket by bucket. */
function asCountedBefore(text: string): string {
  const {
    countedOtherwise: _changes,
    'commits~': _commits,
    'merged~': _merged,
    ...counts
  } = JSON.parse(text) as Record<string, number | readonly number[]>;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(counts).flatMap<readonly [string, number | undefined]>(
        ([name, found]) =>
          typeof found === 'number'
            ? [[name, found]]
            : found.flatMap<readonly [string, number | undefined]>(
                (bucket, index) =>
                  index % 2 === 0
                    ? [[`${name}${bucket}`, found[index + 1]]]
                    : [],
              ),
      ),
    ),
  );
}
