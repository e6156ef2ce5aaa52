import { TestDatabases } from '@backstage/backend-test-utils';
import {
  observed,
  organisation,
  smallChanges,
  SmallChanges,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { Collector, SourceError } from '@groundwork/plugin-readiness-node';
import { collectFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { noTelemetry, testLogger } from '../__testUtils__/fakes';
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
const MINUTE_MS = 60_000;

/** Every service has twenty changes that took three hours, unless nothing is known of it. */
class ChangesCollector implements Collector<SmallChanges> {
  readonly id = 'test:small-changes';
  readonly produces = smallChanges;
  readonly appliesTo = { kind: 'Component' } as const;
  readonly unread = new Set<string>();

  async collect({ name }: Subject) {
    if (this.unread.has(name)) {
      throw new SourceError('forbidden', 'no right');
    }
    return observed(
      {
        window: { fromDay: '2026-07-28', toDay: '2026-10-26' },
        leadTimeHours: Array.from({ length: 20 }, () => 3),
      },
      { source: { kind: 'test', instance: 'one' } },
    );
  }
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('an assessment says how long changes of squads take, and that it does not know when one service is lost', async () => {
    const knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    const collector = new ChangesCollector();
    let time = Date.parse('2026-11-01T10:00:00Z');
    const registry = new Registry();
    registry.addCollectors({
      collectors: [{ collector, version: '1', cadence: { hours: 1 } }],
    });
    registry.addCheck(...testChecks);
    registry.addStandard(...testStandards);
    const catalog = testInventory(['a', 'b']);
    const inventory = {
      ...catalog,
      components: catalog.components.map(({ ref, name }) => ({
        ...{ ref, name, type: 'service', lifecycle: 'production' },
        team: `group:default/team-${name}`,
      })),
      teams: ['a', 'b'].map(name => ({
        ref: `group:default/team-${name}`,
        name,
        type: 'team',
        members: 5,
      })),
    };
    const evidence = new DatabaseEvidenceStore(knex);
    const assessments = new DatabaseAssessmentStore(knex);
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
    const phase = async () => {
      time += MINUTE_MS;
      const components = inventory.subjects.filter(
        ({ kind }) => kind === 'Component',
      );
      for (const record of await collectFixture(collector, components, {
        asOf: new Date(time).toISOString(),
      })) {
        await evidence.store(record, time);
      }
      await runner.run();
      const stored = await assessments.latest('organisation', organisation.ref);
      if (!stored) throw new Error('Nothing was assessed');
      return organisationDocument(stored).phase;
    };
    const known = await phase();
    expect(known.typicalChangeHours).toBeCloseTo(3, 9);
    expect(known.squadsWithoutData).toEqual([]);
    expect(known.spread.state).toBe('clear');
    collector.unread.add('b');
    const lost = await phase();
    expect(lost.typicalChangeHours).toBeUndefined();
    expect(lost.squadsWithoutData).toEqual(['group:default/team-b']);
    expect(lost.spread.state).toBe('inconclusive');
    expect(
      lost.squadTimes?.squads.find(({ ref }) => ref.endsWith('team-b')),
    ).toEqual({ ref: 'group:default/team-b' });
    collector.unread.clear();
    expect(await phase()).toEqual(known);
    await knex.destroy();
  });
});
