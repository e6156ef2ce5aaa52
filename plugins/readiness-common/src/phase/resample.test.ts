import * as fc from 'fast-check';
import {
  median,
  medianAbsoluteDeviation,
  sampleWithReplacement,
} from 'simple-statistics';
import { diagnose, drawArmsOf } from './diagnose';
import { Random, seededRandom } from './random';
import { DRAWN_ONE_BY_ONE, Resampler } from './resample';
import { medianError } from './statistics';

/** The plain way: draw every value, then look at what was drawn. */
function plainly(values: readonly number[], random: Random) {
  const drawn = sampleWithReplacement([...values], values.length, random);
  return {
    median: median(drawn),
    error: medianError(medianAbsoluteDeviation(drawn), values.length),
  };
}

const resamplerOf = (logs: readonly number[]) =>
  new Resampler({
    logs,
    error: medianError(medianAbsoluteDeviation([...logs]), logs.length),
  });

/** Largest distance between the shares of two samples that lie below a value (Kolmogorov and Smirnov). */
function distance(some: readonly number[], others: readonly number[]): number {
  const share = (of: readonly number[], at: number) =>
    of.filter(value => value <= at).length / of.length;
  return Math.max(
    ...[...some, ...others].map(at =>
      Math.abs(share(some, at) - share(others, at)),
    ),
  );
}

describe('drawing the changes of a squad', () => {
  it('gives what drawing them one by one gives, for any changes of a squad of usual size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, min: -5, max: 10 }), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.nat(),
        (logs, seed) => {
          const resampler = resamplerOf(logs);
          const [ours, plain] = [seededRandom(seed), seededRandom(seed)];
          for (let draw = 0; draw < 5; draw += 1) {
            const drawn = resampler.draw(ours);
            const expected = plainly(logs, plain);
            expect(drawn.median).toBeCloseTo(expected.median, 12);
            expect(drawn.error).toBeCloseTo(expected.error, 12);
          }
        },
      ),
    );
  });

  it.each([DRAWN_ONE_BY_ONE + 1, DRAWN_ONE_BY_ONE + 100])(
    'gives the medians of %i changes as often as drawing them one by one does',
    count => {
      const values = seededRandom(7);
      const logs = Array.from({ length: count }, () => Math.log(values() * 99));
      const resampler = resamplerOf(logs);
      const [ours, plain] = [seededRandom(1), seededRandom(2)];
      const draws = Array.from({ length: 1_000 }, () => resampler.draw(ours));
      const plainDraws = draws.map(() => plainly(logs, plain));
      const medians = draws.map(drawn => drawn.median);
      // Two samples of a thousand are farther apart than this once in a thousand times.
      expect(
        distance(
          medians,
          plainDraws.map(drawn => drawn.median),
        ),
      ).toBeLessThan(0.087);
      expect(new Set(medians).size).toBeGreaterThan(20);
      const errors = plainDraws.map(({ error }) => error);
      const [own = 0] = draws.map(({ error }) => error);
      expect(own / median(errors)).toBeGreaterThan(0.95);
      expect(own / median(errors)).toBeLessThan(1.05);
    },
  );
});

describe('drawing in steps', () => {
  it('leaves the diagnosis nothing to draw, and changes nothing of it', () => {
    const lead = seededRandom(3);
    const squads = Array.from({ length: 12 }, (_, index) => ({
      ref: `group:default/squad-${index}`,
      headcount: 6,
      leadTimeHours: Array.from(
        { length: index === 0 ? 0 : 40 },
        () => 1 + lead() * 10 * (index + 1),
      ),
    }));
    const inputs = { pipelines: undefined, deployMechanisms: undefined };
    const atOnce = diagnose({ ...inputs, squads: [...squads] });
    let steps = 0;
    for (const _ of drawArmsOf(squads)) steps += 1;
    expect(steps).toBeGreaterThan(1_000);
    expect([...drawArmsOf(squads)]).toEqual([]);
    expect(diagnose({ ...inputs, squads })).toEqual(atOnce);
  });
});
