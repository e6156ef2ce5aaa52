import { TestDatabases } from '@backstage/backend-test-utils';
import { Source } from '@groundwork/plugin-readiness-common';
import { DeploymentEvidence } from '@groundwork/plugin-readiness-node';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { at, deployment, github } from '../__testUtils__/sampleEvents';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const DAY_MS = 86_400_000;
const argocd: Source = { kind: 'argocd', instance: 'main' };
const service = 'component:default/pay';

/** Deployments of consecutive days, the last one on the 30th. */
function daily(count: number, everyDays = 1) {
  return Array.from({ length: count }, (_, index) => {
    const startedAtMs = at('2026-09-30T10:00:00Z') - index * everyDays * DAY_MS;
    return deployment(`d${index}`, {
      startedAtMs,
      statuses: [{ state: 'success' as const, atMs: startedAtMs + 60_000 }],
    });
  });
}

describe.each(databases.eachSupportedId())(
  'of several sources of a service, on %s,',
  databaseId => {
    let knex: Knex.Knex;
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(() => emptyDeliveryTables(knex));
    afterAll(() => knex?.destroy());

    const tell = (
      system: DeliverySystem,
      source: Source,
      {
        evidence,
        count,
        everyDays,
      }: {
        evidence: DeploymentEvidence;
        count: number;
        everyDays?: number;
      },
    ) =>
      system.events.ingest({
        source,
        events: daily(count, everyDays),
        evidence,
        places: [{ place: 'repository:42', service }],
      });
    const counted = async (system: DeliverySystem) => {
      const { deployments } = await system.derive();
      const [reason] = await knex('delivery_sources').pluck('reason');
      return {
        sources: [...new Set(deployments.map(({ id }) => id.split('/')[0]))],
        deployments: deployments.length,
        reason,
      };
    };

    it('only one counts: the most complete one, and another one when that has seen more', async () => {
      const system = new DeliverySystem(knex);
      await tell(system, github, { evidence: 'deployments', count: 8 });
      expect(await counted(system)).toEqual({
        sources: ['github:github.example'],
        deployments: 8,
        reason: 'only-source',
      });
      await tell(system, argocd, { evidence: 'gitops', count: 10 });
      expect(await counted(system)).toEqual({
        sources: ['argocd:main'],
        deployments: 10,
        reason: 'most-complete',
      });
      await tell(system, github, { evidence: 'deployments', count: 9 });
      expect(await counted(system)).toEqual({
        sources: ['github:github.example'],
        deployments: 9,
        reason: 'best-evidence',
      });
      const rows = await knex('delivery_sources').orderBy('source');
      expect(
        rows.map(row => [row.source, Boolean(row.counts), row.deployments]),
      ).toEqual([
        ['argocd:main', false, 10],
        ['github:github.example', true, 9],
      ]);
    });

    it('the one that was there before counts, and its whole history with it', async () => {
      const system = new DeliverySystem(knex);
      const runs: Source = { ...github, kind: 'github-actions' };
      await tell(system, runs, { evidence: 'runs', count: 40, everyDays: 10 });
      await tell(system, github, {
        ...{ evidence: 'deployments', count: 12, everyDays: 10 },
      });
      expect(await counted(system)).toEqual({
        sources: ['github-actions:github.example'],
        deployments: 40,
        reason: 'most-complete',
      });
      const rows = await knex('delivery_sources').orderBy('source');
      // Days 0 to 80 before the last one.
      expect(rows.map(({ deployments }) => deployments)).toEqual([9, 9]);
    });

    it('the one that the configuration names counts, as soon as it is named', async () => {
      const system = new DeliverySystem(knex);
      await tell(system, github, { evidence: 'deployments', count: 8 });
      await tell(system, argocd, { evidence: 'gitops', count: 4 });
      expect(await counted(system)).toMatchObject({ deployments: 8 });
      const chosen = new DeliverySystem(knex, {
        chosenSources: new Map([[service, 'argocd:main']]),
      });
      expect(await counted(chosen)).toEqual({
        sources: ['argocd:main'],
        deployments: 4,
        reason: 'configured',
      });
    });

    it('days on other clocks replace those on the old ones', async () => {
      const utc = new DeliverySystem(knex);
      const startedAtMs = at('2026-09-30T23:30:00Z');
      await utc.events.ingest({
        source: github,
        events: [
          deployment('late', {
            startedAtMs,
            statuses: [{ state: 'success', atMs: startedAtMs }],
          }),
        ],
        evidence: 'deployments',
        places: [{ place: 'repository:42', service }],
      });
      await utc.derive();
      expect(await knex('delivery_days').pluck('day')).toEqual(['2026-09-30']);
      await new DeliverySystem(knex, { timeZone: 'Europe/Berlin' }).derive();
      expect(await knex('delivery_days').pluck('day')).toEqual(['2026-10-01']);
    });
  },
);
