import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { SourceError } from '@groundwork/plugin-readiness-node';
import { SourceClients } from '@groundwork/source-client';
import { Knex } from 'knex';
import {
  ManagedCollector,
  noTelemetry,
  testLogger,
} from '../__testUtils__/fakes';
import { testChecks } from '../__testUtils__/testChecks';
import { testStandards } from '../__testUtils__/testStandards';
import { testInventory, testPeople } from '../__testUtils__/testCatalog';
import { CollectionRunner } from '../collect';
import {
  DatabaseAssessmentStore,
  DatabaseComparisonStore,
  DatabaseEvidenceStore,
  DatabaseNewcomerStore,
  DatabaseRunStore,
  DatabaseSummaryStore,
  migrateToLatest,
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
const MINUTE_MS = 60_000;
const names = ['a', 'b', 'c', 'd', 'e'];
const never = new AbortController().signal;

/**
 * What happens to whom, and how many minutes after the step before: an answer counts fully for two hours, and the judgement
 * of a line is kept for a quarter of one.
 */
const steps: readonly (readonly [
  number,
  Readonly<Record<string, boolean | SourceError>>,
])[] = [
  [60, { a: false }],
  [60, {}],
  [60, { a: true, b: new SourceError('timeout', 'slow') }],
  [119, { c: new SourceError('forbidden', 'no') }],
  [16, {}],
  [60, { b: false, c: true }],
  [200, { d: new SourceError('timeout', 'slow') }],
  [150, { d: true, e: false }],
];

function system(knex: Knex) {
  let time = Date.parse('2026-11-01T10:00:00Z');
  const collector = new ManagedCollector();
  const registration = { collector, version: '1', cadence: { hours: 1 } };
  const registry = new Registry();
  registry.addCollectors({ collectors: [registration] });
  registry.addCheck(...testChecks);
  registry.addStandard(...testStandards);
  const inventory = testInventory(names);
  const evidence = new DatabaseEvidenceStore(knex);
  const services = {
    sources: SourceClients.fromConfig(new ConfigReader({})),
    registry,
    inventory: { current: async () => inventory },
    people: testPeople,
    evidence,
    runs: new DatabaseRunStore(knex),
    newcomers: new DatabaseNewcomerStore(knex),
    assessments: new DatabaseAssessmentStore(knex),
    logger: testLogger,
    telemetry: noTelemetry,
    turns: new Turns(),
    now: () => new Date(time),
    secrets: [],
  };
  const newRunner = () =>
    new AssessmentRunner({
      ...services,
      comparisons: new DatabaseComparisonStore(knex),
      summaries: new Summaries(evidence, new DatabaseSummaryStore(knex)),
    });
  const collection = new CollectionRunner(services);
  return {
    answers: collector.answers,
    pass: (minutes: number) => {
      time += minutes * MINUTE_MS;
    },
    collect: () => collection.run({ ...registration, concurrency: 1 }, never),
    newRunner,
  };
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it.each([
    ['everything', false],
    ['what has changed', true],
  ])(
    'who has assessed %s all along says what somebody says who begins now',
    async (_, onlyChanges) => {
      const knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      const { answers, pass, collect, newRunner } = system(knex);
      const said = () =>
        knex('assessments')
          .select('subject_ref', 'as_of_ms', 'document', 'packed')
          .modify(query => {
            if (onlyChanges) query.where({ standard_id: 'organisation' });
          })
          .orderBy('subject_ref');
      const allAlong = newRunner();
      await collect();
      await allAlong.run();
      for (const [minutes, changed] of steps) {
        pass(minutes);
        Object.entries(changed).forEach(([name, answer]) =>
          answers.set(name, answer),
        );
        const changes = await collect();
        await allAlong.run(onlyChanges ? changes : undefined);
        const before = await said();
        await newRunner().run();
        expect(before).toEqual(await said());
      }
      await knex.destroy();
    },
  );
});
