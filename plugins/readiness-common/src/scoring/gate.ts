import { z } from 'zod';
import { isAtLeast, isBelow } from '../numbers';
import { GATE, Score } from './score';

/** Schema of {@link Gate}. `NA`: nothing in the prerequisite applies; it blocks nothing. */
export const gateSchema = z.enum(['PASS', 'FAIL', 'UNDETERMINED', 'NA']);

/** Decision about a prerequisite. */
export type Gate = z.infer<typeof gateSchema>;

/** Schema of {@link GateDecision}. */
export const gateDecisionSchema = z.object({
  gate: gateSchema,
  /** What decided it: bounds alone, or only the cap of a veto. Absent while undecided. */
  decidedBy: z.enum(['bounds', 'veto']).optional(),
});

/** A gate and what decided it. */
export type GateDecision = Readonly<z.infer<typeof gateDecisionSchema>>;

/**
 * FAIL first: Hi < 60; then PASS: Lo ≥ 60; both on the capped bounds (docs/explanation/how-the-score-works.md, "The
 * gate").
 */
export function decideGate(score: Score): GateDecision {
  if (!score.applies) {
    return { gate: 'NA' };
  }
  if (isBelow(score.capped.hi, GATE)) {
    const byBounds = isBelow(score.uncapped.hi, GATE);
    return { gate: 'FAIL', decidedBy: byBounds ? 'bounds' : 'veto' };
  }
  return isAtLeast(score.capped.lo, GATE)
    ? { gate: 'PASS', decidedBy: 'bounds' }
    : { gate: 'UNDETERMINED' };
}
