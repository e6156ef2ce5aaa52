import { TestDatabases } from '@backstage/backend-test-utils';
import { organisation } from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/plugin-readiness-node';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import {
  ManagedCollector,
  noTelemetry,
  testLogger,
} from '../__testUtils__/fakes';
import { testChecks } from '../__testUtils__/testChecks';
import { testStandards } from '../__testUtils__/testStandards';
import { testInventory } from '../__testUtils__/testCatalog';
import {
  DatabaseAssessmentStore,
  DatabaseComparisonStore,
  DatabaseEvidenceStore,
  DatabaseSummaryStore,
  migrateToLatest,
  organisationDocument,
} from '../database';
import { Registry } from '../registry';
import { Turns } from '../turns';
import { AssessmentRunner } from './AssessmentRunner';
import { Summaries } from './Summaries';

jest.setTimeout(120_000);
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NAMES = ['a', 'b', 'c', 'd', 'e'];

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  /** A portal whose clock a test moves on by a day at a time. */
  async function portal() {
    const knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    const collector = new ManagedCollector();
    const registry = new Registry();
    registry.addCollectors({
      collectors: [{ collector, version: '1', cadence: { hours: 24 } }],
    });
    registry.addCheck(...testChecks);
    registry.addStandard(...testStandards);
    const inventory = {
      ...testInventory(NAMES),
      engineers: 400,
    };
    const evidence = new DatabaseEvidenceStore(knex);
    const assessments = new DatabaseAssessmentStore(knex);
    let time = Date.parse('2026-09-01T10:00:00Z');
    const runner = new AssessmentRunner({
      ...{ registry, evidence, assessments },
      inventory: { current: async () => inventory },
      comparisons: new DatabaseComparisonStore(knex),
      summaries: new Summaries(evidence, new DatabaseSummaryStore(knex)),
      logger: testLogger,
      telemetry: noTelemetry,
      turns: new Turns(),
      now: () => new Date(time),
    });
    /** The verdict after so many of the five services were seen to be managed. */
    const assess = async (managed: number, lost = 0) => {
      NAMES.forEach((name, index) =>
        collector.answers.set(
          name,
          index < lost
            ? new SourceError('forbidden', 'no right')
            : index < managed,
        ),
      );
      const subjects = inventory.subjects.filter(
        ({ kind }) => kind === 'Component',
      );
      for (const record of await collectFixture(collector, subjects, {
        asOf: new Date(time).toISOString(),
      }))
        await evidence.store(record, time);
      await runner.run();
      const stored = await assessments.latest('organisation', organisation.ref);
      if (!stored) throw new Error('Nothing was assessed');
      return organisationDocument(stored);
    };
    const nextDay = (managed: number, lost = 0) => {
      // In the morning, whatever the day before ended with.
      time = Math.floor(time / DAY_MS) * DAY_MS + DAY_MS + 10 * HOUR_MS;
      return assess(managed, lost);
    };
    const laterThatDay = (managed: number) => {
      time += 2 * HOUR_MS;
      return assess(managed);
    };
    return { nextDay, laterThatDay, end: () => knex.destroy() };
  }

  const bound = { lo: 80, hi: 80 };

  it('S14: the foundation that failed once stays the verdict for 28 good daily assessments, and is left with the next one', async () => {
    const { nextDay, end } = await portal();
    expect((await nextDay(1)).verdict).toMatchObject({
      phase: 'FOUNDATION',
      certain: true,
    });
    for (let day = 1; day <= 28; day += 1) {
      const { prerequisites, verdict } = await nextDay(4);
      expect(prerequisites[0]?.score.capped).toMatchObject(bound);
      expect(prerequisites[0]?.decision.gate).toBe('PASS');
      expect([day, verdict.possible]).toEqual([day, ['FOUNDATION']]);
    }
    const { verdict } = await nextDay(4);
    expect(verdict.certain).toBe(false);
    expect(verdict.possible.length).toBeGreaterThan(1);
    await end();
  });

  it('a morning on which it failed counts, though the same day ended well: nothing is left that day, and the 28 days begin again after it', async () => {
    const { nextDay, laterThatDay, end } = await portal();
    await nextDay(1);
    for (let day = 1; day <= 28; day += 1) await nextDay(4);
    await nextDay(1);
    const { prerequisites, verdict } = await laterThatDay(4);
    expect(prerequisites[0]?.decision.gate).toBe('PASS');
    expect(verdict.possible).toEqual(['FOUNDATION']);
    for (let day = 1; day <= 28; day += 1)
      expect([day, (await nextDay(4)).verdict.possible]).toEqual([
        day,
        ['FOUNDATION'],
      ]);
    expect((await nextDay(4)).verdict.possible.length).toBeGreaterThan(1);
    await end();
  });

  it('a morning on which two answers were lost does not, when the same day ended well', async () => {
    const { nextDay, laterThatDay, end } = await portal();
    await nextDay(1);
    for (let day = 1; day <= 27; day += 1) await nextDay(4);
    const lost = await nextDay(4, 2);
    expect(lost.prerequisites[0]?.score.capped.lo).toBeLessThan(60);
    expect(lost.verdict.possible).toEqual(['FOUNDATION']);
    expect((await laterThatDay(4)).verdict.possible).toEqual(['FOUNDATION']);
    expect((await nextDay(4)).verdict.possible.length).toBeGreaterThan(1);
    await end();
  });

  it('a signal is shown since the first of the unbroken days on which it was seen, and at least since the first that is known', async () => {
    const { nextDay, laterThatDay, end } = await portal();
    const signalOn = async (managed: number, lost = 0) => {
      const [signal] = (await nextDay(managed, lost)).signals;
      return [signal?.state, signal?.since];
    };
    const atLeast = (day: string) => [
      'shown',
      { day: `2026-09-${day}`, isAtLeast: true },
    ];
    const exactly = (day: string) => [
      'shown',
      { day: `2026-09-${day}`, isAtLeast: false },
    ];
    // Nobody knows of the day before the first.
    expect(await signalOn(4)).toEqual(atLeast('02'));
    expect(await signalOn(5)).toEqual(atLeast('02'));
    expect(await signalOn(1)).toEqual(['not-shown', undefined]);
    expect(await signalOn(4)).toEqual(exactly('05'));
    const [later] = (await laterThatDay(5)).signals;
    expect(later?.since).toEqual({ day: '2026-09-05', isAtLeast: false });
    expect(await signalOn(5)).toEqual(exactly('05'));
    // A day without a value neither carries it on nor begins it.
    expect(await signalOn(5, 4)).toEqual(['unknown', undefined]);
    expect(await signalOn(4)).toEqual(atLeast('08'));
    await end();
  });

  it('a day on which two answers were lost opens nothing, and the 28 days begin again after it', async () => {
    const { nextDay, end } = await portal();
    await nextDay(1);
    for (let day = 1; day <= 20; day += 1) await nextDay(4);
    const lost = await nextDay(4, 2);
    expect(lost.prerequisites[0]?.score.capped.lo).toBeLessThan(60);
    expect(lost.verdict.possible).toEqual(['FOUNDATION']);
    for (let day = 1; day <= 28; day += 1)
      expect([day, (await nextDay(4)).verdict.possible]).toEqual([
        day,
        ['FOUNDATION'],
      ]);
    expect((await nextDay(4)).verdict.possible.length).toBeGreaterThan(1);
    await end();
  });
});
