import { interquartileRange, median, quantileSorted } from 'simple-statistics';
import { isAtLeast, isBelow } from '../numbers';
import { bootstrap, Draw } from './bootstrap';
import { SpreadArm } from './diagnostic';
import { FLOOR, Squads } from './squads';
import { Steps } from './steps';

const NORMAL_IQR = 1.349;
const VARIES_FROM = 2;
const SURE_FROM = 1.3;

/** R = exp(1.349·τ): ratio of the slow-quartile to the fast-quartile squad once sampling noise is taken out. */
export function noiseCorrectedRatio(
  medians: readonly number[],
  noise: number,
): number {
  const spread = interquartileRange(medians) / NORMAL_IQR;
  return Math.exp(
    NORMAL_IQR * Math.sqrt(Math.max(0, spread ** 2 - noise ** 2)),
  );
}

/**
 * Arm 2: varies when R ≥ 2 and its bootstrap 10 % bound is at least 1.3; clear when the 90 % bound stays below 2. Squads
 * without data are squads: it varies only if it does with them at the median of each squad in turn and at either end, and
 * is clear only if it is for every split of them between the ends.
 */
export function* spreadArm(squads: Squads): Steps<SpreadArm> {
  const { measured, missing, ends } = squads;
  if (measured.length < FLOOR) {
    return {
      state: 'inconclusive',
      explanation: `${measured.length} squads have ${FLOOR} or more changes; at least ${FLOOR} squads are needed.`,
    };
  }
  const seenDraws = yield* drawn(measured, 0);
  const seen = {
    value: valueWith(measured, []),
    ...(yield* boundsWith(seenDraws, [])),
  };
  const draws =
    missing.length === 0 ? seenDraws : yield* drawn(measured, missing.length);
  const together = (at: number) => missing.map(() => at);
  const splits = Array.from({ length: missing.length + 1 }, (_, low) =>
    missing.map((_squad, index) => (index < low ? ends.lo : ends.hi)),
  );
  const places =
    missing.length === 0
      ? [0]
      : [...measured.map(({ median: own }) => own), ends.lo, ends.hi];
  // The bounds cost a thousand draws each: they are asked for last, and only as long as they decide.
  const isWide = function* isWide(placed: readonly number[]): Steps<boolean> {
    if (!isAtLeast(valueWith(measured, placed), VARIES_FROM)) return false;
    return isAtLeast((yield* boundsWith(draws, placed)).p10, SURE_FROM);
  };
  const isClear = function* isClear(placed: readonly number[]): Steps<boolean> {
    return isBelow((yield* boundsWith(draws, placed)).p90, VARIES_FROM);
  };
  return {
    state: stateOf({
      varies: yield* every(places.map(together), isWide),
      clear: yield* every(splits, isClear),
    }),
    ratio: seen,
    explanation: explanationOf(seen, missing.length),
  };
}

type Ratio = NonNullable<SpreadArm['ratio']>;

function* drawn(
  measured: Squads['measured'],
  missing: number,
): Steps<readonly Draw[]> {
  const draws: Draw[] = [];
  for (const draw of bootstrap(measured, missing)) {
    draws.push(draw);
    yield;
  }
  return draws;
}

function* every<T>(
  items: readonly T[],
  holds: (item: T) => Steps<boolean>,
): Steps<boolean> {
  for (const item of items) {
    if (!(yield* holds(item))) return false;
  }
  return true;
}

/** R with the squads without data at given medians. */
function valueWith(
  measured: Squads['measured'],
  placed: readonly number[],
): number {
  return noiseCorrectedRatio(
    [...measured.map(squad => squad.median), ...placed],
    median(measured.map(({ error }) => error)),
  );
}

/** The bounds of R with the squads without data at given medians. */
function* boundsWith(
  draws: readonly Draw[],
  placed: readonly number[],
): Steps<Pick<Ratio, 'p10' | 'p90'>> {
  const ratios: number[] = [];
  for (const { medians, missing, noise } of draws) {
    ratios.push(
      noiseCorrectedRatio(
        [...medians, ...missing.flatMap(index => placed[index] ?? [])],
        noise,
      ),
    );
    yield;
  }
  ratios.sort((a, b) => a - b);
  return { p10: quantileSorted(ratios, 0.1), p90: quantileSorted(ratios, 0.9) };
}

function stateOf(is: {
  readonly varies: boolean;
  readonly clear: boolean;
}): SpreadArm['state'] {
  if (is.varies) {
    return 'varies';
  }
  return is.clear ? 'clear' : 'inconclusive';
}

function explanationOf({ value, p10, p90 }: Ratio, missing: number): string {
  const seen = `The slow quarter of squads takes ${value.toFixed(
    1,
  )} times as long as the fast quarter (80 % interval ${p10.toFixed(
    1,
  )} to ${p90.toFixed(1)}).`;
  return missing === 0
    ? seen
    : `${seen} Squads without enough changes: ${missing}; they may be fast or slow.`;
}
