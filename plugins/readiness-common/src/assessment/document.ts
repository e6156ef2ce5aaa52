import { z } from 'zod';
import { effortSchema } from '../checks';
import { subjectSchema } from '../evidence';
import { phaseDiagnosticSchema } from '../phase';
import { pillarResultSchema } from '../pillars';
import {
  gateDecisionSchema,
  overallSchema,
  scoreSchema,
  vetoResultSchema,
} from '../scoring';
import { prerequisiteIds } from '../standard';
import { verdictSchema } from '../verdict';
import { checkResultSchema } from './checkResult';
import { moveSchema, repairSchema } from './plan';

const standardRefSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
});

/** Schema of {@link PrerequisiteResult}. */
export const prerequisiteResultSchema = z.object({
  id: z.enum(prerequisiteIds),
  title: z.string(),
  claim: z.string(),
  decision: gateDecisionSchema,
  /** The score that it needs, 0 to 100: the line on its bar. */
  gateLine: z.number(),
  score: scoreSchema,
  vetoes: z.array(vetoResultSchema),
  checks: z.array(checkResultSchema),
  /** Cheapest evidence that would narrow the bounds; `gain` is the weight it would make known, 0 to 100. */
  looks: z.array(
    z.object({
      checkId: z.string(),
      title: z.string(),
      effort: effortSchema,
      gain: z.number(),
    }),
  ),
});

/** One of the five prerequisites, judged. */
export type PrerequisiteResult = Readonly<
  z.infer<typeof prerequisiteResultSchema>
>;

/** Schema of {@link SignalSince}. */
export const signalSinceSchema = z.object({
  /** The first of the unbroken days on which it was shown, in UTC. */
  day: z.string(),
  /** Nobody knows of the day before: it may have been shown for longer. */
  isAtLeast: z.boolean(),
});

/** Since when a signal is shown. */
export type SignalSince = Readonly<z.infer<typeof signalSinceSchema>>;

/** Schema of {@link SignalResult}. */
export const signalResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  speaksFor: z.enum(['ready', 'not-ready']),
  state: z.enum(['shown', 'not-shown', 'unknown']),
  /** Only while it is shown. */
  since: signalSinceSchema.optional(),
  checkId: z.string(),
  value: z.object({ lo: z.number(), hi: z.number() }).optional(),
  line: z.number(),
  unit: z.string().optional(),
});

/** One of the seven signals with its measured value. */
export type SignalResult = Readonly<z.infer<typeof signalResultSchema>>;

/** Schema of {@link OrganisationAssessment}. */
export const organisationAssessmentSchema = z.object({
  schemaVersion: z.literal(1),
  scope: z.literal('organisation'),
  subject: subjectSchema,
  standard: standardRefSchema,
  asOf: z.string(),
  prerequisites: z.array(prerequisiteResultSchema),
  /** Checks of no prerequisite, shown beside: catalog truth, context of signals and pillars. */
  context: z.array(checkResultSchema),
  overall: overallSchema.optional(),
  pillars: z.array(pillarResultSchema),
  signals: z.array(signalResultSchema),
  phase: phaseDiagnosticSchema,
  verdict: verdictSchema,
  /**
   * Repairs of failing prerequisites, best first: what clears a veto, then most gain for least effort. Behind them those
   * of undecided ones.
   */
  plan: z.object({ moves: z.array(moveSchema) }),
  size: z.object({
    engineers: z.number().optional(),
    /** There are at least so many: a part of the catalog could not be read. */
    isLowerBound: z.boolean().optional(),
    /** Where the number comes from. */
    from: z.enum(['declared', 'catalog', 'unknown']),
    /** Large enough for a portal; absent while that is not known. */
    eligible: z.boolean().optional(),
  }),
});

/** The organisation judged against a standard at a time: one golden document from engine to page. */
export type OrganisationAssessment = Readonly<
  z.infer<typeof organisationAssessmentSchema>
>;

/** Schema of {@link SubjectAssessment}. */
export const subjectAssessmentSchema = z.object({
  schemaVersion: z.literal(1),
  scope: z.literal('subject'),
  subject: subjectSchema,
  standard: standardRefSchema,
  asOf: z.string(),
  checks: z.array(
    checkResultSchema
      .omit({ abridged: true })
      .extend({ level: z.number().int() }),
  ),
  /** Levels reached for certain and at best; 0 is below the first. */
  level: z.object({ lo: z.number().int(), hi: z.number().int() }),
  highestLevel: z.number().int(),
  /** The next level and the checks that keep it shut; absent at the top. */
  next: z
    .object({
      level: z.number().int(),
      missing: z.array(z.string()),
      /** The level that is reached when all of these pass; absent of documents that are older than it. */
      reaches: z.number().int().optional(),
    })
    .optional(),
  levels: z.array(z.object({ level: z.number().int(), title: z.string() })),
  /** What fails on the way to the next level, least effort first. */
  plan: z.object({ repairs: z.array(repairSchema) }),
});

/** A service, team or cluster judged against a ladder of levels. */
export type SubjectAssessment = Readonly<
  z.infer<typeof subjectAssessmentSchema>
>;

/** Schema of {@link Assessment}. */
export const assessmentSchema = z.discriminatedUnion('scope', [
  organisationAssessmentSchema,
  subjectAssessmentSchema,
]);

/** One subject judged against one standard at one time. */
export type Assessment = z.infer<typeof assessmentSchema>;
