import { TestDatabases } from '@backstage/backend-test-utils';
import { SubjectAssessment } from '@groundwork/plugin-readiness-common';
import Knex from 'knex';
import { DatabaseAssessmentStore } from './DatabaseAssessmentStore';
import { migrateToLatest, migrationsDirectory } from './migrate';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const ledger = 'component:default/ledger';
const atLevel = (lo: number, asOf: string): SubjectAssessment => ({
  schemaVersion: 1,
  scope: 'subject',
  subject: { kind: 'Component', ref: ledger, name: 'ledger' },
  standard: { id: 'service', version: '1', title: 'Service' },
  asOf,
  checks: [],
  level: { lo, hi: 3 },
  highestLevel: 3,
  levels: [],
  plan: { repairs: [] },
});

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex.Knex;
  let store: DatabaseAssessmentStore;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    store = new DatabaseAssessmentStore(knex);
  });
  afterEach(() => knex.destroy());

  it.each([
    ['on the same day', '2026-11-01T08:00:00.000Z'],
    ['of the day before', '2026-10-31T12:00:00.000Z'],
  ])(
    'an older assessment that says something else replaces neither the newer one nor its day (%s)',
    async (_, older) => {
      const newer = '2026-11-01T12:00:00.000Z';
      await store.put([atLevel(2, newer)]);
      await store.put([atLevel(1, older)]);
      expect(await store.latest('service', ledger)).toMatchObject({
        asOfMs: Date.parse(newer),
        document: { level: { lo: 2, hi: 3 } },
      });
      const [today] = await store.history('service', ledger, 1);
      expect(today).toMatchObject({
        day: '2026-11-01',
        asOfMs: Date.parse(newer),
        facts: { level: { lo: 2, hi: 3 } },
      });
    },
  );

  it('one that says the same again moves its time, and each day keeps its first row', async () => {
    const times = [
      '2026-10-31T23:59:59.000Z',
      '2026-11-01T00:00:00.000Z',
      '2026-11-01T12:00:00.000Z',
      '2026-11-03T12:00:00.000Z',
    ];
    for (const time of times) {
      await store.put([atLevel(2, time)]);
      expect(await store.latest('service', ledger)).toMatchObject({
        asOfMs: Date.parse(time),
      });
    }
    const days = await store.history('service', ledger, 9);
    expect(days.map(({ day, asOfMs }) => [day, asOfMs])).toEqual([
      ['2026-11-03', Date.parse('2026-11-03T12:00:00.000Z')],
      ['2026-11-01', Date.parse('2026-11-01T00:00:00.000Z')],
      ['2026-10-31', Date.parse('2026-10-31T23:59:59.000Z')],
    ]);
  });

  it('two that say the same at two times keep a time and a day each', async () => {
    const other = 'component:default/other';
    const both = (first: string, second: string) => [
      atLevel(2, first),
      {
        ...atLevel(2, second),
        subject: { ...atLevel(2, second).subject, ref: other },
      },
    ];
    const [first, second] = [
      '2026-11-01T12:00:00.000Z',
      '2026-11-02T12:00:00.000Z',
    ];
    await store.put(both('2026-10-01T12:00:00.000Z', first));
    await store.put(both(first, second));
    expect((await store.latest('service', ledger))?.asOfMs).toBe(
      Date.parse(first),
    );
    await store.put(both(second, second));
    const days = await store.history('service', ledger, 9);
    expect(days.map(({ day }) => day)).toEqual([
      '2026-11-02',
      '2026-11-01',
      '2026-10-01',
    ]);
  });

  it('levels are found before, during and after their indexes come and go', async () => {
    const team = 'group:default/payments';
    const { subject, ...rest } = atLevel(2, '2026-11-01T12:00:00.000Z');
    await store.put([{ ...rest, subject: { ...subject, team } }]);
    const found = async () => [
      await store.levels('service'),
      await store.subjectsOfTeam('service', team),
    ];
    const expected = [
      [{ lo: 2, hi: 3, subjects: 1 }],
      [{ subjectRef: ledger, lo: 2, hi: 3 }],
    ];
    const levels = {
      directory: migrationsDirectory,
      name: '20261121234000_assessment_levels.js',
    };
    expect(await found()).toEqual(expected);
    await knex.migrate.down(levels);
    expect(await found()).toEqual(expected);
    await knex.migrate.up(levels);
    expect(await found()).toEqual(expected);
  });

  it('a newer one replaces both', async () => {
    const newer = '2026-11-01T12:00:00.000Z';
    await store.put([atLevel(1, '2026-11-01T08:00:00.000Z')]);
    await store.put([atLevel(2, newer)]);
    expect(await store.latest('service', ledger)).toMatchObject({
      asOfMs: Date.parse(newer),
      document: { level: { lo: 2, hi: 3 } },
    });
    expect(await store.history('service', ledger, 9)).toMatchObject([
      { asOfMs: Date.parse(newer), facts: { level: { lo: 2, hi: 3 } } },
    ]);
  });
});
