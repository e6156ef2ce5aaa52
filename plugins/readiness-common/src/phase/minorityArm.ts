import { median } from 'simple-statistics';
import { isAbove, isAtLeast, isBelow } from '../numbers';
import { MinorityArm } from './diagnostic';
import { FLOOR, LogSquad, SquadChanges, typicalLog } from './squads';
import { mean, variance } from './statistics';

const NORMAL_MAD = 1.4826;
const MEDIAN_ERROR = 1.2533;
/** A squad is off when it takes more than twice or less than half of the typical time. */
const OFF_BEYOND = Math.log(2);
const VARIES_FROM = 0.15;

/**
 * Arm 3: finds a minority that quartiles do not see. Squad medians are shrunk towards the typical one by how noisy they
 * are; W is the headcount share of squads that are still off, W_hi adds squads without enough data.
 */
export function minorityArm(
  all: readonly SquadChanges[],
  measured: readonly LogSquad[],
): MinorityArm {
  const typical = typicalLog(measured);
  if (measured.length < FLOOR || typical === undefined) {
    return {
      state: 'inconclusive',
      squadsOff: [],
      explanation: `${measured.length} squads have ${FLOOR} or more changes; at least ${FLOOR} squads are needed.`,
    };
  }
  const off = squadsOff(measured, typical);
  const headcount = sumOf(all);
  const lo = sumOf(off) / headcount;
  const hi = (sumOf(off) + headcount - sumOf(measured)) / headcount;
  return {
    state: stateOf(lo, hi),
    share: { lo, hi },
    squadsOff: off.map(({ ref }) => ref).sort(),
    explanation: `Squads with ${Math.floor(
      lo * 100 + 1e-9,
    )} % of the engineers take more than twice or less than half of the typical time.`,
  };
}

function squadsOff(
  squads: readonly LogSquad[],
  typical: number,
): readonly LogSquad[] {
  const deviations = squads.flatMap(squad =>
    squad.logs.map(log => Math.abs(log - squad.median)),
  );
  const noise = MEDIAN_ERROR * NORMAL_MAD * median(deviations);
  const squaredErrors = squads.map(({ logs }) => noise ** 2 / logs.length);
  const between = Math.max(
    0,
    variance(squads.map(squad => squad.median)) - mean(squaredErrors),
  );
  return squads.filter((squad, index) => {
    const error = squaredErrors[index] ?? 0;
    const trust = between + error === 0 ? 0 : between / (between + error);
    return isAbove(Math.abs(trust * (squad.median - typical)), OFF_BEYOND);
  });
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
