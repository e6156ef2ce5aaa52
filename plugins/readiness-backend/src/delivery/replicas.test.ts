import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { SeparateDatabases } from '../__testUtils__/separateDatabases';
import { connect } from '../__testUtils__/connect';
import { readAndDerive } from './__testUtils__/deliveryReplica';
import { everythingDerived } from './__testUtils__/everythingDerived';

jest.setTimeout(300_000);

const WHOLE = process.env.PROOF === 'ingest';
const SEEDS = WHOLE ? Array.from({ length: 20 }, (_, seed) => seed) : [3, 4];
/** Of a hundred statements this many are refused, each with what was written before it in its transaction. */
const REFUSED = 20;
const REFUSING = [
  'delivery_deployments',
  'delivery_commits',
  'delivery_cursors',
  'delivery_news',
  'delivery_marks',
  'delivery_rollouts',
  'delivery_days',
  'delivery_tier_marks',
  'delivery_tier_rollouts',
  'delivery_tier_days',
];
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** From now on the server itself refuses statements at random: half as deadlocks, half as what nobody expects. */
async function refuse(knex: Knex): Promise<void> {
  await knex.raw(`
    create sequence refusals;
    create function refuse() returns trigger language plpgsql as $$
      begin
        if random() < ${REFUSED / 200} then
          perform nextval('refusals');
          raise exception 'forced deadlock' using errcode = '40P01';
        elsif random() < ${REFUSED / 200} then
          perform nextval('refusals');
          raise exception 'forced rollback' using errcode = '58000';
        end if;
        return null;
      end $$`);
  for (const table of REFUSING) {
    await knex.raw(
      `create trigger refuse after insert or update or delete on ${table}
        for each statement execute function refuse()`,
    );
  }
}

/** How often it did; the sequence keeps counting where a transaction does not. */
async function refusals(knex: Knex): Promise<number> {
  const {
    rows: [{ last_value: count }],
  } = await knex.raw('select last_value from refusals');
  return Number(count);
}

/** A replica that the scheduler starts again whenever it failed. */
async function untilItEnds(knex: Knex, seed: number): Promise<number> {
  for (let failures = 0; ; failures += 1) {
    try {
      await readAndDerive(knex, seed);
      return failures;
    } catch (error) {
      if (failures > 500) throw error;
    }
  }
}

describe('two replicas that read and derive the same deliveries on one server', () => {
  const [server] = databases
    .eachSupportedId()
    .map(([id]) => id)
    .filter(id => id.startsWith('POSTGRES'));
  const separate = server && new SeparateDatabases(databases, server);
  afterAll(() => separate?.close());

  it.each(SEEDS)(
    'agree, although the server refuses statements at random, history %d',
    async seed => {
      // Without a server there is one replica.
      if (!separate) return;
      const { knex: clean } = await separate.open('clean');
      await readAndDerive(clean, seed);
      const { knex, database } = await separate.open('shared');
      const other = await connect(database);
      await refuse(knex);
      await Promise.all([untilItEnds(knex, seed), untilItEnds(other, seed)]);
      await other.destroy();
      expect(await refusals(knex)).toBeGreaterThan(0);
      // What a replica was refused last, the next pass takes up.
      await knex.raw('drop function refuse cascade');
      await readAndDerive(knex, seed);
      expect(await everythingDerived(knex)).toEqual(
        await everythingDerived(clean),
      );
    },
  );
});
