import { quantileSorted } from 'simple-statistics';
import { isAtLeast, isBelow } from '../numbers';
import { redrawnMedians } from './bootstrap';
import { SpreadArm } from './diagnostic';
import { Steps } from './steps';
import { Squads, WELL_KNOWN_CHANGES } from './squads';

/** Slowest against fastest squad from which a few squads vary. */
const VARIES_FROM = Math.log(2);

/**
 * Arm 2 where an organisation has two to seven squads in all, too few for quartiles: how far the slowest is from the
 * fastest, L, with the bounds that its own redraws L* give it. One squad without enough changes may be faster or slower
 * than all others, so it leaves "varies" possible and "clear" not.
 */
export function* fewSquadsArm({ measured, missing }: Squads): Steps<SpreadArm> {
  if (measured.length < 2) {
    return {
      state: 'inconclusive',
      explanation: `${measured.length} of ${
        measured.length + missing.length
      } squads have ${WELL_KNOWN_CHANGES} or more changes; at least two are needed.`,
    };
  }
  const length = rangeOf(measured.map(({ median }) => median));
  const redrawn: number[] = [];
  for (const medians of redrawnMedians(measured)) {
    redrawn.push(rangeOf(medians));
    yield;
  }
  redrawn.sort((a, b) => a - b);
  const lo = 2 * length - quantileSorted(redrawn, 0.9);
  const hi = 2 * length - quantileSorted(redrawn, 0.1);
  const ratio = { value: length, p10: lo, p90: hi };
  return {
    state: stateOf(ratio, missing.length),
    ratio: {
      value: Math.exp(length),
      p10: Math.exp(lo),
      p90: Math.exp(hi),
    },
    explanation: `The slowest squad takes ${Math.exp(length).toFixed(
      1,
    )} times as long as the fastest (80 % interval ${Math.exp(lo).toFixed(
      1,
    )} to ${Math.exp(hi).toFixed(1)}).${
      missing.length === 0
        ? ''
        : ` Squads without ${WELL_KNOWN_CHANGES} changes: ${missing.length}; they may be faster or slower.`
    }`,
  };
}

function stateOf(
  { p10, p90 }: NonNullable<SpreadArm['ratio']>,
  missing: number,
): SpreadArm['state'] {
  if (isAtLeast(p10, VARIES_FROM)) {
    return 'varies';
  }
  return missing === 0 && isBelow(p90, VARIES_FROM) ? 'clear' : 'inconclusive';
}

function rangeOf(medians: readonly number[]): number {
  return Math.max(...medians) - Math.min(...medians);
}
