import {
  interquartileRange,
  median,
  medianAbsoluteDeviation,
  quantileSorted,
  sampleWithReplacement,
} from 'simple-statistics';
import { isAtLeast, isBelow } from '../numbers';
import { SpreadArm } from './diagnostic';
import { Random, seededRandom } from './random';
import { FLOOR, LogSquad } from './squads';

const NORMAL_IQR = 1.349;
const NORMAL_MAD = 1.4826;
/** Standard error of a median against that of a mean, for normal data. */
const MEDIAN_ERROR = 1.2533;
const DRAWS = 1000;
const SEED = 20260101;
const VARIES_FROM = 2;
const SURE_FROM = 1.3;

/** R = exp(1.349·τ): ratio of the slow-quartile to the fast-quartile squad once sampling noise is taken out. */
export function noiseCorrectedRatio(
  squads: readonly (readonly number[])[],
): number {
  const spread =
    interquartileRange(squads.map(logs => median(logs))) / NORMAL_IQR;
  const noise = median(
    squads.map(
      logs =>
        (MEDIAN_ERROR * NORMAL_MAD * medianAbsoluteDeviation(logs)) /
        Math.sqrt(logs.length),
    ),
  );
  return Math.exp(
    NORMAL_IQR * Math.sqrt(Math.max(0, spread ** 2 - noise ** 2)),
  );
}

/** Arm 2: varies when R ≥ 2 and its bootstrap 10 % bound is at least 1.3; clear when the 90 % bound stays below 2. */
export function spreadArm(squads: readonly LogSquad[]): SpreadArm {
  if (squads.length < FLOOR) {
    return {
      state: 'inconclusive',
      explanation: `${squads.length} squads have ${FLOOR} or more changes; at least ${FLOOR} squads are needed.`,
    };
  }
  const logs = squads.map(squad => squad.logs);
  const value = noiseCorrectedRatio(logs);
  const draws = bootstrap(logs, seededRandom(SEED));
  const ratio = {
    value,
    p10: quantileSorted(draws, 0.1),
    p90: quantileSorted(draws, 0.9),
  };
  return {
    state: stateOf(ratio),
    ratio,
    explanation: `The slow quarter of squads takes ${value.toFixed(
      1,
    )} times as long as the fast quarter (80 % interval ${ratio.p10.toFixed(
      1,
    )} to ${ratio.p90.toFixed(1)}).`,
  };
}

function stateOf(ratio: NonNullable<SpreadArm['ratio']>): SpreadArm['state'] {
  if (isAtLeast(ratio.value, VARIES_FROM) && isAtLeast(ratio.p10, SURE_FROM)) {
    return 'varies';
  }
  return isBelow(ratio.p90, VARIES_FROM) ? 'clear' : 'inconclusive';
}

/** Squads are drawn first, then changes within each squad. */
function bootstrap(
  squads: readonly (readonly number[])[],
  random: Random,
): readonly number[] {
  const draw = <T>(values: readonly T[]) =>
    sampleWithReplacement([...values], values.length, random);
  const draws = Array.from({ length: DRAWS }, () =>
    noiseCorrectedRatio(draw(squads).map(draw)),
  );
  return draws.sort((a, b) => a - b);
}
