import type { CheckState } from './checkResult';

/** Why a plan has no moves. */
type NoMoves =
  | { readonly because: 'nothing-measured' | 'nothing-fails' }
  /** Checks fail in prerequisites that pass all the same. */
  | { readonly because: 'gates-open'; readonly failing: number };

/** Why the plan for these prerequisites has no moves: that nothing fails is not said of what nobody could measure. */
export function whyNoMoves(
  prerequisites: readonly {
    readonly checks: readonly { readonly state: CheckState }[];
  }[],
): NoMoves {
  const states = prerequisites.flatMap(({ checks }) =>
    checks.map(({ state }) => state),
  );
  const failing = states.filter(
    state => state === 'fail' || state === 'partial',
  ).length;
  if (failing > 0) return { because: 'gates-open', failing };
  return {
    because: states.includes('pass') ? 'nothing-fails' : 'nothing-measured',
  };
}
