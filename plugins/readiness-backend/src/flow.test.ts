import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  clusterSubject,
  OrganisationAssessment,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import { SourceError } from '@groundwork/plugin-readiness-node';
import { SourceClients } from '@groundwork/source-client';
import { Knex } from 'knex';
import {
  ManagedCollector,
  noTelemetry,
  PlaceCollector,
  testLogger,
} from './__testUtils__/fakes';
import { summarised, testChecks } from './__testUtils__/testChecks';
import { testStandards } from './__testUtils__/testStandards';
import { testInventory, testPeople } from './__testUtils__/testCatalog';
import { AssessmentRunner, Summaries } from './assess';
import { CollectionRunner } from './collect';
import {
  DatabaseAssessmentStore,
  DatabaseComparisonStore,
  DatabaseEvidenceStore,
  DatabaseNewcomerStore,
  DatabaseRunStore,
  DatabaseSummaryStore,
  migrateToLatest,
  organisationDocument,
  subjectDocument,
} from './database';
import { Registry } from './registry';
import { Turns } from './turns';

jest.setTimeout(120_000);
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const HOUR_MS = 3_600_000;

function system(knex: Knex, services: readonly string[]) {
  let time = Date.parse('2026-11-01T10:00:00Z');
  const clock = {
    now: () => new Date(time),
    advance: (ms: number) => {
      time += ms;
    },
  };
  const collector = new ManagedCollector();
  const registration = {
    collector,
    version: '1',
    cadence: { hours: 1 },
    concurrency: 1,
  };
  const registry = new Registry();
  registry.addCollectors({ collectors: [registration] });
  registry.addCheck(...testChecks);
  registry.addStandard(...testStandards);
  const inventory = { names: services };
  const replica = () => {
    const evidence = new DatabaseEvidenceStore(knex);
    const shared = {
      sources: SourceClients.fromConfig(new ConfigReader({})),
      registry,
      inventory: { current: async () => testInventory(inventory.names) },
      people: testPeople,
      evidence,
      runs: new DatabaseRunStore(knex),
      newcomers: new DatabaseNewcomerStore(knex),
      assessments: new DatabaseAssessmentStore(knex),
      comparisons: new DatabaseComparisonStore(knex),
      summaries: new Summaries(evidence, new DatabaseSummaryStore(knex)),
      logger: testLogger,
      telemetry: noTelemetry,
      turns: new Turns(),
      now: clock.now,
      secrets: [],
    };
    return {
      ...shared,
      collection: new CollectionRunner(shared),
      assessment: new AssessmentRunner(shared),
    };
  };
  return { clock, collector, registration, inventory, replica };
}

const never = new AbortController().signal;

describe.each(databases.eachSupportedId())(
  'collecting and assessing on %s',
  databaseId => {
    let knex: Knex;
    beforeEach(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      summarised.length = 0;
    });
    afterEach(() => knex.destroy());

    async function organisationOf(
      store: DatabaseAssessmentStore,
    ): Promise<OrganisationAssessment> {
      const stored = await store.latest('organisation', 'organisation:default');
      if (!stored) {
        throw new Error('The organisation was not assessed');
      }
      return organisationDocument(stored);
    }
    async function serviceOf(
      store: DatabaseAssessmentStore,
      name: string,
    ): Promise<SubjectAssessment> {
      const stored = await store.latest(
        'services',
        `component:default/${name}`,
      );
      if (!stored) {
        throw new Error(`${name} was not assessed`);
      }
      return subjectDocument(stored);
    }

    it('looks at what is due, assesses, and looks again only after the cadence', async () => {
      const { clock, collector, registration, replica } = system(knex, [
        'a',
        'b',
        'c',
      ]);
      const { collection, assessment, assessments } = replica();
      collector.answers.set('c', false);
      await collection.run(registration, never);
      await collection.run(registration, never);
      expect(collector.looks).toEqual(['a', 'b', 'c']);
      await assessment.run();
      const { prerequisites } = await organisationOf(assessments);
      expect(prerequisites[0]?.checks[0]).toMatchObject({
        state: 'partial',
        value: { lo: 2 / 3, hi: 2 / 3 },
        findings: [
          { subjectRef: 'component:default/c', team: 'group:default/payments' },
        ],
      });
      expect((await serviceOf(assessments, 'a')).level).toEqual({
        lo: 1,
        hi: 1,
      });
      expect((await serviceOf(assessments, 'c')).level).toEqual({
        lo: 0,
        hi: 0,
      });
      clock.advance(HOUR_MS);
      await collection.run(registration, never);
      expect(collector.looks).toHaveLength(6);
    });

    it('tells a collector what its last good look saw', async () => {
      const { clock, collector, registration, replica } = system(knex, ['a']);
      const { collection } = replica();
      for (const answer of [true, new SourceError('forbidden', 'no'), false]) {
        collector.answers.set('a', answer);
        await collection.run(registration, never);
        clock.advance(HOUR_MS);
      }
      const good = { managed: true };
      expect(collector.earlier).toEqual([undefined, good, good]);
    });

    it('looks at places again at once and then every few minutes while a service is new, whichever replica it is, and at a failing one no sooner', async () => {
      const { clock, replica } = system(knex, ['a']);
      const places = new PlaceCollector();
      let services = ['a'];
      const replicas = Array.from(
        { length: 3 },
        () =>
          new CollectionRunner({
            ...replica(),
            inventory: {
              current: async () => {
                const known = testInventory(services);
                const rehearsal = clusterSubject('rehearsal', 'staging');
                return { ...known, subjects: [...known.subjects, rehearsal] };
              },
            },
          }),
      );
      let turn = 0;
      // Every time another replica than before: any of them may be asked next, and one may just have started.
      const looks = async (afterMs: number) => {
        clock.advance(afterMs);
        places.looks.splice(0);
        turn += 1;
        await replicas[turn % replicas.length]?.run(
          { collector: places, version: '1', cadence: { hours: 1 } },
          never,
        );
        return places.looks;
      };
      const minute = 60_000;
      expect(await looks(0)).toEqual(['production', 'rehearsal']);
      expect(await looks(4 * minute)).toEqual([]);
      services = ['a', 'new'];
      expect(await looks(minute)).toEqual(['production', 'rehearsal']);
      expect(await looks(minute)).toEqual([]);
      places.failing.add('production');
      expect(await looks(3 * minute)).toEqual(['production', 'rehearsal']);
      expect(await looks(3 * minute)).toEqual(['rehearsal']);
      places.failing.clear();
      expect(await looks(2 * HOUR_MS)).toEqual(['production', 'rehearsal']);
      expect(await looks(4 * minute)).toEqual([]);
    });

    it('one changed service costs one summary and one service assessment', async () => {
      const names = Array.from(
        { length: 30 },
        (_, index) => `s${String(index).padStart(2, '0')}`,
      );
      const { clock, collector, registration, replica } = system(knex, names);
      const { collection, assessment, assessments } = replica();
      await collection.run(registration, never);
      await assessment.run();
      expect(summarised).toHaveLength(30);
      const before = await serviceOf(assessments, 's01');
      collector.answers.set('s07', false);
      clock.advance(HOUR_MS);
      const changes = await collection.run(registration, never);
      expect(changes?.changedSubjects).toEqual(['component:default/s07']);
      await assessment.run(changes);
      expect(summarised.slice(30)).toEqual(['s07']);
      expect((await serviceOf(assessments, 's07')).level).toEqual({
        lo: 0,
        hi: 0,
      });
      expect(await serviceOf(assessments, 's01')).toEqual(before);
      expect((await organisationOf(assessments)).asOf).toBe(
        '2026-11-01T11:00:00.000Z',
      );
    });

    it.each([
      ['reads the summaries that the first one made of long records', 2_000, 2],
      ['makes its own of short ones, of which none is stored', 10, 4],
    ])('another replica %s', async (_, characters, times) => {
      const { collector, registration, replica } = system(knex, ['a', 'b']);
      collector.canary = '-'.repeat(characters);
      const first = replica();
      await first.collection.run(registration, never);
      await first.assessment.run();
      await replica().assessment.run();
      expect(summarised).toHaveLength(times);
      expect(await knex('record_summaries')).toHaveLength(4 - times);
    });

    it('a right that is lost turns checks unknown, lowers confidence and raises no bound', async () => {
      const { clock, collector, registration, replica } = system(knex, [
        'a',
        'b',
        'c',
        'd',
      ]);
      const { collection, assessment, assessments } = replica();
      await collection.run(registration, never);
      await assessment.run();
      const before = (await organisationOf(assessments)).prerequisites[0];
      collector.answers.set('b', new SourceError('forbidden', 'no'));
      clock.advance(HOUR_MS);
      await assessment.run(await collection.run(registration, never));
      const after = (await organisationOf(assessments)).prerequisites[0];
      expect(after?.score.confidence).toBeLessThan(
        before?.score.confidence ?? 0,
      );
      expect(after?.score.capped.lo).toBeLessThan(before?.score.capped.lo ?? 0);
      expect(after?.score.capped.hi).toBeGreaterThanOrEqual(
        before?.score.capped.hi ?? 101,
      );
      expect(after?.checks[0]?.unread).toMatchObject([
        { name: 'b', reason: 'forbidden' },
      ]);
      expect((await serviceOf(assessments, 'b')).checks[0]?.state).toBe(
        'unknown',
      );
    });

    it('after a time-out the last good value stays, with its age, and is worth nothing in the end', async () => {
      const { clock, collector, registration, replica } = system(knex, ['a']);
      const { collection, assessment, assessments } = replica();
      await collection.run(registration, never);
      collector.answers.set('a', new SourceError('timeout', 'slow'));
      clock.advance(4 * HOUR_MS);
      await collection.run(registration, never);
      await assessment.run();
      expect((await serviceOf(assessments, 'a')).checks[0]).toMatchObject({
        state: 'pass',
        confidence: { freshness: 0.5 },
      });
      clock.advance(3 * HOUR_MS);
      await assessment.run();
      expect((await serviceOf(assessments, 'a')).checks[0]).toMatchObject({
        state: 'unknown',
        unread: [{ reason: 'stale' }],
      });
    });

    it('a run that is killed in the middle keeps what it saw, and the next one looks at the rest', async () => {
      const { collector, registration, replica } = system(knex, [
        'a',
        'b',
        'c',
        'd',
      ]);
      const kill = new AbortController();
      collector.onLook = async name => {
        if (name === 'c') {
          kill.abort();
        }
      };
      await replica().collection.run(registration, kill.signal);
      expect(
        (await new DatabaseEvidenceStore(knex).looks()).looks,
      ).toHaveLength(2);
      collector.looks.length = 0;
      await replica().collection.run(registration, never);
      expect(collector.looks).toEqual(['c', 'd']);
    });

    it('an assessment that dies in the middle is made whole by the next one', async () => {
      const { registration, replica } = system(knex, ['a', 'b']);
      const { collection, assessments, ...rest } = replica();
      await collection.run(registration, never);
      const dying = new AssessmentRunner({
        ...rest,
        assessments: Object.assign(Object.create(assessments), {
          put: async (all: Parameters<typeof assessments.put>[0]) => {
            if (all[0]?.scope === 'subject') {
              throw new Error('killed');
            }
            return assessments.put(all);
          },
          history: assessments.history.bind(assessments),
          keepOnly: assessments.keepOnly.bind(assessments),
        }),
      });
      await expect(dying.run()).rejects.toThrow('killed');
      await replica().assessment.run();
      expect((await serviceOf(assessments, 'b')).level).toEqual({
        lo: 1,
        hi: 1,
      });
    });

    it('an older assessment never replaces a newer one', async () => {
      const { clock, registration, replica } = system(knex, ['a']);
      const { collection, assessment, assessments } = replica();
      await collection.run(registration, never);
      await assessment.run();
      clock.advance(-HOUR_MS);
      await assessment.run();
      expect((await organisationOf(assessments)).asOf).toBe(
        '2026-11-01T10:00:00.000Z',
      );
    });

    it('a service that leaves the catalog leaves the scorecards and keeps its history', async () => {
      const { inventory, registration, replica } = system(knex, ['a', 'b']);
      const { collection, assessment, assessments } = replica();
      await collection.run(registration, never);
      await assessment.run();
      inventory.names = ['a'];
      await assessment.run();
      expect(
        await assessments.latest('services', 'component:default/b'),
      ).toBeUndefined();
      expect(
        await assessments.history('services', 'component:default/b', 10),
      ).toHaveLength(1);
    });
  },
);
