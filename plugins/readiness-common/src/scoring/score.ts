import { z } from 'zod';
import { displayed, isBelow } from '../numbers';
import { levelRange, levelRangeSchema } from './level';

/** The score at which a prerequisite is functional: level 3. */
export const GATE = 60;
/** What a veto caps to: below the gate, whatever the rounding. */
export const VETO_CAP = 59.99;
const SCORE_SHOWN_FROM = 0.5;
const EXEMPT_SHARE_LIMIT = 0.15;

/** One check in a sum. */
export interface ScoreItem {
  readonly id: string;
  readonly weight: number;
  readonly state:
    | 'scored'
    | 'unknown'
    | 'not_applicable'
    | 'exempt'
    | 'informative';
  /** s and κ of a scored item; 0 otherwise. */
  readonly s: number;
  readonly kappa: number;
}

const boundsSchema = z.object({
  lo: z.number(),
  /** P; absent while no weight is known at all. */
  score: z.number().optional(),
  hi: z.number(),
});

/** Lo, P and Hi on 0 to 100. */
export type Bounds = Readonly<z.infer<typeof boundsSchema>>;

/** Schema of {@link Score}. */
export const scoreSchema = z.object({
  applies: z.boolean(),
  /** C on 0 to 1. */
  confidence: z.number(),
  /** Without vetoes: Hi − Lo = 100 · (1 − C). */
  uncapped: boundsSchema,
  /** With vetoes: what gates compare and people see. */
  capped: boundsSchema,
  /** Whole numbers, rounded down. `score` is absent while C is below 0.5. */
  displayed: z.object({
    lo: z.number(),
    score: z.number().optional(),
    hi: z.number(),
    measured: z.number(),
    unknown: z.number(),
  }),
  level: levelRangeSchema,
  /** Weight set aside by waivers, as a share of all weight that would apply. */
  exemptShare: z.number(),
  /** True when waivers set aside so much that the level stops at 3. */
  levelCapped: z.boolean(),
});

/** Score of a set of checks with its bounds and confidence (docs/explanation/how-the-score-works.md, "Bounds"). */
export type Score = Readonly<z.infer<typeof scoreSchema>>;

/** What vetoes do to a score. */
export interface Caps {
  readonly fired: boolean;
  readonly unknown: boolean;
}

/**
 * Sums checks in the order of their ids. Unknown weight counts in neither numerator nor denominator of P, lowers C and
 * widens the bounds; not applicable, exempt and informative checks are in no sum.
 */
export function scoreChecks(items: readonly ScoreItem[], caps: Caps): Score {
  let weight = 0;
  let known = 0;
  let earned = 0;
  let exempt = 0;
  for (const item of inOrder(items)) {
    if (item.state === 'exempt') {
      exempt += item.weight;
    } else if (item.state === 'unknown') {
      weight += item.weight;
    } else if (item.state === 'scored') {
      weight += item.weight;
      known += item.weight * item.kappa;
      earned += item.weight * item.kappa * item.s;
    }
  }
  const uncapped = boundsOf({ weight, known, earned });
  const exemptShare = exempt > 0 ? exempt / (weight + exempt) : 0;
  return complete({
    applies: weight > 0 || exempt > 0,
    confidence: weight > 0 ? known / weight : 0,
    uncapped,
    capped: cap(uncapped, caps),
    exemptShare,
  });
}

/** Fills in what people see; shared with scores that are made of other scores. */
export function complete(
  core: Pick<
    Score,
    'applies' | 'confidence' | 'uncapped' | 'capped' | 'exemptShare'
  >,
): Score {
  const { capped, confidence, exemptShare } = core;
  const measured = displayed(100 * confidence);
  const levelCapped = exemptShare > EXEMPT_SHARE_LIMIT;
  const shown =
    capped.score === undefined || isBelow(confidence, SCORE_SHOWN_FROM)
      ? {}
      : { score: displayed(capped.score) };
  return {
    ...core,
    displayed: {
      lo: displayed(capped.lo),
      ...shown,
      hi: displayed(capped.hi),
      measured,
      unknown: 100 - measured,
    },
    level: levelRange(capped, levelCapped),
    levelCapped,
  };
}

/** Caps at 59.99: a fired veto Lo, P and Hi; an unknown one only Lo. */
export function cap(bounds: Bounds, caps: Caps): Bounds {
  const { lo, score, hi } = bounds;
  const below = (value: number) => Math.min(value, VETO_CAP);
  return {
    lo: caps.fired || caps.unknown ? below(lo) : lo,
    ...(score === undefined
      ? {}
      : { score: caps.fired ? below(score) : score }),
    hi: caps.fired ? below(hi) : hi,
  };
}

function boundsOf(sums: {
  readonly weight: number;
  readonly known: number;
  readonly earned: number;
}): Bounds {
  const { weight, known, earned } = sums;
  if (weight === 0) {
    return { lo: 0, hi: 100 };
  }
  return {
    lo: (100 * earned) / weight,
    ...(known > 0 ? { score: (100 * earned) / known } : {}),
    hi: (100 * (earned + (weight - known))) / weight,
  };
}

function inOrder(items: readonly ScoreItem[]): readonly ScoreItem[] {
  return [...items].sort((a, b) => {
    if (a.id === b.id) {
      return 0;
    }
    return a.id < b.id ? -1 : 1;
  });
}
