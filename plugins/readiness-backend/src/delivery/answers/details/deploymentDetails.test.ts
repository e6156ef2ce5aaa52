import { TestDatabases } from '@backstage/backend-test-utils';
import {
  calendarIn,
  DEFAULT_DELIVERY_SETTINGS,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { migrateToLatest } from '../../../database';
import { DeliverySystem } from '../../__testUtils__/deliverySystem';
import {
  at,
  commit,
  deployment,
  github,
  incident,
  pullRequest,
  shaOf,
} from '../../__testUtils__/sampleEvents';
import { windowOf } from '../window';
import { deploymentsPage } from '../deploymentsPage';
import { deploymentDetails } from './deploymentDetails';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const service = 'component:default/checkout';
const source = 'github:github.example';
const web = 'https://github.example/acme/checkout';

/** A first deployment, one with a pull request and a direct push that breaks things, and the rollback to the first. */
async function deliver(knex: Knex): Promise<void> {
  const system = new DeliverySystem(knex);
  const statuses = (time: string) => [
    { state: 'in_progress' as const, atMs: at(time) - 60_000 },
    { state: 'success' as const, atMs: at(time) },
  ];
  await system.events.ingest({
    source: github,
    evidence: 'deployments',
    places: [{ place: 'repository:42', service }],
    events: [
      commit('a1'),
      commit('a2', { parents: [shaOf('a1')], pr: 7, url: `${web}/commit/a2` }),
      commit('a3', {
        parents: [shaOf('a2')],
        title: 'Round down',
        author: 'ada',
        url: `${web}/commit/a3`,
      }),
      pullRequest(7, {
        title: 'Round up',
        author: 'rhea',
        url: `${web}/pull/7`,
        commitUrl: `${web}/commit/{sha}`,
        mergeSha: shaOf('a2'),
      }),
      deployment('1', {
        startedAtMs: at('2026-08-30T11:59:00Z'),
        statuses: statuses('2026-08-30T12:00:00Z'),
      }),
      deployment('2', {
        sha: shaOf('a3'),
        startedAtMs: at('2026-09-01T11:59:00Z'),
        statuses: statuses('2026-09-01T12:00:00Z'),
        url: `${web}/actions/runs/2`,
        startedBy: { kind: 'person', name: 'rhea' },
      }),
      deployment('3', {
        startedAtMs: at('2026-09-01T13:59:00Z'),
        statuses: statuses('2026-09-01T14:00:00Z'),
      }),
      incident('9', {
        createdAtMs: at('2026-09-01T13:00:00Z'),
        resolvedAtMs: at('2026-09-01T14:30:00Z'),
        title: 'Wrong totals',
        url: `${web}/issues/9`,
      }),
    ],
  });
  await system.derive();
}

describe.each(databases.eachSupportedId())(
  'the details of a deployment on %s',
  databaseId => {
    let knex: Knex;
    const services = () => ({ knex, settings: DEFAULT_DELIVERY_SETTINGS });
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      await deliver(knex);
    });
    afterAll(async () => {
      await knex?.destroy();
    });

    it('name what it shipped, with the pages of pull request and commits', async () => {
      const { changes, commitUrl } = await deploymentDetails(
        services(),
        service,
        `${source}/2`,
      );
      expect(commitUrl).toBe(`${web}/commit/a3`);
      expect(changes).toHaveLength(2);
      expect(changes.find(({ id }) => id === 'pr7')).toMatchObject({
        number: 7,
        title: 'Round up',
        author: 'rhea',
        url: `${web}/pull/7`,
        mergedAt: '2026-08-31T10:00:00.000Z',
        leadTimeHours: 51,
        // What it is counted from, and the finish 51 hours later.
        startedAt: '2026-08-30T09:00:00.000Z',
        startedBy: shaOf('b1'),
        commitCount: 1,
        commits: [{ sha: shaOf('b1'), url: `${web}/commit/${shaOf('b1')}` }],
      });
      expect(changes.find(({ id }) => id === shaOf('a3'))).toMatchObject({
        title: 'Round down',
        author: 'ada',
        commits: [{ sha: shaOf('a3'), url: `${web}/commit/a3` }],
      });
    });

    it('name its incident, and what undid it', async () => {
      const { incidents, undoneBy, undid } = await deploymentDetails(
        services(),
        service,
        `${source}/2`,
      );
      expect(incidents).toEqual([
        {
          id: `${source}/9`,
          title: 'Wrong totals',
          url: `${web}/issues/9`,
          impactStartedAt: '2026-09-01T13:00:00.000Z',
          resolvedAt: '2026-09-01T14:30:00.000Z',
          rule: 'The incident began 1 h after this deployment finished, the latest one before it; the limit is 24 h.',
        },
      ]);
      expect(undoneBy).toEqual([
        {
          id: `${source}/3`,
          reasons: ['rollback'],
          kind: 'rollback',
          sha: shaOf('a1'),
          finishedAt: '2026-09-01T14:00:00.000Z',
        },
      ]);
      expect(undid).toEqual([]);
    });

    it('name of a rollback what it undid', async () => {
      const { undid } = await deploymentDetails(
        services(),
        service,
        `${source}/3`,
      );
      expect(undid).toMatchObject([
        { id: `${source}/2`, reasons: ['rollback'], kind: 'forward' },
      ]);
    });

    it('say which rules made it what it is in each number', async () => {
      const rulesOf = async (id: string) => {
        const { rules } = await deploymentDetails(
          services(),
          service,
          `${source}/${id}`,
        );
        return rules.map(({ about, sentence }) => `${about}: ${sentence}`);
      };
      expect(await rulesOf('2')).toEqual([
        'kind: Forward: the commit a3a3a3a was not in production before.',
        'change-fail-rate: Failed: the incident began 1 h after this deployment finished, the latest one before it; the limit is 24 h.',
        'change-fail-rate: Failed: a later deployment went back to what ran before this one.',
        'recovery-time: From the first impact of its incidents, 1 Sept 2026, 13:00 UTC, to the end of the last, 1 Sept 2026, 14:30 UTC.',
        'rework-rate: Planned: it is no rollback, and ships no revert, no hotfix and nothing that names an incident as fixed.',
      ]);
      expect(await rulesOf('3')).toEqual([
        'kind: Rollback: the commit a1a1a1a was deployed before, on 30 Aug 2026, and this deployment began after the running one finished.',
        'change-fail-rate: Counts as well: no incident counts as caused by it, and no later deployment undid or repaired it.',
        'rework-rate: Rework: it is a rollback.',
      ]);
    });

    it('end at what the source told, with its time and page', async () => {
      const { attempts } = await deploymentDetails(
        services(),
        service,
        `${source}/2`,
      );
      expect(attempts).toEqual([
        {
          id: `${source}/2`,
          source,
          environment: 'production',
          place: 'repository:42',
          startedAt: '2026-09-01T11:59:00.000Z',
          url: `${web}/actions/runs/2`,
          startedBy: { kind: 'person', name: 'rhea' },
          statuses: [
            { state: 'in_progress', at: '2026-09-01T11:59:00.000Z' },
            { state: 'success', at: '2026-09-01T12:00:00.000Z' },
          ],
        },
      ]);
    });

    it('say who started the deployment, and nobody where that was not recorded', async () => {
      const starterOf = async (id: string) =>
        (await deploymentDetails(services(), service, `${source}/${id}`))
          .deployment.startedBy;
      expect(await starterOf('2')).toEqual({ kind: 'person', name: 'rhea' });
      expect(await starterOf('3')).toBeUndefined();
      const { items } = await deploymentsPage(services().knex, {
        window: windowOf(
          { from: '2026-08-30', to: '2026-09-02' },
          {
            ...{ calendar: calendarIn('UTC'), timeZone: 'UTC' },
            nowMs: at('2026-09-02T00:00:00Z'),
          },
        ),
        tier: 'production',
      });
      expect(items.map(({ startedBy }) => startedBy?.name)).toEqual([
        undefined,
        'rhea',
        undefined,
      ]);
    });

    it('are those of the service alone', async () => {
      await expect(
        deploymentDetails(services(), 'component:default/other', `${source}/2`),
      ).rejects.toThrow(
        `No deployment ${source}/2 of component:default/other is known`,
      );
    });
  },
);
