import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { testRecord } from '../__testUtils__/fakes';
import { DatabaseEvidenceStore } from './DatabaseEvidenceStore';
import { DatabaseRunStore } from './DatabaseRunStore';
import { DatabaseSummaryStore } from './DatabaseSummaryStore';
import { migrateToLatest, migrationsDirectory } from './migrate';
import { evidenceRow } from './rows';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const later = '2026-11-01T01:00:00.000Z';

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  let knex: Knex.Knex;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
  });
  afterEach(() => knex.destroy());

  it('the same answer again confirms the stored one, another answer adds to the history', async () => {
    const store = new DatabaseEvidenceStore(knex);
    const first = testRecord();
    expect(await store.store(first, 1)).toEqual({
      id: first.id,
      changed: true,
    });
    expect(await store.store(testRecord({ collectedAt: later }), 2)).toEqual({
      id: first.id,
      changed: false,
    });
    expect((await store.byId(first.id))?.collectedAt).toBe(later);
    const other = testRecord({
      collectedAt: later,
      digest: 'b'.repeat(64),
      value: { managed: false },
    });
    expect(await store.store(other, 3)).toEqual({
      id: other.id,
      changed: true,
    });
    expect(await knex('evidence').count({ rows: '*' }).first()).toMatchObject({
      rows: expect.anything(),
    });
    expect((await store.byId(first.id))?.value).toEqual({ managed: true });
  });

  it('a failed look keeps the last good one beside it and remembers since when it fails', async () => {
    const store = new DatabaseEvidenceStore(knex);
    const good = testRecord();
    const { value, ...rest } = testRecord({
      outcome: 'failed',
      reason: 'forbidden',
      collectedAt: later,
      digest: 'c'.repeat(64),
    });
    await store.store(good, 1);
    await store.store(rest, 2);
    await store.store(
      { ...rest, id: testRecord().id, collectedAt: '2026-11-01T02:00:00.000Z' },
      3,
    );
    const {
      looks: [looks],
    } = await store.looks();
    expect(looks?.latest.outcome).toBe('failed');
    expect(looks?.lastGood?.id).toBe(good.id);
    const { failing, counts } = await store.health();
    expect(failing[0]?.sinceMs).toBe(Date.parse(later));
    expect(counts).toEqual([
      {
        collector: 'test:managed',
        source: { kind: 'test', instance: 'one' },
        outcome: 'failed',
        subjects: 1,
      },
    ]);
    await store.store(
      testRecord({ collectedAt: '2026-11-01T03:00:00.000Z' }),
      4,
    );
    expect((await store.health()).failing).toEqual([]);
    expect(await store.countNotDue('test:managed', 3)).toBe(1);
    expect(await store.countNotDue('test:managed', 4)).toBe(0);
  });

  it('retention removes what is old and never what a shown number needs', async () => {
    const store = new DatabaseEvidenceStore(knex);
    const old = testRecord();
    const good = testRecord({ collectedAt: later, digest: 'b'.repeat(64) });
    const { value, ...failure } = testRecord({
      outcome: 'failed',
      reason: 'timeout',
      digest: 'c'.repeat(64),
      collectedAt: later,
    });
    for (const record of [old, good, failure]) {
      await store.store(record, 1);
    }
    const summaries = new DatabaseSummaryStore(knex);
    await summaries.put('kind', [
      { checkKey: 'key', evidenceId: old.id, value: 1 },
      { checkKey: 'key', evidenceId: good.id, value: 2 },
      { checkKey: 'other', evidenceId: good.id, value: undefined },
    ]);
    expect(await store.removeOlderThan(Date.parse('2027-01-01'))).toBe(1);
    expect(await store.byId(old.id)).toBeUndefined();
    expect(await store.byId(good.id)).toBeDefined();
    expect(await store.byId(failure.id)).toBeDefined();
    expect(await summaries.all('kind', ['key', 'other', 'nobody'])).toEqual(
      new Map([
        ['key', new Map([[good.id, 2]])],
        ['other', new Map([[good.id, undefined]])],
        ['nobody', new Map()],
      ]),
    );
    expect(await knex('record_summaries')).toHaveLength(1);
  });

  it('what another check keeps of a record is added, whatever the value is', async () => {
    const summaries = new DatabaseSummaryStore(knex);
    const id = testRecord().id;
    const values = {
      first: { deep: { nothing: null, list: [null, { a: null }] } },
      second: null,
      third: { deep: { other: 0.1, text: 'it\u2019s "so"' } },
      fourth: undefined,
      // One that is packed, and one that another thread packs.
      large: 'A summary of a repository. '.repeat(100),
      largest: Array.from({ length: 20_000 }, (_, at) => `workload ${at}`),
    };
    for (const [checkKey, value] of Object.entries(values))
      await summaries.put('kind', [{ checkKey, evidenceId: id, value }]);
    const replaced = { deep: { list: [1] } };
    await summaries.put('kind', [
      { checkKey: 'first', evidenceId: id, value: replaced },
      { checkKey: 'fifth', evidenceId: id, value: 5 },
    ]);
    const said = { ...values, first: replaced, fifth: 5 };
    expect(await summaries.all('kind', Object.keys(said))).toEqual(
      new Map(
        Object.entries(said).map(([key, value]) => [
          key,
          new Map([[id, value]]),
        ]),
      ),
    );
    expect(await summaries.all('another kind', ['first'])).toEqual(
      new Map([['first', new Map()]]),
    );
  });

  it('values are read by id, undefined ones and unknown ids told apart', async () => {
    const store = new DatabaseEvidenceStore(knex);
    const record = testRecord();
    await store.store(record, 1);
    const values = await store.values([record.id, testRecord().id]);
    expect([...values]).toEqual([[record.id, { managed: true }]]);
  });

  it('the last run of a collector that died has no end', async () => {
    const runs = new DatabaseRunStore(knex);
    const first = await runs.started('test:managed', 1000);
    await runs.finished(
      first,
      {
        collector: 'test:managed',
        observed: 3,
        absent: 0,
        failed: 1,
        durationMs: 5,
      },
      2000,
    );
    await runs.started('test:managed', 3000);
    expect(await runs.last()).toEqual([
      { collector: 'test:managed', startedAtMs: 3000 },
    ]);
  });

  it('failed looks are chosen for their reader before the list is cut', async () => {
    const store = new DatabaseEvidenceStore(knex);
    const failed = ({ value, ...rest } = testRecord()) => rest;
    const rows = Array.from({ length: 510 }, (_, index) =>
      evidenceRow({
        ...failed(),
        outcome: 'failed',
        reason: 'forbidden',
        subjectRef: `component:default/s${String(index).padStart(3, '0')}`,
      }),
    );
    await knex.batchInsert('evidence', rows, 50);
    await knex.batchInsert(
      'looks',
      rows.map(row => ({
        collector: row.collector,
        subject_ref: row.subject_ref,
        kind: row.kind,
        source_kind: 'test',
        source_instance: 'one',
        outcome: row.outcome,
        latest_id: row.id,
        last_good_id: null,
        looked_at_ms: 1,
        failing_since_ms: 1,
        due_at_ms: 1,
      })),
      50,
    );
    const own = ['component:default/s003', 'component:default/s509'];
    const { failing, counts } = await store.health(ref => own.includes(ref));
    expect(failing.map(({ record }) => record.subjectRef)).toEqual(own);
    expect(counts).toMatchObject([{ subjects: 510 }]);
    expect((await store.health()).failing).toHaveLength(500);
  });

  it('migrations go up, down and up with data', async () => {
    const store = new DatabaseEvidenceStore(knex);
    await store.store(testRecord(), 1);
    const config = { directory: migrationsDirectory };
    await knex.migrate.rollback(config, true);
    expect(await knex.schema.hasTable('evidence')).toBe(false);
    await migrateToLatest(knex);
    expect((await store.looks()).looks).toEqual([]);
    await store.store(testRecord(), 1);
    await knex.migrate.down({
      ...config,
      name: '20261121230000_known_subjects.js',
    });
    expect(await knex.schema.hasTable('known_subjects')).toBe(false);
    await knex.migrate.down({
      ...config,
      name: '20261121014600_assessments.js',
    });
    expect(await knex.schema.hasTable('assessments')).toBe(false);
    expect((await store.looks()).looks).toHaveLength(1);
    await migrateToLatest(knex);
    expect((await store.looks()).looks).toHaveLength(1);
    expect(await knex.schema.hasTable('known_subjects')).toBe(true);
  });

  it('concurrent looks at the same subject end in one present and a whole history', async () => {
    const store = new DatabaseEvidenceStore(knex);
    const records = Array.from({ length: 8 }, (_, index) =>
      testRecord({
        digest: String(index).repeat(64),
        subjectRef: `cluster:c${index % 2}`,
        collectedAt: new Date(Date.parse(later) + index).toISOString(),
      }),
    );
    await Promise.all(records.map(record => store.store(record, 1)));
    expect((await store.looks()).looks).toHaveLength(2);
    expect(await knex('evidence').select('id')).toHaveLength(8);
  });
});

const isServer = (id: TestDatabaseId) => id.startsWith('POSTGRES');

describe('two replicas that start at once', () => {
  it('migrate every server at hand without a race', async () => {
    const servers = databases
      .eachSupportedId()
      .map(([id]) => id)
      .filter(isServer);
    for (const databaseId of servers) {
      const one = await databases.init(databaseId);
      const other = Knex.knex(one.client.config);
      await Promise.all([migrateToLatest(one), migrateToLatest(other)]);
      expect(await other.schema.hasTable('assessments')).toBe(true);
      await other.destroy();
    }
    expect(servers.every(isServer)).toBe(true);
  });
});
