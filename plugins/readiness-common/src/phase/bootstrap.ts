import { median, sampleWithReplacement } from 'simple-statistics';
import { Random, seededRandom } from './random';
import { LogSquad } from './squads';
import { noiseOf } from './statistics';

const DRAWS = 1000;
const SEED = 20260101;

/** One draw: squads with replacement, then changes within each that has data. */
export interface Draw {
  readonly medians: readonly number[];
  /** Which of the squads without data were drawn, by their place among them. */
  readonly missing: readonly number[];
  readonly noise: number;
}

/** As many values drawn with replacement as there are. */
function resample<T>(values: readonly T[], random: Random): T[] {
  return sampleWithReplacement([...values], values.length, random);
}

/** The same draws for every place that the squads without data may have. */
export function bootstrap(
  measured: readonly LogSquad[],
  missing: number,
): readonly Draw[] {
  const random = seededRandom(SEED);
  const squads = [
    ...measured,
    ...Array.from({ length: missing }, (_, index) => index),
  ];
  return Array.from({ length: DRAWS }, () => {
    const drawn = resample(squads, random);
    const logs = drawn.flatMap(squad =>
      typeof squad === 'number' ? [] : [resample(squad.logs, random)],
    );
    return {
      medians: logs.map(log => median(log)),
      missing: drawn.filter(squad => typeof squad === 'number'),
      // A draw of nothing but squads without data knows of no noise of its own.
      noise: noiseOf(
        logs.length > 0 ? logs : measured.map(squad => squad.logs),
      ),
    };
  });
}

/** Draws in which every squad stays and only its changes are drawn anew: the medians of each. */
export function redrawnMedians(
  measured: readonly LogSquad[],
): readonly (readonly number[])[] {
  const random: Random = seededRandom(SEED);
  return Array.from({ length: DRAWS }, () =>
    measured.map(({ logs }) => median(resample(logs, random))),
  );
}
