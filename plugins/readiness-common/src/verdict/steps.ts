import { isAbove, Range } from '../numbers';
import { VerdictRules } from '../standard';
import { Phase } from './facts';

/** Facts of which nothing is unknown any more. */
export interface CompleteFacts {
  readonly gates: Readonly<
    Record<'P1' | 'P2' | 'P3' | 'P4' | 'P5', 'PASS' | 'FAIL' | 'NA'>
  >;
  readonly varies: boolean;
  readonly foundationLatched: boolean;
  readonly engineers: number;
  readonly accelerators: number;
  readonly typicalChangeHours: number;
  readonly reopened: boolean;
  readonly questionsRepeat: boolean;
  readonly pillarsReady: boolean;
  readonly needsWithoutCost: boolean;
  readonly skipsSize: boolean;
}

/** A phase and the step of the verdict that gave it. */
export interface Decision {
  readonly phase: Phase;
  readonly step: 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

/** docs/explanation/how-the-verdict-is-reached.md, "Steps", in their order; a lower step wins over a higher one. */
export function decide(facts: CompleteFacts, rules: VerdictRules): Decision {
  const bySize = decideSize(facts, rules);
  if (bySize) {
    return { phase: bySize, step: 0 };
  }
  const { gates } = facts;
  if (
    facts.varies ||
    gates.P1 === 'FAIL' ||
    gates.P2 === 'FAIL' ||
    facts.foundationLatched
  ) {
    return { phase: 'FOUNDATION', step: 1 };
  }
  if (
    isAbove(facts.typicalChangeHours, rules.goldenPathHours) ||
    gates.P3 === 'FAIL'
  ) {
    return { phase: 'GOLDEN_PATHS', step: 2 };
  }
  if (gates.P4 === 'FAIL' || gates.P5 === 'FAIL') {
    return { phase: 'CAPACITY_OR_BASELINE_FIRST', step: 3 };
  }
  if (facts.reopened) {
    return { phase: 'OPERATE', step: 4 };
  }
  if (facts.questionsRepeat && facts.pillarsReady) {
    return {
      phase: facts.needsWithoutCost ? 'PROVE_NEED' : 'PORTAL',
      step: 5,
    };
  }
  return { phase: 'NO_PORTAL_YET', step: 6 };
}

/** Whether the organisation is large enough for a portal; undefined while what is unknown leaves it open. */
export function isLargeEnough(
  size: { readonly engineers: Range; readonly accelerators: Range },
  rules: VerdictRules,
): boolean | undefined {
  const passes = (pick: (range: Range) => number) =>
    decideSize(
      {
        engineers: pick(size.engineers),
        accelerators: pick(size.accelerators),
        skipsSize: false,
      },
      rules,
    ) === undefined;
  // More engineers and more accelerators never count against it, so the ends of the ranges speak for what is between.
  const [worst, best] = [passes(({ lo }) => lo), passes(({ hi }) => hi)];
  return worst === best ? worst : undefined;
}

function decideSize(
  facts: Pick<CompleteFacts, 'engineers' | 'accelerators' | 'skipsSize'>,
  rules: VerdictRules,
): Phase | undefined {
  if (facts.skipsSize) {
    return undefined;
  }
  if (facts.engineers < rules.noPortalBelowEngineers) {
    return 'NO_PORTAL';
  }
  if (facts.engineers < rules.piecesBelowEngineers) {
    return 'PIECES';
  }
  return facts.engineers < rules.eligibleFromEngineers &&
    facts.accelerators < rules.acceleratorsNeeded
    ? 'PIECES'
    : undefined;
}
