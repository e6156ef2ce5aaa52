import { TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { z } from 'zod';
import { DatabaseComparisonStore } from './DatabaseComparisonStore';
import { migrateToLatest } from './migrate';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const kind = { id: 'names', schema: z.object({ names: z.array(z.string()) }) };

describe.each(databases.eachSupportedId())('comparisons on %s', databaseId => {
  let knex: Knex.Knex;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
  });
  afterEach(() => knex.destroy());

  const of = (asOfMs: number, ...names: readonly string[]) => ({
    asOfMs,
    value: { names },
  });

  it('are read as they were made last, by every replica', async () => {
    const [one, other] = [
      new DatabaseComparisonStore(knex),
      new DatabaseComparisonStore(knex),
    ];
    expect(await other.latest('standard', kind)).toBeUndefined();
    await one.put('standard', 'names', of(1, 'a'));
    expect(await other.latest('standard', kind)).toEqual(of(1, 'a'));
    await one.put('standard', 'names', of(2, 'a'));
    expect(await other.latest('standard', kind)).toEqual(of(2, 'a'));
    await one.put('standard', 'names', of(3, 'a', 'b'));
    expect(await other.latest('standard', kind)).toEqual(of(3, 'a', 'b'));
    expect(await other.latest('another', kind)).toBeUndefined();
  });

  it('of an earlier assessment never replace those of a later one', async () => {
    const store = new DatabaseComparisonStore(knex);
    await store.put('standard', 'names', of(2, 'new'));
    await store.put('standard', 'names', of(1, 'old'));
    expect(await store.latest('standard', kind)).toEqual(of(2, 'new'));
  });

  it('that are still the same are not read again', async () => {
    const store = new DatabaseComparisonStore(knex);
    await store.put('standard', 'names', of(1, 'a'));
    const first = await store.latest('standard', kind);
    await store.put('standard', 'names', of(2, 'a'));
    const second = await store.latest('standard', kind);
    expect(second?.value).toBe(first?.value);
    expect(second?.asOfMs).toBe(2);
  });
});
