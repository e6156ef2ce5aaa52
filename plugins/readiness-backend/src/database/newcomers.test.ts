import { TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { DatabaseNewcomerStore } from './DatabaseNewcomerStore';
import { migrateToLatest } from './migrate';

jest.setTimeout(120_000);
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const many = Array.from({ length: 1_200 }, (_, n) => `component:default/s${n}`);

describe.each(databases.eachSupportedId())(
  'who is new in the catalog, on %s',
  databaseId => {
    let knex: Knex.Knex;
    let store: DatabaseNewcomerStore;
    beforeEach(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
      store = new DatabaseNewcomerStore(knex);
    });
    afterEach(() => knex.destroy());

    it('is nobody of those that were there at the first time, however many replicas note them at once', async () => {
      const others = [store, new DatabaseNewcomerStore(knex)];
      await Promise.all(others.map(each => each.note(many, 1_000)));
      await store.note(many, 2_000);
      expect(await store.latestMs()).toBeUndefined();
      expect(await knex('known_subjects')).toHaveLength(many.length);
    });

    it('is who comes later, from when the first replica saw it', async () => {
      await store.note(many, 1_000);
      await store.note([...many, 'component:default/new'], 2_000);
      await new DatabaseNewcomerStore(knex).note(
        [...many, 'component:default/new'],
        3_000,
      );
      expect(await store.latestMs()).toBe(2_000);
    });

    it('is not who is missing for a while, but who comes back after it was forgotten', async () => {
      await store.note(many, 1_000);
      await store.note(many.slice(1), 2_000);
      await store.note(many, 3_000);
      expect(await store.latestMs()).toBeUndefined();
      expect(await store.forgetAllBut(many.slice(1))).toBe(1);
      await store.note(many, 4_000);
      expect(await store.latestMs()).toBe(4_000);
    });
  },
);
