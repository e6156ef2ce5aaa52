import { z } from 'zod';
import { effortSchema } from '../checks/effort';
import { findingSchema } from '../checks/finding';
import { failureReasons } from '../evidence';
import { rangeSchema } from '../numbers';
import { confidenceSchema } from '../scoring';
import { waiverReasonSchema } from '../waivers';

/** Schema of {@link CheckState}. */
export const checkStateSchema = z.enum([
  'pass',
  'partial',
  'fail',
  'unknown',
  'not_applicable',
  'exempt',
  'informative',
  'error',
]);

/** State of a check result (docs/explanation/how-the-score-works.md, "Checks"). */
export type CheckState = z.infer<typeof checkStateSchema>;

/** Schema of {@link CheckResult}. */
export const checkResultSchema = z.object({
  checkId: z.string(),
  /** The claim; `failureTitle` is its contrary, shown when it does not hold. Both are the standard's title for a declared check. */
  title: z.string(),
  failureTitle: z.string(),
  why: z.string().optional(),
  remediation: z
    .object({ summary: z.string(), effort: effortSchema, href: z.string() })
    .optional(),
  /** The look that would measure it. */
  look: z.object({ title: z.string(), effort: effortSchema }),
  /** Listed by the standard, measured by nobody yet. */
  declared: z.boolean(),
  /** `parts`, `findings`, `unread` and `evidenceIds` are long and left out here: the check by itself has them. */
  abridged: z.boolean().optional(),
  subjectRef: z.string(),
  state: checkStateSchema,
  /** What the state would be without the waiver; only with state `exempt`. */
  stateWithoutWaiver: checkStateSchema.optional(),
  weight: z.number(),
  /** s; absent when nothing is known. */
  s: z.number().optional(),
  /** Worst and best s over completions. */
  sRange: rangeSchema.optional(),
  confidence: confidenceSchema,
  unit: z.string().optional(),
  value: rangeSchema.optional(),
  /** Value at which s becomes 0 and 1, of the grading's first part. */
  threshold: z.object({ zeroAt: z.number(), oneAt: z.number() }).optional(),
  /** Why the standard draws the line there, and what it leaves out. */
  because: z.string().optional(),
  quantities: z.record(z.string(), rangeSchema),
  population: z
    .object({ read: z.number(), expected: z.number(), unit: z.string() })
    .optional(),
  /** Rows of what the number is made of; `partCount` counts those that the reader may not see, too. */
  parts: z.array(
    z.object({
      label: z.string(),
      value: z.number(),
      /** Whose row it is; none when it is about nobody in particular. */
      subjectRef: z.string().optional(),
    }),
  ),
  partCount: z.number().int(),
  /** The first 500; `findingCount` counts all. */
  findings: z.array(findingSchema),
  findingCount: z.number().int(),
  /** One sentence with the numbers in it, or why there are none. Everybody reads it: it names no service and no team but the judged one. */
  explanation: z.string(),
  /** The first 100 records; `evidenceCount` counts all. */
  evidenceIds: z.array(z.string()),
  evidenceCount: z.number().int(),
  unreadCount: z.number().int(),
  /** The first 100 subjects that could not be read, and why. */
  unread: z.array(
    z.object({
      subjectRef: z.string(),
      name: z.string(),
      reason: z.enum([...failureReasons, 'not_collected', 'stale']),
      evidenceId: z.string().optional(),
    }),
  ),
  waiver: z
    .object({
      id: z.string(),
      reason: waiverReasonSchema,
      justification: z.string(),
      approver: z.string(),
      expiresAt: z.string(),
    })
    .optional(),
});

/** One check's judgement of one subject under one standard. */
export type CheckResult = Readonly<z.infer<typeof checkResultSchema>>;
