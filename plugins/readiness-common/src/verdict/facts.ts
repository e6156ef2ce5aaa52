import { z } from 'zod';
import { Range } from '../numbers';
import { Gate } from '../scoring';
import { PrerequisiteId } from '../standard';

/** Schema of {@link Phase}: what the organisation should do next. */
export const phaseSchema = z.enum([
  'FOUNDATION',
  'GOLDEN_PATHS',
  'CAPACITY_OR_BASELINE_FIRST',
  'OPERATE',
  'PROVE_NEED',
  'PORTAL',
  'NO_PORTAL_YET',
  'PIECES',
  'NO_PORTAL',
]);

/** See {@link phaseSchema}. */
export type Phase = z.infer<typeof phaseSchema>;

/** Result of the phase diagnostic (docs/explanation/the-phase-diagnostic.md, "The result"). */
export type Variation = 'VARIES' | 'CONSISTENT' | 'INCONCLUSIVE';

/** Everything the verdict depends on. `undefined` means unknown, and every completion of it is tried. */
export interface VerdictFacts {
  readonly gates: Readonly<Record<PrerequisiteId, Gate>>;
  readonly variation: Variation;
  /**
   * FOUNDATION was entered and has not been left yet: P1 and P2 did not hold their score on every day of the latch.
   * Unknown when the history is too short or has gaps.
   */
  readonly foundationLatched: boolean | undefined;
  /** On how many days in a row, up to yesterday, P1 and P2 held it. */
  readonly foundationHeldDays: number;
  /** From nothing to infinity while unknown; open above while only a part was counted. */
  readonly engineers: Range;
  /** Kinds of accelerators declared; open above while a register that may hold more is unread. */
  readonly accelerators: Range;
  /** Headcount-weighted median of a small change's lead time, over what squads without data may do to it. */
  readonly typicalChangeHours: Range;
  /** A portal is declared reopened. */
  readonly reopened: boolean | undefined;
  /** Top-5 questions are at least 40 % of how-to tickets, each from at least three teams. */
  readonly questionsRepeat: boolean | undefined;
  /** Pillars foundations and delivery are at the level needed, stable for four weeks. */
  readonly pillarsReady: boolean | undefined;
  /** The register of needs was read and holds none with a measured cost. Not read: false. */
  readonly needsWithoutCost: boolean | undefined;
  /** A portal runs already. */
  readonly portalExists: boolean | undefined;
  /** A unit of a federated organisation skips the size step. */
  readonly skipsSize?: boolean;
}

/** One fact of which nothing or not enough is known. */
export type UnknownFact =
  | PrerequisiteId
  | 'variation'
  | 'foundationLatched'
  | 'engineers'
  | 'accelerators'
  | 'typicalChangeHours'
  | 'reopened'
  | 'questionsRepeat'
  | 'pillarsReady'
  | 'needsWithoutCost';
