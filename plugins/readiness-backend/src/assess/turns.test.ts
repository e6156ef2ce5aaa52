import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Check,
  OrganisationCheck,
  SubjectCheck,
} from '@groundwork/plugin-readiness-common';
import {
  ManagedCollector,
  noTelemetry,
  testLogger,
  testRecord,
} from '../__testUtils__/fakes';
import { testChecks } from '../__testUtils__/testChecks';
import { testStandards } from '../__testUtils__/testStandards';
import { testInventory } from '../__testUtils__/testCatalog';
import {
  DatabaseAssessmentStore,
  DatabaseComparisonStore,
  DatabaseEvidenceStore,
  DatabaseSummaryStore,
} from '../database';
import { migrateToLatest } from '../database/migrate';
import { Registry } from '../registry';
import { Turns } from '../turns';
import { AssessmentRunner } from './AssessmentRunner';
import { Summaries } from './Summaries';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
/** More than are read, or stored, at once. */
const services = Array.from({ length: 250 }, (_, index) => `s${index}`);

/** The same checks; each says when it works. */
function telling(says: (what: string) => void): readonly Check[] {
  return testChecks.map(check => {
    if (check.scope === 'subject') {
      const told: SubjectCheck = {
        ...check,
        evaluate: (evidence, context) => {
          says('service');
          return check.evaluate(evidence, context);
        },
      };
      return told;
    }
    const told: OrganisationCheck = {
      ...check,
      summarise: (name, value, context) => {
        says('summary');
        return check.summarise(name, value, context);
      },
      evaluate: (summaries, context) => {
        says('organisation');
        return check.evaluate(summaries, context);
      },
    };
    return told;
  });
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('assessing everything judges at most one thing before everybody else has a turn', async () => {
    const knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    const happened: string[] = [];
    const turns = new Turns({
      turnMs: 0,
      others: async () => happened.push('others'),
    });
    const evidence = new DatabaseEvidenceStore(knex, turns);
    for (const name of services) {
      await evidence.store(
        testRecord({
          subjectRef: `component:default/${name}`,
          value: { managed: true },
          collectedAt: new Date().toISOString(),
        }),
        0,
      );
    }
    const registry = new Registry();
    registry.addCollectors({
      collectors: [
        {
          collector: new ManagedCollector(),
          version: '1',
          cadence: { hours: 1 },
        },
      ],
    });
    registry.addCheck(...telling(what => happened.push(what)));
    registry.addStandard(...testStandards);
    const assessments = new DatabaseAssessmentStore(knex, turns);
    const summaries = new DatabaseSummaryStore(knex, turns);
    const inventory = testInventory(services);
    await new AssessmentRunner({
      registry,
      inventory: { current: async () => inventory },
      evidence,
      assessments,
      comparisons: new DatabaseComparisonStore(knex),
      summaries: new Summaries(evidence, summaries, turns),
      logger: testLogger,
      telemetry: noTelemetry,
      turns,
      now: () => new Date(),
    }).run();
    const count = (what: string) =>
      happened.filter(each => each === what).length;
    expect(count('service')).toBe(services.length);
    expect(count('summary')).toBe(services.length);
    expect(count('organisation')).toBe(1);
    const atOnce = happened
      .join(' ')
      .split('others')
      .map(part => part.trim().split(' ').filter(Boolean).length);
    expect(Math.max(...atOnce)).toBe(1);
    await knex.destroy();
  });
});
