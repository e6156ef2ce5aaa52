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

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const NAMES = ['a', 'b', 'c'];
const WINDOW = 'from=2026-06-20&to=2026-09-01';
const window = {
  fromMs: Date.parse('2026-06-20'),
  toMs: Date.parse('2026-09-01'),
};
const DAYS = 73;
const refOf = (name: string) => `component:default/${name}`;

function median(sorted: readonly number[]): number | undefined {
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

function pooled(recounts: readonly Recount[]): Recount {
  const sum = (of: (recounted: Recount) => number) =>
    recounts.reduce((total, recounted) => total + of(recounted), 0);
  const all = (of: (recounted: Recount) => readonly number[]) =>
    recounts.flatMap(of).sort((a, b) => a - b);
  return {
    deployments: sum(r => r.deployments),
    leadTimesHours: all(r => r.leadTimesHours),
    reached: sum(r => r.reached),
    failures: sum(r => r.failures),
    rework: sum(r => r.rework),
    recoveriesHours: all(r => r.recoveriesHours),
    open: sum(r => r.open),
  };
}

function valuesOf(recounted: Recount) {
  const { reached } = recounted;
  return {
    deploymentFrequency: (recounted.deployments * 7) / DAYS,
    leadTime: median(recounted.leadTimesHours),
    changeFailRate: (recounted.failures / reached) * 100,
    recoveryTime: median(recounted.recoveriesHours),
    reworkRate: (recounted.rework / reached) * 100,
  };
}

type Metrics = ReadinessSchemas['DeliveryMetrics'];

function expectMetrics(
  metrics: Metrics,
  recounted: Recount,
  within = 1e-9,
): void {
  for (const [name, expected] of Object.entries(valuesOf(recounted))) {
    const { value } = metrics[name as keyof Metrics];
    expect({ name, isDefined: value !== undefined }).toEqual({
      name,
      isDefined: expected !== undefined,
    });
    expect(Math.abs((value ?? 0) - (expected ?? 0))).toBeLessThanOrEqual(
      Math.abs(expected ?? 0) * within,
    );
  }
}

async function deliver(knex: Knex): Promise<void> {
  await migrateToLatest(knex);
  const system = new DeliverySystem(knex);
  for (const [index, name] of NAMES.entries()) {
    await system.events.ingest({
      source: testSource,
      events: linearHistory(name, index + 1),
      evidence: 'deployments',
      places: [{ place: name, service: refOf(name) }],
    });
  }
  await system.derive();
}

describe.each(databases.eachSupportedId())(
  'the delivery API on %s',
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
          catalogServiceMock.factory({
            entities: [...testEntities([...NAMES, 'silent'])],
          }),
        ],
      });
      recounts = await Promise.all(
        NAMES.map(name => recount(knex, name, window)),
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
    const all = async (path: string) => {
      const items: ReadinessSchemas['DeliveryDeployment'][] = [];
      let cursor = '';
      do {
        const page = await get(`${path}${cursor && `&cursor=${cursor}`}`);
        items.push(...page.items);
        cursor = page.nextCursor ?? '';
      } while (cursor);
      return items;
    };

    it('tells of each service what loops over the told events count', async () => {
      for (const [index, name] of NAMES.entries()) {
        const numbers = await get(`/services/default/${name}?${WINDOW}`);
        const recounted = pooled(recounts.slice(index, index + 1));
        expect(recounted.leadTimesHours.length).toBeGreaterThan(5);
        expect(recounted.recoveriesHours.length).toBeGreaterThan(2);
        expectMetrics(numbers.metrics, recounted);
        expect(numbers.counts).toMatchObject({
          deployments: recounted.deployments,
          changes: recounted.leadTimesHours.length,
          reached: recounted.reached,
          failures: recounted.failures,
          rework: recounted.rework,
          recoveries: recounted.recoveriesHours.length,
          openFailures: recounted.open,
        });
      }
    });

    it('pools the events of a team, and shows its services beside', async () => {
      const { numbers, services } = await get(
        `/teams/default/payments?${WINDOW}`,
      );
      expectMetrics(numbers.metrics, pooled(recounts));
      expect(services.map(({ ref }: { ref: string }) => ref)).toEqual(
        [...NAMES, 'silent'].map(refOf),
      );
      expectMetrics(services[0].metrics, recounts[0] ?? pooled([]));
    });

    it('tells of a squad what its own services did', async () => {
      const squad = await get(`/teams/default/cards?${WINDOW}`);
      const team = await get(`/teams/default/payments?${WINDOW}`);
      expect(squad.services).toEqual(team.services);
      expect(squad.numbers.metrics).toEqual(team.numbers.metrics);
    });

    it('adds up the organisation exactly, and its percentiles within one percent', async () => {
      const { metrics, days } = await get(`/organisation?${WINDOW}`);
      const together = pooled(recounts);
      expectMetrics(metrics, together, 0.01);
      expect(metrics.leadTime.percentiles.precision).toBe('within-1-percent');
      const team = await get(`/teams/default/payments?${WINDOW}`);
      expect(days).toEqual(team.numbers.days);
      expect(
        days.reduce(
          (sum: number, day: { deployments: number }) => sum + day.deployments,
          0,
        ),
      ).toBe(together.deployments);
    });

    it('tells a window step by step, and the steps add up to it', async () => {
      const { metrics, periods } = await get(`/organisation?${WINDOW}`);
      expect(periods.map(({ days }: { days: number }) => days)).toEqual([
        3, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
      ]);
      expect(periods[0].fromDay).toBe('2026-06-20');
      expect(periods.at(-1).toDay).toBe('2026-09-01');
      for (const [name, { sampleSize }] of Object.entries<{
        readonly sampleSize: number;
      }>(metrics)) {
        const told = periods.map(
          (period: ReadinessSchemas['DeliveryPeriod']) =>
            period.metrics[name as keyof Metrics].sampleSize,
        );
        expect(told.reduce((a: number, b: number) => a + b, 0)).toBe(
          sampleSize,
        );
      }
      const { periods: long } = await get(
        '/services/default/a?from=2025-09-01&to=2026-09-01',
      );
      expect(long).toHaveLength(14);
    });

    it('tells of a step exactly what it tells of the window of these days, but for one percent of a median', async () => {
      const { periods } = await get(`/services/default/a?${WINDOW}`);
      const { fromDay, toDay, metrics } = periods[4];
      const own = await get(`/services/default/a?from=${fromDay}&to=${toDay}`);
      for (const [name, told] of Object.entries<{ readonly value?: number }>(
        metrics,
      )) {
        const { value } = own.metrics[name as keyof Metrics];
        expect(told.value === undefined).toBe(value === undefined);
        expect(Math.abs((told.value ?? 0) - (value ?? 0))).toBeLessThanOrEqual(
          (value ?? 0) * 0.01,
        );
      }
    });

    it('lists the teams that own a service with what their own page says, page by page', async () => {
      const { numbers } = await get(`/teams/default/payments?${WINDOW}`);
      const listed = await get(`/teams?${WINDOW}`);
      expect(listed.total).toBe(listed.items.length);
      const team = listed.items.find(
        ({ ref }: { ref: string }) => ref === 'group:default/payments',
      );
      expect(team.services).toBe(NAMES.length + 1);
      expectMetrics(team.metrics, pooled(recounts), 0.01);
      expect(team.metrics.deploymentFrequency).toEqual(
        numbers.metrics.deploymentFrequency,
      );
      const first = await get(`/teams?${WINDOW}&limit=1`);
      expect(first.items).toEqual(listed.items.slice(0, 1));
      expect(first.nextCursor !== undefined).toBe(listed.total > 1);
      await ask(backend.server)
        .get('/api/readiness/delivery/teams?cursor=x')
        .expect(400);
    });

    it('lists the deployments behind each number once, whatever the size of a page', async () => {
      const [recounted] = recounts;
      const path = `/services/default/a/deployments?${WINDOW}&metric=`;
      const counted = await all(`${path}deployment-frequency&limit=7`);
      expect(counted).toHaveLength(recounted?.deployments ?? -1);
      expect(new Set(counted.map(({ id }) => id)).size).toBe(counted.length);
      expect(await all(`${path}deployment-frequency`)).toEqual(counted);
      const failed = (await all(`${path}change-fail-rate&limit=9`)).filter(
        ({ failure }) => failure,
      );
      expect(failed).toHaveLength(recounted?.failures ?? -1);
      const recovered = await all(`${path}recovery-time&limit=2`);
      expect(
        recovered
          .map(({ failure }) => failure?.recoveryHours ?? -1)
          .sort((a, b) => a - b),
      ).toEqual(recounted?.recoveriesHours);
      const leads = await all(`${path}lead-time&limit=3`);
      expect(
        leads
          .flatMap(({ changes }) => changes)
          .map(({ leadTimeHours }) => leadTimeHours ?? -1)
          .sort((a, b) => a - b),
      ).toEqual(recounted?.leadTimesHours);
      const reworked = await all(`${path}rework-rate`);
      expect(reworked.filter(({ rework }) => rework.length > 0)).toHaveLength(
        recounted?.rework ?? -1,
      );
      // The same without the others, whatever the size of a page.
      expect(await all(`${path}change-fail-rate&only=failed&limit=2`)).toEqual(
        failed,
      );
      expect(await all(`${path}rework-rate&only=unplanned&limit=2`)).toEqual(
        reworked.filter(({ rework }) => rework.length > 0),
      );
      const together = pooled(recounts).deployments;
      for (const scope of ['organisation', 'teams/default/payments']) {
        expect(
          await all(`/${scope}/deployments?${WINDOW}&limit=11`),
        ).toHaveLength(together);
      }
    });

    it('tells of one deployment what its sources told', async () => {
      const [first] = await all(`/services/default/a/deployments?${WINDOW}`);
      const id = encodeURIComponent(first?.id ?? '');
      const { deployment, attempts } = await get(
        `/services/default/a/deployment?id=${id}`,
      );
      expect(deployment).toEqual(first);
      expect(attempts.length).toBeGreaterThan(0);
      const { body } = await ask(backend.server)
        .get(
          '/api/readiness/delivery/services/default/a/deployment?id=github%3Anone%2F1',
        )
        .expect(404);
      expect(body.error.message).toBe(
        'No deployment github:none/1 of component:default/a is known',
      );
    });

    it('gives a service that no source tells of no number, and no zero', async () => {
      const { metrics } = await get(`/services/default/silent?${WINDOW}`);
      for (const metric of Object.values(metrics)) {
        expect(metric).toMatchObject({
          sampleSize: 0,
          undefined: { reason: 'no-deployment-source' },
        });
        expect(metric).not.toHaveProperty('value');
      }
    });

    it('takes the length of a window for its first day', async () => {
      const { window: told } = await get(
        '/services/default/a?to=2026-09-01&days=28',
      );
      expect(told).toMatchObject({ fromDay: '2026-08-04', days: 28 });
    });

    it('says of a window without deployments that there were none', async () => {
      const { metrics, window: told } = await get(
        '/services/default/a?from=2025-01-01&to=2025-01-08',
      );
      expect(told).toMatchObject({ days: 7, timeZone: 'UTC' });
      expect(metrics.deploymentFrequency.value).toBe(0);
      expect(metrics.changeFailRate.undefined.reason).toBe('no-deployments');
      expect(metrics.leadTime.undefined.reason).toBe('no-changes-delivered');
    });

    it.each([
      ['from=2026-02-31', 'from is 2026-02-31, which is no day'],
      [
        'from=2026-03-01&to=2026-03-01',
        'The window ends on 2026-03-01, which is not after its first day 2026-03-01',
      ],
      ['from=1990-01-01&to=2026-01-01', 'days, and may have 1100'],
      ['tier=staging', 'There is no tier staging here; there is production'],
      ['from=yesterday', 'must match pattern'],
    ])('refuses %s with a sentence', async (query, sentence) => {
      for (const scope of ['organisation', 'services/default/a']) {
        const { body } = await ask(backend.server)
          .get(`/api/readiness/delivery/${scope}?${query}`)
          .expect(400);
        expect(body.error.message).toContain(sentence);
      }
    });

    it.each([
      'x',
      Buffer.from('[1,"a\\u0000","b"]').toString('base64url'),
      Buffer.from('[1,"a\\ud800","b"]').toString('base64url'),
      Buffer.from('["1","a","b"]').toString('base64url'),
    ])('refuses the cursor %s', async cursor => {
      const { body } = await ask(backend.server)
        .get(
          `/api/readiness/delivery/services/default/a/deployments?cursor=${cursor}`,
        )
        .expect(400);
      expect(body.error.message).toContain('The cursor is not one of ours');
    });
  },
);

it('answers every operation about deliveries in the tests above', () => {
  expect(
    ask.unanswered().filter(operation => operation.includes('Delivery')),
  ).toEqual([]);
});
