import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ScorecardRow,
  scorecardRow,
  SubjectAssessment,
} from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { services } from '../__testUtils__/golden';
import { DatabaseAssessmentStore } from './DatabaseAssessmentStore';
import { migrateToLatest, migrationsDirectory } from './migrate';
import { AssessmentRow } from './rows';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const standardId = services[0]?.standard.id ?? '';
const refs = services.map(({ subject }) => subject.ref);

/** The same service, judged a day later to be below every level. */
function judgedAgain(service: SubjectAssessment): SubjectAssessment {
  const asOf = new Date(Date.parse(service.asOf) + 86_400_000).toISOString();
  return { ...service, asOf, level: { lo: 0, hi: 0 } };
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex.Knex;
  let store: DatabaseAssessmentStore;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    store = new DatabaseAssessmentStore(knex);
    await store.put(services);
  });
  afterEach(() => knex.destroy());

  const read = async (): Promise<readonly ScorecardRow[]> =>
    store.scorecardRows(standardId, refs);

  it('rows are those of the assessments, in the order asked for, and of nobody else', async () => {
    const wanted = [...refs].reverse();
    expect(
      await store.scorecardRows(standardId, [
        ...wanted,
        'component:default/gone',
      ]),
    ).toEqual([...services].reverse().map(scorecardRow));
    expect(services.some(({ plan }) => plan.repairs.length > 0)).toBe(true);
  });

  it('a row moves with its assessment: its time when it says the same, all of it when it does not', async () => {
    const [first, ...others] = services.map(judgedAgain);
    if (!first) throw new Error('There are services');
    const same = services.slice(1).map((service, index) => ({
      ...service,
      asOf: others[index]?.asOf ?? '',
    }));
    await store.put([first, ...same]);
    expect(await read()).toEqual([first, ...same].map(scorecardRow));
  });

  it('before there is a row its document speaks, and the next assessment stores one', async () => {
    const rows = {
      directory: migrationsDirectory,
      name: '20261122063000_scorecard_rows.js',
    };
    await knex.migrate.down(rows);
    await knex.migrate.up(rows);
    expect(await read()).toEqual(services.map(scorecardRow));
    await store.put(services);
    await knex<AssessmentRow>('assessments').update({ document: '{}' });
    expect(await read()).toEqual(services.map(scorecardRow));
  });

  it('a row that an earlier release left behind beside a new document is not taken for its', async () => {
    const stored = await knex<AssessmentRow>('assessments').select();
    await store.put(services.map(judgedAgain));
    for (const { subject_ref, scorecard_row, scorecard_row_of } of stored) {
      await knex<AssessmentRow>('assessments')
        .where({ subject_ref })
        .update({ scorecard_row, scorecard_row_of });
    }
    expect(await read()).toEqual(services.map(judgedAgain).map(scorecardRow));
  });
});
