import { isAtLeast, isBelow, Range } from '../numbers';
import { ArmState, PathArm } from './diagnostic';

/** Dominance at which a way to production is the same for enough teams: the functional line of slice sameness. */
export const SAME_WAY_FROM = 0.81;

/**
 * Arm 1: dominance of pipeline classes and of deploy mechanisms among teams, over all completions of unread teams. No
 * statistics: one of the two below the line in its best completion varies, both above it in their worst is clear.
 */
export function pathArm(
  pipelines: Range | undefined,
  deployMechanisms: Range | undefined,
): PathArm {
  const states = [stateOf(pipelines), stateOf(deployMechanisms)];
  return {
    state: joined(states),
    ...(pipelines ? { pipelines } : {}),
    ...(deployMechanisms ? { deployMechanisms } : {}),
    explanation: [
      inWords('pipeline', pipelines),
      inWords('way to deploy', deployMechanisms),
    ].join(' '),
  };
}

function stateOf(dominance: Range | undefined): ArmState {
  if (!dominance) {
    return 'inconclusive';
  }
  if (isBelow(dominance.hi, SAME_WAY_FROM)) {
    return 'varies';
  }
  return isAtLeast(dominance.lo, SAME_WAY_FROM) ? 'clear' : 'inconclusive';
}

function joined(states: readonly ArmState[]): ArmState {
  if (states.includes('varies')) {
    return 'varies';
  }
  return states.every(state => state === 'clear') ? 'clear' : 'inconclusive';
}

function inWords(what: string, dominance: Range | undefined): string {
  if (!dominance) {
    return `Which ${what} teams use is not known.`;
  }
  const lo = percent(dominance.lo);
  const hi = percent(dominance.hi);
  const share = lo === hi ? `${lo} %` : `Between ${lo} and ${hi} %`;
  return `${share} of teams share the most common ${what}; one way for all starts at 81 %.`;
}

function percent(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}
