import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ReadinessSchemas, Source } from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { at, deployment, github } from '../__testUtils__/sampleEvents';
import { noteStreamServices } from '../events/streamServices';
import { readDeliveryOptions } from '../options';
import { DeliveryAnswers } from './DeliveryAnswers';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const argocd: Source = { kind: 'argocd', instance: 'main' };
const pay = 'component:default/pay';
const cart = 'component:default/cart';
const places = [
  { place: 'repository:42', service: pay },
  { place: 'repository:43', service: cart },
];
const asked = { from: '2026-09-01', to: '2026-10-01' };
const now = new Date('2026-09-30T12:00:00Z');
const collector = 'argocd:deployments';
const DAY_MS = 86_400_000;

type Flag = ReadinessSchemas['DeliveryFlag'];

/** The same number for each of both services. */
function daily(count: number) {
  return places.flatMap(({ place, service }) =>
    Array.from({ length: count }, (_, index) => {
      const startedAtMs = at('2026-09-30T10:00:00Z') - index * DAY_MS;
      return deployment(`${service}${index}`, {
        ...{ place, startedAtMs },
        statuses: [{ state: 'success' as const, atMs: startedAtMs + 60_000 }],
      });
    }),
  );
}

describe.each(databases.eachSupportedId())(
  'what was read of a source for one service, on %s',
  databaseId => {
    let knex: Knex.Knex;
    let system: DeliverySystem;
    let answers: DeliveryAnswers;
    const list = async (stream: {
      id: string;
      services: { ref: string }[];
      environment?: string;
    }) =>
      knex.transaction(transaction =>
        noteStreamServices(transaction, { collector, source: argocd }, [
          {
            ...stream,
            services: stream.services.map(({ ref }) => ({
              kind: 'Component' as const,
              ref,
              name: ref,
            })),
          },
        ]),
      );
    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    beforeEach(async () => {
      await emptyDeliveryTables(knex);
      const options = readDeliveryOptions(
        new ConfigReader({
          groundwork: {
            environments: [{ name: 'recovery', tier: 'recovery' }],
          },
        }),
      );
      system = new DeliverySystem(knex, options.settings);
      answers = new DeliveryAnswers({ knex, options, now: () => now });
      await system.events.ingest({
        ...{ source: github, evidence: 'deployments', places },
        events: daily(10),
      });
      await system.events.ingest({
        ...{ source: argocd, evidence: 'gitops', places },
        events: daily(20),
      });
      await system.derive();
      await list({ id: 'app-of-pay', services: [{ ref: pay }] });
      await list({ id: 'app-of-cart', services: [{ ref: cart }] });
    });
    afterAll(() => knex?.destroy());

    const name = (stream: string) => ({ collector, source: argocd, stream });
    const complete = (stream: string) =>
      system.events.ended(name(stream), { outcome: 'complete' }, now);
    const fail = (stream: string) =>
      system.events.ended(
        name(stream),
        { outcome: 'failed', reason: 'forbidden', message: 'no right' },
        now,
      );
    const beginLater = (stream: string) =>
      system.events.store(name(stream), {
        ...{ events: [], places: [], setAside: [], to: '1' },
        progress: {
          ...{ read: 10, of: 10 },
          completeFromMs: at('2026-09-10T00:00:00Z'),
        },
      });
    const typesOf = async (service: string) =>
      (await answers.ofService(service, asked)).quality.flags.map(
        ({ type }: Flag) => type,
      );

    it('is no matter of another one: only the service whose part failed is told so, and compared with nobody', async () => {
      await complete('app-of-pay');
      await beginLater('app-of-cart');
      await fail('app-of-cart');
      expect(await typesOf(pay)).toEqual(['sources-disagree']);
      expect(await typesOf(cart)).toEqual([
        'source-failed',
        'history-begins-later',
      ]);
      const own = await answers.ofService(pay, asked);
      expect(own.quality.sources).toContainEqual(
        expect.objectContaining({
          source: 'argocd:main',
          streams: { total: 1, complete: 1, unfinished: 0, failed: 0 },
          failureReasons: [],
        }),
      );
      const other = await answers.ofService(cart, asked);
      expect(other.quality.sources).toContainEqual(
        expect.objectContaining({
          completeFrom: '2026-09-10T00:00:00.000Z',
          failureReasons: ['forbidden'],
        }),
      );
    });

    it('is of a team what concerns its services, and of the organisation everything', async () => {
      await complete('app-of-pay');
      await fail('app-of-cart');
      const numbersOf = async (...services: string[]) =>
        (await answers.ofTeam('group:default/a', services, asked)).numbers;
      const streamsOf = ({
        quality,
      }: Pick<ReadinessSchemas['DeliveryNumbers'], 'quality'>) =>
        quality.sources.find(({ source }) => source === 'argocd:main')?.streams;
      expect(streamsOf(await numbersOf(pay))).toMatchObject({ total: 1 });
      const both = { total: 2, complete: 1, failed: 1 };
      expect(streamsOf(await numbersOf(pay, cart))).toMatchObject(both);
      expect(streamsOf(await answers.ofOrganisation(asked))).toMatchObject(
        both,
      );
    });

    it('concerns everybody where nobody said whose a part is', async () => {
      await complete('app-of-pay');
      await fail('of nobody');
      expect(await typesOf(pay)).toEqual(['source-failed']);
    });

    it('says who disagrees although a part that tells of no production never answers', async () => {
      await list({
        ...{ id: 'recovery', environment: 'recovery' },
        services: [{ ref: pay }],
      });
      await fail('recovery');
      expect(await typesOf(pay)).toEqual(['sources-disagree', 'source-failed']);
    });

    it('is complete for whoever lost nothing where one part tells of all of them', async () => {
      await list({ id: 'instance', services: [{ ref: pay }, { ref: cart }] });
      const completeFromMs = at('2026-09-10T00:00:00Z');
      await system.events.store(name('instance'), {
        ...{ events: [], places: [], setAside: [], to: '1' },
        progress: {
          ...{ read: 10, of: 10, completeFromMs },
          placesFromMs: { 'repository:43': completeFromMs },
        },
      });
      await complete('instance');
      expect(await typesOf(pay)).toEqual(['sources-disagree']);
      expect(await typesOf(cart)).toEqual(['history-begins-later']);
      const team = await answers.ofTeam('group:default/a', [pay, cart], asked);
      expect(team.numbers.quality.flags.map(({ type }) => type)).toEqual([
        'sources-disagree',
        'history-begins-later',
      ]);
    });

    it('counts events that were set aside for those whose part told them', async () => {
      await system.events.store(name('app-of-cart'), {
        ...{ events: [], places: [], to: '1' },
        setAside: [{ reason: 'id: Required', event: '{}' }],
      });
      await complete('app-of-cart');
      await complete('app-of-pay');
      expect(await typesOf(pay)).not.toContain('events-set-aside');
      expect(await typesOf(cart)).toContain('events-set-aside');
    });
  },
);
