import { median } from 'simple-statistics';
import { between, isAbove, isAtLeast, isBelow, Range } from '../numbers';
import { MinorityArm } from './diagnostic';
import { FLOOR, LogSquad, Squads, typicalLog } from './squads';
import { mean, MEDIAN_ERROR, NORMAL_MAD, variance } from './statistics';

/** A squad is off when it takes more than twice or less than half of the typical time. */
const OFF_BEYOND = Math.log(2);
const VARIES_FROM = 0.15;
/** Steps beyond a line at which a squad turns off or on again; wider than the tolerance of comparisons. */
const BESIDE = 1e-6;

/**
 * Arm 3: finds a minority that quartiles do not see. Squad medians are shrunk towards the typical one by how noisy they
 * are; W is the headcount share of squads that are still off, W_hi adds squads without enough data. Those may also move
 * the typical time, so both must hold wherever it may lie.
 */
export function minorityArm(squads: Squads): MinorityArm {
  const { measured, missing, headcount } = squads;
  const typical = typicalLog(squads);
  if (measured.length < FLOOR || typical === undefined) {
    return {
      state: 'inconclusive',
      squadsOff: [],
      explanation: `${measured.length} squads have ${FLOOR} or more changes; at least ${FLOOR} squads are needed.`,
    };
  }
  const shrunken = shrink(measured);
  const isOff = (squad: Shrunken, at: number) =>
    isAbove(Math.abs(squad.trust * (squad.median - at)), OFF_BEYOND);
  const places = placesOf(typical, shrunken);
  const shares = places.map(
    at => sumOf(shrunken.filter(squad => isOff(squad, at))) / headcount,
  );
  const lo = Math.min(...shares);
  const hi = Math.max(...shares) + sumOf(missing) / headcount;
  return {
    state: stateOf(lo, hi),
    share: between(lo, hi),
    squadsOff: shrunken
      .filter(squad => places.every(at => isOff(squad, at)))
      .map(({ ref }) => ref)
      .sort(),
    explanation: `Squads with ${percent(lo)}${
      percent(lo) === percent(hi) ? '' : ` to ${percent(hi)}`
    } % of the engineers take more than twice or less than half of the typical time.`,
  };
}

interface Shrunken {
  readonly ref: string;
  readonly headcount: number;
  readonly median: number;
  /** B_k: how much of the squad's distance is not noise. */
  readonly trust: number;
}

function shrink(squads: readonly LogSquad[]): readonly Shrunken[] {
  const deviations = squads.flatMap(squad =>
    squad.logs.map(log => Math.abs(log - squad.median)),
  );
  const noise = MEDIAN_ERROR * NORMAL_MAD * median(deviations);
  const squaredErrors = squads.map(({ logs }) => noise ** 2 / logs.length);
  const differing = Math.max(
    0,
    variance(squads.map(squad => squad.median)) - mean(squaredErrors),
  );
  return squads.map(({ ref, headcount, median: own }, index) => {
    const error = squaredErrors[index] ?? 0;
    const trust = differing + error === 0 ? 0 : differing / (differing + error);
    return { ref, headcount, median: own, trust };
  });
}

/** The share of squads that are off changes only where one turns off or on: there, beside it and at the ends. */
function placesOf(
  typical: Range,
  squads: readonly Shrunken[],
): readonly number[] {
  const turning = squads.flatMap(({ median: own, trust }) =>
    trust === 0 ? [] : [own - OFF_BEYOND / trust, own + OFF_BEYOND / trust],
  );
  return [
    typical.lo,
    typical.hi,
    ...turning
      .flatMap(at => [at - BESIDE, at, at + BESIDE])
      .filter(at => at > typical.lo && at < typical.hi),
  ];
}

function stateOf(lo: number, hi: number): MinorityArm['state'] {
  if (isAtLeast(lo, VARIES_FROM)) {
    return 'varies';
  }
  return isBelow(hi, VARIES_FROM) ? 'clear' : 'inconclusive';
}

function sumOf(squads: readonly { readonly headcount: number }[]): number {
  return squads.reduce((sum, { headcount }) => sum + headcount, 0);
}

function percent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}
