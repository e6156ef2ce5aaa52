import { Effort } from '../checks';
import { Curve } from '../curves';
import { SubjectFilter } from '../evidence';

/** How a measurement becomes s: weighted parts of the value and of named quantities, times an optional factor. */
export interface Grading {
  readonly parts: readonly GradingPart[];
  /** Name of a quantity in [0, 1] whose complement multiplies s, e.g. the share of static credentials. */
  readonly timesOneMinus?: string;
}

/** One part of a grading. */
export interface GradingPart {
  /** A named quantity; absent means the measured value. */
  readonly quantity?: string;
  readonly curve: Curve;
  /** Relative to the other parts; defaults to 1. */
  readonly share?: number;
}

/** One line of a standard: which check, how heavy, graded how. */
export interface StandardCheck {
  /** Id of the check. It may be *declared*: unknown until a check of that id exists. */
  readonly check: string;
  /** Claim shown for a check that nobody measures yet. */
  readonly title: string;
  /** Weight within its prerequisite or level; informative checks have none. */
  readonly weight: number;
  /** Shown, but in no sum. */
  readonly informative?: boolean;
  /** How the value is graded; only a declared check may lack it. */
  readonly grading?: Grading;
  /** Why the line is drawn there, and what it leaves out, for whoever disagrees. */
  readonly because?: string;
  /** Overrides of the check's settings: thresholds, windows. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** n_min of factor m: fewer read subjects lower the confidence. */
  readonly minimumPopulation?: number;
  /** The look that would measure it, for NEED EVIDENCE. */
  readonly look: Look;
}

/** A way to turn something unknown into something known. */
export interface Look {
  /** What to do, in plain words: `Connect the ticket tracker`. */
  readonly title: string;
  readonly effort: Effort;
  /** The lines that settle it where it is declared, the file that they are written into, and the page that says how. */
  readonly declare?: Declaring;
}

/** Lines for a register. */
export interface Declaring {
  readonly into: string;
  readonly yaml: string;
  readonly href: string;
}

/** A condition that keeps a gate shut whatever the score. */
export interface VetoRule {
  readonly id: string;
  /** What is wrong when it fires. */
  readonly title: string;
  readonly check: string;
  /** Named quantity of the check's measurement; absent means its value. */
  readonly quantity?: string;
  /** `at-least`: fires from the limit on; `above`: fires beyond it. */
  readonly fires: 'at-least' | 'above';
  readonly limit: number;
}

/** The five prerequisites, in the order of docs/explanation/how-the-score-works.md, "What is judged". */
export const prerequisiteIds = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** See {@link prerequisiteIds}. */
export type PrerequisiteId = (typeof prerequisiteIds)[number];

/** One prerequisite: its checks and vetoes. */
export interface Prerequisite {
  readonly id: PrerequisiteId;
  readonly title: string;
  /** One sentence on what it asks for. */
  readonly claim: string;
  readonly checks: readonly StandardCheck[];
  readonly vetoes: readonly VetoRule[];
}

/** One input of a pillar: a prerequisite, or a check by id (declared ones are unknown). */
export interface PillarInput {
  readonly from:
    | { readonly prerequisite: PrerequisiteId }
    | { readonly check: string; readonly title: string };
  /** Share of the pillar; inputs without one share the rest equally. */
  readonly share?: number;
}

/** A spoke of the radar. */
export interface PillarRule {
  readonly id: string;
  readonly title: string;
  readonly inputs: readonly PillarInput[];
}

/**
 * One of docs/explanation/how-the-score-works.md, "Signals": a measured number beside the line that it is compared
 * with.
 */
export interface SignalRule {
  readonly id: string;
  readonly title: string;
  readonly speaksFor: 'ready' | 'not-ready';
  readonly check: string;
  readonly quantity?: string;
  /** The signal is shown when the number is `above` or `at-least` or `below` the line. */
  readonly when: 'above' | 'at-least' | 'below';
  readonly line: number;
  /** Unit of the number and its line; a plain count unless stated. */
  readonly unit?: string;
}

/**
 * Sizes and times that steps of the verdict compare with (docs/explanation/how-the-verdict-is-reached.md,
 * "Thresholds").
 */
export interface VerdictRules {
  readonly noPortalBelowEngineers: number;
  readonly piecesBelowEngineers: number;
  readonly eligibleFromEngineers: number;
  readonly acceleratorsNeeded: number;
  /** Lo that P1 and P2 must hold to leave FOUNDATION, and for how many days. */
  readonly functionalScore: number;
  readonly latchDays: number;
  readonly goldenPathHours: number;
  /** Level that the foundation and delivery pillars need for PORTAL. */
  readonly pillarLevel: number;
  /** Share of the five most repeated questions from which they show a need. */
  readonly repeatQuestionShare: number;
}

/** Which check tells what to the verdict; each may be declared only. */
export interface StandardRoles {
  /**
   * Its value is the dominance of pipeline classes among teams (docs/explanation/the-phase-diagnostic.md, "The path
   * arm").
   */
  readonly pipelineDominance: string;
  /**
   * Its value is the dominance of the production deploy mechanism among teams
   * (docs/explanation/the-phase-diagnostic.md, "The path arm").
   */
  readonly deployMechanismDominance: string;
  /** Its value is the share of how-to tickets in the five most repeated questions. */
  readonly repeatQuestions: string;
  /** Pillars that have to be ready before a portal. */
  readonly readyPillars: readonly string[];
}

/** A standard for the organisation: prerequisites, pillars and the verdict. */
export interface OrganisationStandard {
  readonly scope: 'organisation';
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly prerequisites: readonly Prerequisite[];
  /** Checks outside every prerequisite: catalog truth, inputs of pillars and signals. They have no weight. */
  readonly context: readonly StandardCheck[];
  readonly pillars: readonly PillarRule[];
  readonly signals: readonly SignalRule[];
  /** Checks that the verdict and the phase diagnostic read, by id. */
  readonly roles: StandardRoles;
  readonly verdict: VerdictRules;
}

/** One step of a ladder: reached when all its checks and all those below it pass. */
export interface LevelRule {
  /** From 1 upward. */
  readonly level: number;
  readonly title: string;
  readonly checks: readonly StandardCheck[];
}

/** A standard for services, teams or clusters: a ladder of levels. */
export interface SubjectStandard {
  readonly scope: 'subject';
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly appliesTo: Exclude<SubjectFilter, 'organisation'>;
  readonly levels: readonly LevelRule[];
}

/** Versioned choice of checks, weights, levels, thresholds and vetoes. */
export type Standard = OrganisationStandard | SubjectStandard;
