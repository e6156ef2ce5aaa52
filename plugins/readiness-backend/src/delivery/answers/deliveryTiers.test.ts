import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { ask } from '../../__testUtils__/described';
import { testEntities } from '../../__testUtils__/testCatalog';
import { migrateToLatest } from '../../database';
import plugin from '../../index';
import { DeliverySystem } from '../__testUtils__/deliverySystem';
import { testSource } from '../__testUtils__/engineEvents';
import { linearHistory } from '../__testUtils__/linearHistory';
import { Recount, recount } from '../__testUtils__/recount';
import { Tiers } from '../tiers';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
/** The last one is deployed to production only. */
const NAMES = ['a', 'b', 'live'];
const WINDOW = 'from=2026-06-20&to=2026-09-01';
const IN_STAGING = `${WINDOW}&tier=staging`;
const window = {
  fromMs: Date.parse('2026-06-20'),
  toMs: Date.parse('2026-09-01'),
};
const DAYS = 73;
const environments = [
  { name: 'Test', tier: 'staging' },
  { name: 'production', tier: 'production' },
  { name: 'recovery', tier: 'recovery' },
];
const refOf = (name: string) => `component:default/${name}`;

function median(sorted: readonly number[]): number {
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? NaN;
  return (low + high) / 2;
}

/** The same history, told of another environment. */
async function deliver(knex: Knex): Promise<void> {
  await migrateToLatest(knex);
  const system = new DeliverySystem(knex, {
    tiers: new Tiers(environments),
    environments: { production: ['production'], others: ['test', 'recovery'] },
  });
  for (const [index, name] of NAMES.entries()) {
    await system.events.ingest({
      source: testSource,
      events: linearHistory(name, index + 1).map(event =>
        event.kind === 'deployment' && name !== 'live'
          ? { ...event, environment: 'test' }
          : event,
      ),
      evidence: 'deployments',
      places: [{ place: name, service: refOf(name) }],
    });
  }
  await system.derive();
}

describe.each(databases.eachSupportedId())(
  'the delivery API of another tier on %s',
  databaseId => {
    let knex: Knex;
    let backend: Awaited<ReturnType<typeof startTestBackend>>;
    let recounts: readonly Recount[];

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await deliver(knex);
      backend = await startTestBackend({
        features: [
          plugin,
          mockServices.database.factory({ knex }),
          mockServices.rootConfig.factory({
            data: { groundwork: { environments } },
          }),
          catalogServiceMock.factory({
            entities: [...testEntities([...NAMES, 'silent'])],
          }),
        ],
      });
      recounts = await Promise.all(
        ['a', 'b'].map(name => recount(knex, name, window)),
      );
    });
    afterAll(async () => {
      await backend?.stop();
      await knex?.destroy();
    });

    const get = async (path: string) => {
      const { body } = await ask(backend.server)
        .get(`/api/readiness/delivery${path}`)
        .expect(200);
      return body;
    };
    const reasonsIn = ({ metrics }: ReadinessSchemas['DeliveryNumbers']) =>
      Object.values(metrics).map(metric => metric.undefined?.reason);

    it('counts how often and how fast a service gets there, as loops over the told events do', async () => {
      for (const [index, name] of ['a', 'b'].entries()) {
        const told = recounts[index];
        const { tier, tiers, metrics, counts, days } = await get(
          `/services/default/${name}?${IN_STAGING}`,
        );
        expect({ tier, tiers }).toEqual({
          tier: 'staging',
          tiers: ['production', 'staging', 'recovery'],
        });
        expect(told?.leadTimesHours.length).toBeGreaterThan(5);
        expect(metrics.deploymentFrequency.value).toBeCloseTo(
          ((told?.deployments ?? 0) * 7) / DAYS,
          9,
        );
        expect(metrics.leadTime.value).toBeCloseTo(
          median(told?.leadTimesHours ?? []),
          9,
        );
        expect(counts).toEqual({
          deployments: told?.deployments,
          changes: told?.leadTimesHours.length,
          redeployments: expect.any(Number),
          failedAttempts: expect.any(Number),
          changesWithoutLeadTime: 0,
        });
        expect(days[0]).toEqual({
          day: expect.any(String),
          deployments: expect.any(Number),
          changes: expect.any(Number),
        });
      }
    });

    it('has no number of what goes wrong, and no zero: that is counted in production', async () => {
      const { metrics } = await get(`/services/default/a?${IN_STAGING}`);
      for (const name of ['changeFailRate', 'recoveryTime', 'reworkRate']) {
        expect(metrics[name]).toEqual({
          unit: expect.any(String),
          better: 'lower',
          sampleSize: 0,
          undefined: {
            reason: 'told-of-production',
            sentence: 'What goes wrong is counted in production alone.',
            definedBy: expect.any(String),
          },
        });
      }
      const { items } = await get(
        `/services/default/a/deployments?${IN_STAGING}&metric=change-fail-rate`,
      );
      expect(items).toEqual([]);
    });

    it('adds the tier up for a team, for all teams and for the organisation', async () => {
      const deployments = recounts.reduce(
        (sum, told) => sum + told.deployments,
        0,
      );
      const { numbers, services } = await get(
        `/teams/default/payments?${IN_STAGING}`,
      );
      const { tier, items } = await get(`/teams?${IN_STAGING}`);
      const organisation = await get(`/organisation?${IN_STAGING}`);
      expect(tier).toBe('staging');
      expect(
        [numbers, organisation].map(({ counts }) => counts.deployments),
      ).toEqual([deployments, deployments]);
      expect(items[0].metrics.deploymentFrequency.sampleSize).toBe(deployments);
      const all = recounts
        .flatMap(told => told.leadTimesHours)
        .sort((a, b) => a - b);
      expect(numbers.metrics.leadTime.value).toBeCloseTo(median(all), 9);
      expect(organisation.metrics.leadTime.value / median(all)).toBeCloseTo(
        1,
        1,
      );
      expect(
        services.map(
          ({ ref, metrics }: ReadinessSchemas['ServiceInTeamDelivery']) => [
            ref,
            metrics.leadTime.undefined?.reason,
          ],
        ),
      ).toEqual([
        [refOf('a'), undefined],
        [refOf('b'), undefined],
        [refOf('live'), 'nothing-told-there'],
        [refOf('silent'), 'nothing-told-there'],
      ]);
      expect(
        numbers.quality.flags.map(
          ({ sentence }: ReadinessSchemas['DeliveryFlag']) => sentence,
        ),
      ).toContain(
        'No source has reported a deployment of live, silent to staging.',
      );
    });

    it('leaves production what it is, and says of a tier that nobody was deployed to that nothing is told of it', async () => {
      const live = await get(`/services/default/live?${WINDOW}`);
      const told = await recount(knex, 'live', window);
      expect(live.tier).toBe('production');
      expect(live.counts).toMatchObject({
        deployments: told.deployments,
        failures: told.failures,
      });
      const elsewhere = await get(`/services/default/live?${IN_STAGING}`);
      expect(reasonsIn(elsewhere)).toEqual([
        'nothing-told-there',
        'nothing-told-there',
        ...['told-of-production', 'told-of-production', 'told-of-production'],
      ]);
      expect(elsewhere.metrics.deploymentFrequency.undefined.sentence).toBe(
        'No source has reported a deployment to staging.',
      );
      const silent = await get(`/services/default/silent?${IN_STAGING}`);
      expect(reasonsIn(silent).slice(0, 2)).toEqual([
        'no-deployment-source',
        'no-deployment-source',
      ]);
      const nowhere = await get(`/organisation?${WINDOW}&tier=recovery`);
      expect(reasonsIn(nowhere)[0]).toBe('nothing-told-there');
    });

    it('lists the deployments behind a number, each down to what was told of it', async () => {
      const { tier, items } = await get(
        `/organisation/deployments?${IN_STAGING}&metric=lead-time`,
      );
      expect(tier).toBe('staging');
      expect(items.length).toBeGreaterThan(10);
      const [{ service, id }] = items;
      const details = await get(
        `/services/default/${
          service.split('/')[1]
        }/deployment?id=${encodeURIComponent(id)}`,
      );
      expect(details).toMatchObject({
        tier: 'staging',
        isCounted: true,
        deployment: { id, service },
        incidents: [],
        undid: [],
        undoneBy: [],
      });
      expect(
        details.attempts.map(
          ({ environment }: { environment: string }) => environment,
        ),
      ).toContain('test');
      expect(details.rules).toContainEqual({
        about: 'change-fail-rate',
        sentence: 'What goes wrong is counted in production alone.',
      });
    });

    it('names of each deployment elsewhere the one of its tier, which opens, and how much it brought', async () => {
      const { items } = await get(`/services/default/a/environments?${WINDOW}`);
      const all = await get(
        `/services/default/a/deployments?${IN_STAGING}&limit=400`,
      );
      const [lane] = items;
      expect(lane.environment).toBe('test');
      const brought = new Map(
        lane.deployments
          .filter(({ status }: { status: string }) => status === 'success')
          .map(({ deployment, changes }: Record<string, unknown>) => [
            deployment,
            changes,
          ]),
      );
      expect(brought).toEqual(
        new Map(
          all.items.map(
            ({ id, changes }: { id: string; changes: readonly unknown[] }) => [
              id,
              changes.length,
            ],
          ),
        ),
      );
      const [first] = lane.deployments;
      const opened = await get(
        `/services/default/a/deployment?id=${encodeURIComponent(
          first.deployment,
        )}`,
      );
      expect(opened.tier).toBe('staging');
    });

    it.each([
      '/organisation',
      '/organisation/deployments',
      '/teams',
      '/teams/default/payments',
      '/teams/default/payments/deployments',
      '/services/default/a',
      '/services/default/a/deployments',
    ])('refuses a tier that is not declared, at %s', async path => {
      const { body } = await ask(backend.server)
        .get(`/api/readiness/delivery${path}?tier=stagin`)
        .expect(400);
      expect(body.error.message).toBe(
        'There is no tier stagin here; there are production, staging, recovery',
      );
    });
  },
);
