import { TestDatabases } from '@backstage/backend-test-utils';
import {
  DEFAULT_DELIVERY_SETTINGS,
  deliveryMetricsByService,
  DeliveryLedger,
  DeliveryRecords,
  DeliverySettings,
} from '@groundwork/delivery-metrics';
import {
  arrivals,
  comparable,
  conventions,
} from '@groundwork/delivery-metrics/testUtils';
import { DeliveryEvent } from '@groundwork/plugin-readiness-common';
import * as fc from 'fast-check';
import Knex from 'knex';
import { migrateToLatest } from '../../database';
import {
  DeliverySystem,
  emptyDeliveryTables,
} from '../__testUtils__/deliverySystem';
import { asStored, placeOf, testSource } from '../__testUtils__/engineEvents';
import { at, commit, deployment, shaOf } from '../__testUtils__/sampleEvents';
import { OrganisationDayRow } from '../days/rollUpDays';
import { readTally, sumOf, Tally } from '../days/tally';
import { DayRow } from './resultRows';

/** A hundred histories on a server take a quarter of an hour, and longer on a machine that does something else. */
jest.setTimeout(process.env.PROOF === 'ingest' ? 7_200_000 : 600_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const SERVICES = ['api', 'web'];
const WHOLE = process.env.PROOF === 'ingest';
const FOR_EVER = { fromMs: 0, toMs: Date.UTC(2030, 0, 1) };

/** Deployments per service and day, as the engine counts them from its own records. */
function daysOf(records: DeliveryRecords, settings: DeliverySettings) {
  const metrics = deliveryMetricsByService(records, {
    window: FOR_EVER,
    settings,
  });
  return [...metrics].flatMap(([service, { deploymentFrequency }]) =>
    Object.entries(deploymentFrequency.byDay).map(
      ([day, count]) => `${service} ${day} ${count}`,
    ),
  );
}

describe.each(databases.eachSupportedId())('deriving on %s', databaseId => {
  // A server answers each query in its own time; a file at once.
  const few = databaseId === 'SQLITE_3' ? 20 : 4;
  const runs = WHOLE ? { numRuns: 100 } : { numRuns: few, seed: 20 };
  let knex: Knex.Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
  });
  beforeEach(() => emptyDeliveryTables(knex));
  afterAll(() => knex?.destroy());

  async function open(settings?: DeliverySettings) {
    await emptyDeliveryTables(knex);
    const system = new DeliverySystem(knex, settings);
    await system.know(SERVICES);
    return system;
  }
  const storedDays = async () => {
    const rows = await knex<DayRow>('delivery_days');
    return rows.flatMap(({ service, day, counts }) => {
      const { deployments } = JSON.parse(counts);
      return deployments > 0 ? [`${service} ${day} ${deployments}`] : [];
    });
  };
  /** Of the organisation; days on which nothing counts any more are no days. */
  const addedDays = async () => {
    const rows = await knex<OrganisationDayRow>('delivery_organisation_days');
    return new Map(
      rows.flatMap(({ day, counts }) =>
        counts === '{}' ? [] : [[day, readTally(counts)] as const],
      ),
    );
  };
  const daysAddedHere = async () => {
    const rows = await knex<DayRow>('delivery_days');
    const days = new Map<string, Tally>();
    for (const { day, counts } of rows) {
      days.set(day, sumOf([days.get(day) ?? {}, readTally(counts)]));
    }
    return days;
  };

  it('whenever it is done, for any history in any batches, gives what the engine gives in memory', async () => {
    const now = fc.infiniteStream(fc.boolean());
    await fc.assert(
      fc.asyncProperty(
        arrivals(),
        conventions,
        now,
        async ([, batches], settings, derivesNow) => {
          const system = await open(settings);
          const ledger = new DeliveryLedger(settings);
          const stored: unknown[] = [];
          const inMemory: unknown[] = [];
          for (const [index, batch] of batches.entries()) {
            await system.ingest(batch);
            ledger.apply(asStored(batch));
            if (index === batches.length - 1 || derivesNow.next().value) {
              stored.push(comparable(await system.derive()));
              inMemory.push(comparable(ledger.records()));
            }
          }
          expect(stored).toEqual(inMemory);
          expect((await storedDays()).sort()).toEqual(
            daysOf(ledger.records(), settings).sort(),
          );
          expect(await addedDays()).toEqual(await daysAddedHere());
        },
      ),
      runs,
    );
  });

  const events = (...told: readonly DeliveryEvent[]) => ({
    source: testSource,
    events: told,
  });
  const own = { place: placeOf('api'), repository: { id: '42' } };
  const late = at('2026-09-02T10:00:00Z');

  it('is not done again for events that are read again', async () => {
    const system = await open();
    const told = events(commit('a1'), deployment('d1', own));
    await system.events.ingest(told);
    const before = await system.derive();
    expect(before.deployments).toHaveLength(1);
    await system.events.ingest(told);
    expect(await system.deriver.run()).toEqual({ derived: [], failed: [] });
    expect(await system.records.all()).toEqual(before);
  });

  it('reopens only what a late commit changes', async () => {
    const system = await open();
    const second = {
      sha: shaOf('a2'),
      startedAtMs: late,
      statuses: [{ state: 'success' as const, atMs: late + 1 }],
    };
    await system.events.ingest(
      events(
        deployment('d1', own),
        deployment('d2', { ...own, ...second }),
        deployment('d3', { place: placeOf('web'), repository: { id: '7' } }),
      ),
    );
    const leads = async () =>
      (await system.derive()).deployments.flatMap(({ changes }) =>
        changes.map(({ id }) => id),
      );
    expect(await leads()).toEqual([]);
    await system.events.ingest(
      events(commit('a1'), commit('a2', { parents: [shaOf('a1')] })),
    );
    const { derived } = await system.deriver.run();
    expect(derived).toEqual([
      expect.objectContaining({ service: 'api', foldedDeployments: 2 }),
    ]);
    expect(await leads()).toEqual([shaOf('a2')]);
  });

  it('goes on after deployments whose commits nobody ever told of', async () => {
    const system = await open();
    const step = (byte: string, hours: number) =>
      deployment(`d${byte}`, {
        ...own,
        sha: shaOf(byte),
        startedAtMs: late + hours,
        statuses: [{ state: 'success', atMs: late + hours }],
      });
    await system.events.ingest(events(step('a1', 1), step('a2', 2)));
    await system.derive();
    await system.events.ingest(events(commit('b1'), step('b1', 3)));
    const { deployments } = await system.derive();
    expect(deployments.map(({ kind }) => kind)).toEqual([
      'baseline',
      'forward',
      'forward',
    ]);
  });

  it('takes what a source says never happened out again, in any order', async () => {
    const system = await open();
    const gone: DeliveryEvent = {
      kind: 'tombstone',
      of: 'deployment',
      id: 'd1',
    };
    await system.events.ingest(events(deployment('d1', own)));
    expect((await system.derive()).deployments).toHaveLength(1);
    await system.events.ingest(events(gone));
    expect((await system.derive()).deployments).toEqual([]);
    expect(await storedDays()).toEqual([]);
    await system.events.ingest(events(deployment('d1', own)));
    expect((await system.derive()).deployments).toEqual([]);
  });

  it('follows a place to the service that it means, and counts no place that only corroborates', async () => {
    const system = await open();
    await system.events.ingest(events(deployment('d1', own)));
    await system.derive();
    const ofWeb = [{ place: placeOf('api'), service: 'web' }];
    await system.events.ingest({
      ...events(),
      evidence: 'deployments',
      places: ofWeb,
    });
    const services = async () =>
      (await system.derive()).deployments.map(({ service, id }) => [
        service,
        id.split('/')[0],
      ]);
    expect(await services()).toEqual([['web', 'test:t']]);
    const gitops = { kind: 'argocd', instance: 'main' };
    await system.events.ingest({
      source: gitops,
      events: [deployment('sync-1', own)],
      evidence: 'gitops',
      places: ofWeb,
    });
    expect(await services()).toEqual([['web', 'test:t']]);
    await system.events.ingest({
      ...events(),
      evidence: 'rollouts',
      places: [...ofWeb, { place: placeOf('web'), service: 'web' }],
    });
    expect(await services()).toEqual([['web', 'argocd:main']]);
  });

  it('of a run that was in flight counts it once, when it ended', async () => {
    const system = await open();
    const run = {
      ...own,
      startedAtMs: at('2026-09-02T10:00:00Z'),
      runId: '900',
    };
    const seen = (...states: readonly ('in_progress' | 'success')[]) =>
      system.events.ingest(
        events(
          deployment('run-900', {
            ...run,
            statuses: states.map(state => ({
              state,
              atMs:
                state === 'success'
                  ? at('2026-09-02T13:30:00Z')
                  : run.startedAtMs,
            })),
          }),
        ),
      );
    await seen('in_progress');
    expect((await system.derive()).deployments).toEqual([]);
    await seen('in_progress');
    await seen('in_progress', 'success');
    expect((await system.derive()).deployments).toMatchObject([
      { status: 'success', finishedAtMs: at('2026-09-02T13:30:00Z') },
    ]);
  });

  it('puts a service that contradicts itself aside with the reason, and derives the others', async () => {
    const system = await open();
    const step = (byte: string, hours: number) =>
      deployment(`d${byte}`, {
        ...own,
        sha: shaOf(byte),
        startedAtMs: late + hours,
        statuses: [{ state: 'success', atMs: late + hours }],
      });
    await system.events.ingest(
      events(
        commit('a1', { parents: [shaOf('a2')] }),
        commit('a2', { parents: [shaOf('a1')] }),
        step('a3', 1),
        step('a1', 2),
        step('a4', 3),
        step('a2', 4),
        deployment('other', { place: placeOf('web') }),
      ),
    );
    const { failed } = await system.deriver.run();
    expect(failed).toEqual([
      { service: 'api', why: expect.stringMatching(/descends from itself/) },
    ]);
    const { deployments } = await system.records.all();
    expect(deployments.map(({ service }) => service)).toEqual(['web']);
    const { failure } = await knex('delivery_services')
      .where({ service: 'api' })
      .first();
    expect(failure).toMatch(/descends from itself/);
  });

  it('shows readers the last complete state while everything is worked out anew', async () => {
    const [arrival] = fc.sample(arrivals(), { numRuns: 1, seed: 3 });
    const system = await open();
    for (const batch of arrival?.[1] ?? []) {
      await system.ingest(batch);
    }
    const before = comparable(await system.derive());
    const stricter = new DeliverySystem(knex, {
      ...DEFAULT_DELIVERY_SETTINGS,
      failedDeploymentsAreFailures: true,
      attributionMs: 0,
    });
    const reading = { over: false, sizes: new Set<number>() };
    const reader = (async () => {
      while (!reading.over) {
        reading.sizes.add((await system.records.all()).deployments.length);
      }
    })();
    const after = comparable(await stricter.derive());
    reading.over = true;
    await reader;
    expect(after).not.toEqual(before);
    expect(reading.sizes.size).toBe(1);
  });
});
