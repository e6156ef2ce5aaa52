import { TestDatabases } from '@backstage/backend-test-utils';
import Knex from 'knex';
import { earlierAssessment, organisationFactsSchema } from './facts';
import { migrateToLatest } from './migrate';
import { putWithWorst } from './worstOfDay';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const at = (time: string) => Date.parse(`2026-11-01T${time}:00Z`);
/** Everything is known, unless it is said how much is possible. */
const facts = (foundation: number, pillar: number, possible?: number) => ({
  standardVersion: '1',
  phase: 'FOUNDATION',
  certain: true,
  prerequisites: [
    { id: 'P1', gate: 'PASS', lo: foundation, hi: possible ?? foundation },
    { id: 'P3', gate: 'PASS', lo: 10, hi: 100 },
  ],
  pillars: [{ id: 'foundations', lo: pillar, hi: possible ?? pillar }],
});

describe.each(databases.eachSupportedId())(
  'a day of the organisation, on %s',
  databaseId => {
    let knex: Knex.Knex;
    beforeEach(async () => {
      knex = await databases.init(databaseId);
      await migrateToLatest(knex);
    });
    afterEach(() => knex.destroy());

    const put = (time: string, said: object) =>
      knex.transaction(transaction =>
        putWithWorst(transaction, {
          ...{ standard_id: 'organisation', subject_ref: 'organisation' },
          ...{ day: '2026-11-01', as_of_ms: at(time) },
          facts: JSON.stringify(said),
        }),
      );
    const day = async () => {
      const rows = await knex('assessment_history');
      expect(rows).toHaveLength(1);
      const [row] = rows;
      const read = JSON.parse(row.facts);
      const { lows, pillars } = earlierAssessment({
        ...{ day: row.day, asOfMs: Number(row.as_of_ms), facts: read },
      });
      return {
        asOfMs: Number(row.as_of_ms),
        last: organisationFactsSchema
          .parse(read)
          .prerequisites.map(({ lo }) => lo),
        ...{ lows, pillars },
      };
    };

    it('says what its last assessment said, and counts by the lowest of each', async () => {
      await put('08:00', facts(80, 30));
      await put('09:00', facts(20, 90));
      await put('10:00', facts(70, 60));
      expect(await day()).toEqual({
        asOfMs: at('10:00'),
        last: [70, 10],
        lows: [20],
        pillars: { foundations: { lo: 30, hi: 60 } },
      });
    });

    it('is not held against it that a source was silent in the morning, and is while it is', async () => {
      await put('08:00', facts(80, 70));
      await put('09:00', facts(20, 10, 90));
      expect(await day()).toMatchObject({
        lows: [20],
        pillars: { foundations: { lo: 10 } },
      });
      await put('10:00', facts(75, 65));
      expect(await day()).toMatchObject({
        lows: [75],
        pillars: { foundations: { lo: 65 } },
      });
    });

    it('is the same in whatever order its assessments are stored', async () => {
      await put('10:00', facts(70, 60));
      await put('08:00', facts(80, 30));
      await put('09:00', facts(20, 90));
      expect(await day()).toMatchObject({
        ...{ asOfMs: at('10:00'), last: [70, 10], lows: [20] },
        pillars: { foundations: { lo: 30 } },
      });
    });

    it('loses neither of two that are stored at once', async () => {
      await Promise.all([
        put('08:00', facts(20, 90)),
        put('09:00', facts(80, 30)),
        put('10:00', facts(70, 60)),
      ]);
      expect(await day()).toMatchObject({
        ...{ asOfMs: at('10:00'), lows: [20] },
        pillars: { foundations: { lo: 30 } },
      });
    });

    it('counts by what an earlier release kept of it', async () => {
      await knex('assessment_history').insert({
        ...{ standard_id: 'organisation', subject_ref: 'organisation' },
        ...{ day: '2026-11-01', as_of_ms: at('08:00') },
        facts: JSON.stringify(facts(50, 50)),
      });
      expect(await day()).toMatchObject({ lows: [50] });
      await put('09:00', facts(90, 90));
      expect(await day()).toMatchObject({ last: [90, 10], lows: [50] });
    });
  },
);
