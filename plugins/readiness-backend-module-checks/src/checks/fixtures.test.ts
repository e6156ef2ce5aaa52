import type { Range } from '@groundwork/plugin-readiness-common';
import { measureFixture } from '@groundwork/plugin-readiness-node/testUtils';
import { allFixtures, asMeasured, gradeOf, kindsOf } from '../__testUtils__';

const fixtures = allFixtures();

const near = ({ lo, hi }: Range) => ({
  lo: expect.closeTo(lo, 9),
  hi: expect.closeTo(hi, 9),
});

describe.each(fixtures.map(item => ({ ...item, id: item.check.id })))(
  '$id on $name',
  ({ check, name, fixture, expected }) => {
    const measurement = asMeasured(measureFixture(check, fixture));

    it('reads evidence that a collector may write', () => {
      const kinds = kindsOf(check);
      for (const [kind, readings] of Object.entries(fixture.evidence)) {
        for (const reading of readings) {
          if ('value' in reading)
            expect(kinds.get(kind)?.schema.parse(reading.value)).toEqual(
              reading.value,
            );
        }
      }
    });

    it('measures what a person would', () => {
      const { value, quantities = {}, population, findings } = expected;
      if (value) expect(measurement.value).toEqual(near(value));
      for (const [quantity, range] of Object.entries(quantities)) {
        expect([quantity, measurement.quantities[quantity]]).toEqual([
          quantity,
          near(range),
        ]);
      }
      if (population) expect(measurement.population).toMatchObject(population);
      if (findings) expect(measurement.findings).toMatchObject(findings);
    });

    it('is graded so that only a pass is worth everything', () => {
      const s = gradeOf(check, measurement);
      if (!s) {
        // Shown without a grade: the fixture has to say what the value is.
        expect(expected.value).toBeDefined();
      } else if (name.startsWith('pass.')) {
        expect(s).toEqual({
          lo: expect.closeTo(1, 9),
          hi: expect.closeTo(1, 9),
        });
      } else {
        expect(s.lo).toBeLessThan(1);
      }
    });
  },
);
