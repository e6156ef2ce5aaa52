import { median, sampleWithReplacement } from 'simple-statistics';
import { seededRandom } from './random';
import { Resampler } from './resample';
import { LogSquad } from './squads';

const DRAWS = 1000;
const SEED = 20260101;

/** One draw: squads with replacement, then changes within each that has data. */
export interface Draw {
  readonly medians: readonly number[];
  /** Which of the squads without data were drawn, by their place among them. */
  readonly missing: readonly number[];
  readonly noise: number;
}

/** The same draws for every place that the squads without data may have, one after the other. */
export function* bootstrap(
  measured: readonly LogSquad[],
  missing: number,
): Generator<Draw> {
  const random = seededRandom(SEED);
  const resamplers = measured.map(squad => new Resampler(squad));
  // A draw of nothing but squads without data knows of no noise of its own.
  const noise = median(measured.map(({ error }) => error));
  const squads = [
    ...resamplers,
    ...Array.from({ length: missing }, (_, index) => index),
  ];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = sampleWithReplacement(squads, squads.length, random);
    const redrawn = drawn.flatMap(squad =>
      typeof squad === 'number' ? [] : [squad.draw(random)],
    );
    yield {
      medians: redrawn.map(({ median: own }) => own),
      missing: drawn.filter(squad => typeof squad === 'number'),
      noise:
        redrawn.length > 0 ? median(redrawn.map(({ error }) => error)) : noise,
    };
  }
}

/** Draws in which every squad stays and only its changes are drawn anew: the medians of each. */
export function* redrawnMedians(
  measured: readonly LogSquad[],
): Generator<readonly number[]> {
  const random = seededRandom(SEED);
  const resamplers = measured.map(squad => new Resampler(squad));
  for (let draw = 0; draw < DRAWS; draw += 1) {
    yield resamplers.map(squad => squad.draw(random).median);
  }
}
