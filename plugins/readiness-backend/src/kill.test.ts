import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { Job, STANDS_STILL } from './__testUtils__/job';
import { services, takeTurn, Turn } from './__testUtils__/replica';
import { runUntilKilled } from './__testUtils__/runUntilKilled';
import { SeparateDatabases } from './__testUtils__/separateDatabases';
import { StoredState, storedState } from './__testUtils__/storedState';
import {
  DatabaseAssessmentStore,
  organisationDocument,
  subjectDocument,
} from './database';

/** Each replica is a process that loads everything anew, which takes its time on a busy machine. */
const PATIENCE_MS = 120_000;
jest.setTimeout(3 * PATIENCE_MS);
/** Before which insert a replica is killed: `yarn proof replicas` tries the first, the last and many between. */
const WHOLE = process.env.PROOF === 'replicas';
const LOOKS = WHOLE ? [1, 50, 99, 100, 101, 200, 300] : [150];
const CHUNKS = WHOLE ? [1, 2, 3, 4] : [3];
const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const replicaProcess = require.resolve('./__testUtils__/replicaProcess');

const FIRST_DAY: readonly Turn[] = [
  { at: '2026-11-01T10:00:00.000Z', task: 'collect' },
  { at: '2026-11-01T10:00:00.000Z', task: 'assess' },
];
const COLLECT: Turn = { at: '2026-11-02T10:00:00.000Z', task: 'collect' };
const ASSESS: Turn = { at: '2026-11-02T10:00:00.000Z', task: 'assess' };

/** Runs a replica until it ends, or kills it where it stands still. */
function replica(job: Job) {
  return runUntilKilled(replicaProcess, job, {
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

describe.each(databases.eachSupportedId())(
  'a replica that is killed on %s',
  databaseId => {
    const separate = new SeparateDatabases(databases, databaseId);
    const open = (name: string) => separate.open(name);
    let before: StoredState;
    let after: StoredState;

    beforeAll(async () => {
      const { knex } = await open('clean');
      for (const turn of FIRST_DAY) {
        await takeTurn(knex, turn);
      }
      before = await storedState(knex);
      await takeTurn(knex, COLLECT);
      await takeTurn(knex, ASSESS);
      after = await storedState(knex);
    });
    afterAll(() => separate.close());

    it.each(LOOKS)(
      'before look %d of a collection loses none, and readers keep the assessment before',
      async standsStillAtInsert => {
        const { database, knex } = await open(
          `collection-${standsStillAtInsert}`,
        );
        const last = {
          turn: COLLECT,
          table: 'looks',
          standsStillAtInsert,
        } as const;
        expect(
          await replica({ database, turns: [...FIRST_DAY], last }),
        ).toEqual(killed);
        const between = await storedState(knex);
        expect(between.assessments).toEqual(before.assessments);
        expect(await readable(knex)).toBe(services.length + 1);
        // Of four looks at once three others may be under way.
        const seen = shared(between.looks, after.looks);
        expect(seen).toBeGreaterThan(standsStillAtInsert - 5);
        expect(seen).toBeLessThan(standsStillAtInsert);
        expect(shared(between.looks, before.looks)).toBe(
          services.length - seen,
        );
        expect(await replica({ database, turns: [COLLECT, ASSESS] })).toEqual(
          ended,
        );
        expect(await storedState(knex)).toEqual(after);
      },
    );

    // The organisation first, then the services by the hundred; the last of them is written and not committed.
    it.each(CHUNKS)(
      'in chunk %d of an assessment leaves every reader an old or a new one, and the next one makes it whole',
      async standsStillAtInsert => {
        const { database, knex } = await open(
          `assessment-${standsStillAtInsert}`,
        );
        const done =
          standsStillAtInsert === 1 ? 0 : 1 + 100 * (standsStillAtInsert - 2);
        const last = {
          turn: COLLECT,
          table: 'assessment_history',
          standsStillAtInsert,
        } as const;
        expect(
          await replica({ database, turns: [...FIRST_DAY], last }),
        ).toEqual(killed);
        const { assessments } = await storedState(knex);
        expect(await readable(knex)).toBe(services.length + 1);
        expect(shared(assessments, before.assessments)).toBe(
          services.length + 1 - done,
        );
        expect(shared(assessments, after.assessments)).toBe(done);
        expect(await replica({ database, turns: [COLLECT, ASSESS] })).toEqual(
          ended,
        );
        expect(await storedState(knex)).toEqual(after);
      },
    );
  },
);

function shared(rows: readonly string[], other: readonly string[]): number {
  const known = new Set(other);
  return rows.filter(row => known.has(row)).length;
}

/** How many assessments a reader gets, each one a whole document. */
async function readable(knex: Knex): Promise<number> {
  const store = new DatabaseAssessmentStore(knex);
  const one = await store.latest('organisation', 'organisation:default');
  const many = await Promise.all(
    services.map(name => store.latest('services', `component:default/${name}`)),
  );
  return [
    ...(one ? [organisationDocument(one)] : []),
    ...many.flatMap(stored => (stored ? [subjectDocument(stored)] : [])),
  ].length;
}
