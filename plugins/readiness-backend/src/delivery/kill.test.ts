import { TestDatabases } from '@backstage/backend-test-utils';
import * as fc from 'fast-check';
import { runUntilKilled } from '../__testUtils__/runUntilKilled';
import { SeparateDatabases } from '../__testUtils__/separateDatabases';
import {
  Job,
  readAndDerive,
  STANDS_STILL,
} from './__testUtils__/deliveryReplica';
import { everythingDerived } from './__testUtils__/everythingDerived';

/** Each replica is a process that loads everything anew, which takes its time on a busy machine. */
const PATIENCE_MS = 120_000;
const WHOLE = process.env.PROOF === 'ingest';
const SEEDS = WHOLE ? Array.from({ length: 50 }, (_, seed) => seed) : [1, 2];
jest.setTimeout(4 * PATIENCE_MS);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const program = require.resolve('./__testUtils__/deliveryReplicaProcess');

/** Runs a replica until it ends, or kills it where it stands still. */
function replica(job: Job) {
  return runUntilKilled(program, job, {
    standsStill: STANDS_STILL,
    patienceMs: PATIENCE_MS,
  });
}

const killed = {
  said: STANDS_STILL,
  complaint: '',
  code: null,
  signal: 'SIGKILL',
};
const ended = { said: '', complaint: '', code: 0, signal: null };

const IN_A_BATCH =
  /^insert into .delivery_(?:deployments|deployment_statuses|pull_requests|commits|incidents|news)\W/;

/** Before which queries to kill: one in the midst of a batch with its cursor, then any. Counted from 1. */
function momentsIn(
  queries: readonly string[],
  seed: number,
): readonly number[] {
  const all = queries.map((sql, index) => ({ sql, at: index + 1 }));
  const ofBatches = all.filter(({ sql }) => IN_A_BATCH.test(sql));
  const [moments = []] = fc.sample(
    fc.noBias(fc.tuple(fc.constantFrom(...ofBatches), fc.constantFrom(...all))),
    { numRuns: 1, seed },
  );
  return moments.map(({ at }) => at);
}

describe.each(databases.eachSupportedId())(
  'a replica that is killed while it reads and derives on %s',
  databaseId => {
    const separate = new SeparateDatabases(databases, databaseId);
    afterAll(() => separate.close());

    it.each(SEEDS)(
      'loses no event and counts none twice, history %d',
      async seed => {
        const unharmed = await separate.open(`clean-${seed}`);
        const clean = unharmed.knex;
        const queries: string[] = [];
        clean.on('query', ({ sql }: { readonly sql: string }) => {
          queries.push(sql);
        });
        await readAndDerive(clean, seed);
        const moments = momentsIn(queries, seed);
        const harmed = await separate.open(`killed-${seed}`);
        const { database, knex } = harmed;
        let events = 0;
        for (const standsStillAt of moments) {
          const outcome = await replica({ database, seed, standsStillAt });
          // The second one begins where the first one left, and may come to its end before.
          expect([killed, ended]).toContainEqual(outcome);
          const { events: kept } = await everythingDerived(knex);
          const rows = Object.values(kept).flat().length;
          expect(rows).toBeGreaterThanOrEqual(events);
          events = rows;
        }
        expect(await replica({ database, seed })).toEqual(ended);
        expect(await everythingDerived(knex)).toEqual(
          await everythingDerived(clean),
        );
        await separate.discard(unharmed);
        await separate.discard(harmed);
      },
    );
  },
);
