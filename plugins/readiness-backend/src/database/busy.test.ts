import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { despiteContention } from './busy';

jest.setTimeout(120_000);

const postgres = TestDatabases.create({
  ids: ['POSTGRES_18'],
  disableDocker: true,
});

const refusedWith = (code: string) =>
  Object.assign(new Error(`refused with ${code}`), { code });

describe('a transaction that another one was in the way of', () => {
  it.each(['SQLITE_BUSY', 'SQLITE_LOCKED', '40001', '40P01'])(
    'is run again after %s',
    async code => {
      const work = jest
        .fn<Promise<string>, []>()
        .mockRejectedValueOnce(refusedWith(code))
        .mockResolvedValue('done');
      await expect(despiteContention(work)).resolves.toBe('done');
      expect(work).toHaveBeenCalledTimes(2);
    },
  );

  it('is not run again after another refusal', async () => {
    const work = jest
      .fn<Promise<string>, []>()
      .mockRejectedValue(refusedWith('23505'));
    await expect(despiteContention(work)).rejects.toThrow('23505');
    expect(work).toHaveBeenCalledTimes(1);
  });
});

describe.each(postgres.eachSupportedId())('on %s', databaseId => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await postgres.init(databaseId);
    await knex.schema.createTable('counters', table => {
      table.string('id').primary();
      table.integer('value').notNullable();
    });
    await knex('counters').insert([
      { id: 'a', value: 0 },
      { id: 'b', value: 0 },
    ]);
  });
  afterAll(() => knex?.destroy());

  it('two transactions that wait for each other both end, one of them at the second attempt', async () => {
    let attempts = 0;
    let holding = 0;
    const bothHold = async () => {
      holding += 1;
      for (let waited = 0; holding < 2 && waited < 200; waited += 1) {
        await new Promise(resolve => {
          setTimeout(resolve, 50);
        });
      }
    };
    const increment = (transaction: Knex.Transaction, id: string) =>
      transaction('counters').where({ id }).increment('value', 1);
    const both = (first: string, second: string) =>
      despiteContention(() => {
        attempts += 1;
        return knex.transaction(async transaction => {
          await increment(transaction, first);
          await bothHold();
          await increment(transaction, second);
        });
      });
    await Promise.all([both('a', 'b'), both('b', 'a')]);
    expect(attempts).toBe(3);
    expect(await knex('counters').orderBy('id').pluck('value')).toEqual([2, 2]);
  });
});
