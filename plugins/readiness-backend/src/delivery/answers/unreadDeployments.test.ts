import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Source, Subject } from '@groundwork/plugin-readiness-common';
import { EventCollectorRegistration } from '@groundwork/plugin-readiness-node';
import Knex from 'knex';
import { z } from 'zod';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { at, deployment, github } from '../__testUtils__/sampleEvents';
import { DatabaseReadings } from '../collect/readings';
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const pay = 'component:default/pay';
const cart = 'component:default/cart';
const team = 'group:default/a';
const asked = { from: '2026-09-01', to: '2026-10-01' };
const argocd: Source = { kind: 'argocd', instance: 'main' };

const collectorOf = (source: Source): EventCollectorRegistration => ({
  cadence: { minutes: 10 },
  evidence: 'deployments',
  collector: {
    ...{ id: `${source.kind}:deployments`, source },
    positionSchema: z.unknown(),
    streams: async () => [],
    async *read() {
      yield* [];
    },
  },
});

describe.each(databases.eachSupportedId())(
  'while deployments are read for the first time, on %s',
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
      for (const source of [github, argocd]) {
        await new DatabaseReadings(knex).state(collectorOf(source), {
          ...{ nowMs: 0, nextAtMs: 0 },
        });
      }
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
      await system.derive();
    });
    afterAll(() => knex?.destroy());

    const name = (source: Source) => ({
      ...{ collector: `${source.kind}:deployments`, source },
    });
    const listed = (
      source: Source,
      ...parts: readonly (readonly [string, ...string[]])[]
    ) =>
      system.events.listed(
        name(source),
        parts.map(([id, ...services]) => ({
          id,
          services: services.map(
            (ref): Subject => ({ kind: 'Component', ref, name: ref }),
          ),
        })),
      );
    /** All of what a source tells of a service happens in one environment. */
    const listedAt = (environment: string, ref: string) =>
      system.events.listed(name(argocd), [
        {
          ...{ id: 'main', environment },
          services: [{ kind: 'Component', ref, name: ref }],
        },
      ]);
    const ended = at('2026-09-30T10:00:00Z');
    const complete = (source: Source, stream: string) =>
      system.events.ended(
        { ...name(source), stream },
        { outcome: 'complete' },
        new Date(ended),
      );
    beforeEach(async () => {
      await listed(github, ['42', pay], ['43', cart]);
      await complete(github, '43');
    });
    /** A page of a reading that goes on, back to some time. */
    const unfinished = async (
      source: Source,
      stream: string,
      completeFrom?: string,
    ) => {
      const of = { ...name(source), stream };
      await system.events.store(of, {
        ...{ events: [], setAside: [], places: [], to: `at ${stream}` },
        progress: {
          read: 1,
          ...(completeFrom ? { completeFromMs: at(completeFrom) } : {}),
        },
      });
      await system.events.ended(
        of,
        { outcome: 'unfinished', message: 'goes on' },
        new Date(ended),
      );
    };
    const answers = () =>
      new DeliveryAnswers({
        ...{ knex, now: () => new Date('2026-09-30T12:00:00Z') },
        options: readDeliveryOptions(new ConfigReader({})),
      });
    const metricsOf = async (service: string) =>
      (await answers().ofService(service, asked)).metrics;
    const whole = expect.objectContaining({ value: expect.closeTo(7 / 30) });
    const NOT_READ = { reason: 'deployments-not-read' };
    const atLeastOne = expect.objectContaining({
      atLeast: expect.closeTo(7 / 30),
      undefined: expect.objectContaining(NOT_READ),
    });

    it('the numbers of the service are not whole, and those of others are', async () => {
      await unfinished(github, '42');
      const metrics = await metricsOf(pay);
      expect(metrics.deploymentFrequency).toEqual(atLeastOne);
      expect(metrics.deploymentFrequency).not.toHaveProperty('value');
      for (const other of [
        metrics.leadTime,
        metrics.changeFailRate,
        metrics.recoveryTime,
        metrics.reworkRate,
      ]) {
        expect(other).toMatchObject({ undefined: NOT_READ });
        expect(other).not.toHaveProperty('value');
        expect(other).not.toHaveProperty('atLeast');
      }
      expect((await metricsOf(cart)).deploymentFrequency).toEqual(whole);
    });

    it('a window without deployments is not one of none a week', async () => {
      await unfinished(github, '42');
      const later = { from: '2026-09-10', to: '2026-10-01' };
      const { metrics } = await answers().ofService(pay, later);
      expect(metrics.deploymentFrequency).toMatchObject({
        undefined: NOT_READ,
      });
      expect(metrics.deploymentFrequency).not.toHaveProperty('atLeast');
      const read = await answers().ofService(cart, later);
      expect(read.metrics.deploymentFrequency).toMatchObject({ value: 0 });
    });

    it('so are those of its team and the organisation, whose other services are told whole', async () => {
      await unfinished(github, '42');
      const { numbers, services } = await answers().ofTeam(
        team,
        [cart, pay],
        asked,
      );
      expect(numbers.metrics.deploymentFrequency).toMatchObject({
        ...{ atLeast: expect.closeTo(14 / 30), undefined: NOT_READ },
      });
      expect(
        services.map(({ metrics }) => metrics.deploymentFrequency),
      ).toEqual([whole, atLeastOne]);
      const all = await answers().ofOrganisation(asked);
      expect(all.metrics.deploymentFrequency).toMatchObject({
        undefined: NOT_READ,
      });
      const { items } = await answers().ofTeams({
        ...asked,
        teams: new Map([
          ['group:default/a', [pay]],
          ['group:default/b', [cart]],
        ]),
      });
      expect(items.map(({ metrics }) => metrics.deploymentFrequency)).toEqual([
        atLeastOne,
        whole,
      ]);
    });

    const failed = (source: Source, stream: string) =>
      system.events.ended(
        { ...name(source), stream },
        { outcome: 'failed', reason: 'timeout', message: 'no answer' },
        new Date(ended),
      );
    const SILENT = {
      reason: 'source-not-read',
      sentence: expect.stringMatching(/could not be read/),
    };

    it('what fails is not waited for: together frequency has a lower bound, nothing that could look better has a value, and lead times stay', async () => {
      const before = (await answers().ofTeam(team, [cart, pay], asked)).numbers;
      await failed(github, '42');
      expect((await metricsOf(pay)).deploymentFrequency).toEqual(atLeastOne);
      const { numbers } = await answers().ofTeam(team, [cart, pay], asked);
      const all = await answers().ofOrganisation(asked);
      const { items } = await answers().ofTeams({
        ...{ ...asked, teams: new Map([[team, [cart, pay]]]) },
      });
      for (const { metrics } of [numbers, all, ...items]) {
        expect(metrics.deploymentFrequency).toMatchObject({
          ...{ atLeast: expect.closeTo(14 / 30), undefined: SILENT },
        });
        expect(metrics.deploymentFrequency).not.toHaveProperty('value');
        for (const share of [
          metrics.changeFailRate,
          metrics.recoveryTime,
          metrics.reworkRate,
        ]) {
          expect(share).toMatchObject({ undefined: SILENT });
          expect(share).not.toHaveProperty('value');
          expect(share).not.toHaveProperty('atLeast');
        }
        expect(metrics.leadTime).toEqual(before.metrics.leadTime);
      }
      expect(all.quality.flags).toContainEqual(
        expect.objectContaining({ type: 'source-failed' }),
      );
      expect((await metricsOf(cart)).deploymentFrequency).toEqual(whole);
    });

    it('so it is where a source failed that would be the first to tell of a service, and not where it would tell of another tier', async () => {
      await complete(github, '42');
      const shop = 'component:default/shop';
      const tiered = () =>
        new DeliveryAnswers({
          ...{ knex, now: () => new Date('2026-09-30T12:00:00Z') },
          options: readDeliveryOptions(
            new ConfigReader({
              groundwork: { environments: [{ name: 'recovery' }] },
            }),
          ),
        });
      const frequency = async () =>
        (await tiered().ofTeam(team, [cart, shop], asked)).numbers.metrics
          .deploymentFrequency;
      await listedAt('recovery', shop);
      await failed(argocd, 'main');
      expect(await frequency()).toEqual(whole);
      await listedAt('elsewhere', shop);
      expect(await frequency()).toMatchObject({
        ...{ atLeast: expect.closeTo(7 / 30), undefined: SILENT },
      });
      // Of a service that another source tells of, it could only corroborate.
      await listedAt('elsewhere', cart);
      expect(await frequency()).toEqual(whole);
    });

    it('a window that has been read is whole, because the latest is read first', async () => {
      await unfinished(github, '42', '2026-08-20T00:00:00Z');
      expect((await metricsOf(pay)).deploymentFrequency).toEqual(whole);
      const earlier = { from: '2026-08-01', to: '2026-10-01' };
      const { metrics, periods } = await answers().ofService(pay, earlier);
      expect(metrics.deploymentFrequency).toMatchObject({
        undefined: NOT_READ,
      });
      const values = periods.map(({ fromDay, metrics: step }) => [
        fromDay >= '2026-08-20',
        'value' in step.deploymentFrequency,
      ]);
      expect(values.filter(([isRead, isTold]) => isRead !== isTold)).toEqual(
        [],
      );
    });

    it('they are whole once it was read to its end, also while it goes on later', async () => {
      await unfinished(github, '42');
      await complete(github, '42');
      expect((await metricsOf(pay)).deploymentFrequency).toEqual(whole);
      await system.events.ended(
        { ...name(github), stream: '42' },
        { outcome: 'unfinished', message: 'goes on' },
        new Date(ended),
      );
      expect((await metricsOf(pay)).deploymentFrequency).toEqual(whole);
    });

    it('a source that does not count for the service takes nothing from them', async () => {
      await complete(github, '42');
      await listed(argocd, ['main', pay]);
      await unfinished(argocd, 'main');
      expect((await metricsOf(pay)).deploymentFrequency).toEqual(whole);
    });

    it('a part that tells of the service no more takes nothing from them either', async () => {
      await unfinished(github, '42');
      await listed(github, ['42', cart]);
      expect((await metricsOf(pay)).deploymentFrequency).toEqual(whole);
      expect((await metricsOf(cart)).deploymentFrequency).toEqual(atLeastOne);
    });
  },
);
