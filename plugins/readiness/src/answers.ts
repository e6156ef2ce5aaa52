import {
  evidenceRecordSchema,
  failureReasonSchema,
  organisationAssessmentSchema,
  prerequisiteResultSchema,
  sourceRequestSchema,
  sourceSchema,
  subjectAssessmentSchema,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';

/** What the readiness backend answers, validated where it enters the browser. */
const sourcesSchema = z.object({
  answering: z.number(),
  total: z.number(),
  failing: z.array(
    z.object({
      source: sourceSchema,
      reason: failureReasonSchema,
      message: z.string().optional(),
      request: sourceRequestSchema.optional(),
      since: z.string(),
      collectors: z.array(z.string()),
      subjects: z.number(),
    }),
  ),
});

/** Which sources answer, and which do not and why. */
export type SourcesSummary = z.output<typeof sourcesSchema>;

/** Answer to "are we ready, and what next?". No assessment: nobody has looked yet. */
export const organisationAnswer = z.object({
  assessment: organisationAssessmentSchema.optional(),
  sources: sourcesSchema,
});

const daySchema = z.object({
  asOf: z.string(),
  lo: z.number(),
  score: z.number().optional(),
  hi: z.number(),
  gate: z.string(),
});

/** Answer for one prerequisite. */
export const prerequisiteAnswer = z.object({
  prerequisite: prerequisiteResultSchema,
  standard: z.object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
  }),
  asOf: z.string(),
  history: z.array(daySchema),
  sources: sourcesSchema,
});

/** One day of a prerequisite's history. */
export type PrerequisiteDay = z.output<typeof daySchema>;

const levelSchema = z.object({ lo: z.number(), hi: z.number() });

/** Answer for a team's scorecard. */
export const teamAnswer = z.object({
  team: z.object({ ref: z.string() }),
  asOf: z.string().optional(),
  columns: z.array(
    z.object({
      checkId: z.string(),
      title: z.string(),
      failureTitle: z.string(),
      why: z.string().optional(),
      remediation: z
        .object({ summary: z.string(), effort: z.string(), href: z.string() })
        .optional(),
      level: z.number(),
    }),
  ),
  services: z.array(subjectAssessmentSchema),
  serviceCount: z.number(),
  level: levelSchema.optional(),
  highestLevel: z.number().optional(),
  organisationMedianLevel: z.number().optional(),
  first: z
    .object({ checkId: z.string(), services: z.array(z.string()) })
    .optional(),
  nextCursor: z.string().optional(),
});

/** A team's services side by side. */
export type TeamScorecard = z.output<typeof teamAnswer>;

/** Answer for one service. */
export const serviceAnswer = z.object({
  assessment: subjectAssessmentSchema.optional(),
  history: z.array(z.object({ asOf: z.string(), level: levelSchema })),
});

/** Answer for one stored observation. */
export const evidenceAnswer = evidenceRecordSchema;

const catalogBacklogSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('counted'),
    entities: z.number(),
    overdue: z.number(),
    oldestOverdueMs: z.number().optional(),
    waitsFor: z.array(z.object({ host: z.string(), since: z.string() })),
  }),
  z.object({
    state: z.literal('failed'),
    reason: failureReasonSchema,
    message: z.string(),
  }),
]);

/** How far the catalog is behind with reading entities again. */
export type CatalogBacklog = z.output<typeof catalogBacklogSchema>;

/** Answer for the health of every collector. */
export const collectorsAnswer = z.object({
  catalog: catalogBacklogSchema.optional(),
  items: z.array(
    z.object({
      collector: z.string(),
      kind: z.string(),
      title: z.string(),
      cadenceMs: z.number(),
      lastRunAt: z.string().optional(),
      durationMs: z.number().optional(),
      counts: z.object({
        observed: z.number(),
        absent: z.number(),
        failed: z.number(),
      }),
      failing: z.array(
        z.object({
          subjectRef: z.string(),
          evidenceId: z.string(),
          reason: failureReasonSchema,
          message: z.string().optional(),
          source: sourceSchema,
          since: z.string(),
        }),
      ),
    }),
  ),
});

/** One collector's health. */
export type CollectorHealth = z.output<
  typeof collectorsAnswer
>['items'][number];
