import { TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { testRecord } from '../__testUtils__/fakes';
import { DatabaseEvidenceStore, migrateToLatest } from '../database';
import { locksRows } from '../database/locksRows';
import { storeLook } from '../database/storeLook';
import { Turns } from '../turns';
import { EvidenceIndex } from './EvidenceIndex';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const MINUTE_MS = 60_000;
/** After what every record of the test was looked at. */
const NOW_MS = Date.parse('2026-11-01T06:00:00.000Z');
const kind = testRecord().kind;

/** A transaction that stores a look and ends when it is told to; on SQLite, which has one writer, it ends before others begin. */
async function startLate(knex: Knex.Knex): Promise<{ end(): Promise<void> }> {
  const late = await knex.transaction();
  await storeLook(late, testRecord({ subjectRef: 'late' }), 1);
  if (locksRows(knex)) return { end: async () => void (await late.commit()) };
  await late.commit();
  return { end: async () => undefined };
}

describe.each(databases.eachSupportedId())(
  'the looks in memory, on %s',
  databaseId => {
    let knex: Knex.Knex;
    let store: DatabaseEvidenceStore;
    let index: EvidenceIndex;
    beforeEach(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      store = new DatabaseEvidenceStore(knex);
      index = new EvidenceIndex(store, new Turns());
      await store.store(testRecord({ subjectRef: 'first' }), 1);
      await index.refresh(NOW_MS);
    });
    afterEach(() => knex.destroy());

    const known = () =>
      index
        .all(kind)
        .map(({ latest }) => latest.subjectRef)
        .sort();

    it('have a look that was stored hours after it was made, at the next glance', async () => {
      await store.store(testRecord({ subjectRef: 'late' }), 1);
      expect(await index.refresh(NOW_MS + 1)).toBe(false);
      expect(known()).toEqual(['first', 'late']);
    });

    it('have the new time of a look that says the same again, whatever the clock of its collector says', async () => {
      const version = index.versionOf(kind);
      const revision = index.revisionOf(kind);
      const collectedAt = '2026-10-31T23:00:00.000Z';
      await store.store(testRecord({ subjectRef: 'first', collectedAt }), 1);
      await index.refresh(NOW_MS + 1);
      expect(index.of(kind, 'first')).toMatchObject([
        { latest: { collectedAt } },
      ]);
      expect(index.versionOf(kind)).toBe(version);
      expect(index.revisionOf(kind)).toBeGreaterThan(revision);
    });

    it('count what is another one, and nothing that is read a second time', async () => {
      const revision = index.revisionOf(kind);
      await index.refresh(NOW_MS + 1);
      await index.refresh(NOW_MS + 15 * MINUTE_MS);
      expect(index.revisionOf(kind)).toBe(revision);
      await store.store(testRecord({ subjectRef: 'second' }), 1);
      await index.refresh(NOW_MS + 16 * MINUTE_MS);
      expect(index.revisionOf(kind)).toBeGreaterThan(revision);
    });

    it('have what a transaction stores that ends after later ones', async () => {
      const late = await startLate(knex);
      await store.store(testRecord({ subjectRef: 'later' }), 1);
      await index.refresh(NOW_MS + 1);
      await late.end();
      expect(await index.refresh(NOW_MS + 10 * MINUTE_MS)).toBe(false);
      expect(known()).toEqual(['first', 'late', 'later']);
    });

    it('are read as a whole now and then, and forget what is gone', async () => {
      await knex('looks').delete();
      expect(await index.refresh(NOW_MS + 14 * MINUTE_MS)).toBe(false);
      expect(known()).toEqual(['first']);
      const revision = index.revisionOf(kind);
      expect(await index.refresh(NOW_MS + 15 * MINUTE_MS)).toBe(true);
      expect(known()).toEqual([]);
      expect(index.revisionOf(kind)).toBeGreaterThan(revision);
    });

    it('read no row twice once every transaction that wrote it has ended', async () => {
      await store.store(testRecord({ subjectRef: 'second' }), 1);
      const { next } = await store.looks();
      expect((await store.looks(next)).looks).toEqual([]);
    });

    it('are read as a whole from a database that was put back to an earlier state', async () => {
      const { next } = await store.looks();
      const ahead = String(BigInt(next) + 1_000_000n);
      expect(await store.looks(ahead)).toMatchObject({
        isWhole: true,
        looks: [{ latest: { subjectRef: 'first' } }],
      });
    });
  },
);
