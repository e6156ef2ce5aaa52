import { z } from 'zod';
import {
  sourceObjectSchema,
  sourceRequestSchema,
  sourceSchema,
} from './observation';
import { failureReasonSchema, outcomeSchema } from './outcome';

/**
 * A stored observation (docs/explanation/how-the-score-works.md, "Evidence"). `value` is what the evidence kind's
 * schema accepted, after redaction; `digest` is the SHA-256 of its canonical JSON. `lastGood` is there after a failure
 * that leaves the previous answer standing.
 */
export const evidenceRecordSchema = z.object({
  id: z.string(),
  collector: z.string(),
  collectorVersion: z.string(),
  kind: z.string(),
  subjectRef: z.string(),
  source: sourceSchema,
  request: sourceRequestSchema.optional(),
  object: sourceObjectSchema.optional(),
  observedAt: z.string(),
  collectedAt: z.string(),
  /** Milliseconds for which the record counts fully: twice the collector's cadence. */
  ttlMs: z.number().positive(),
  digest: z.string(),
  outcome: outcomeSchema,
  reason: failureReasonSchema.optional(),
  /** Explanation of an absence or a failure. */
  message: z.string().optional(),
  reliability: z.number().min(0).max(1),
  value: z.unknown().optional(),
});

/** See {@link evidenceRecordSchema}. */
export type EvidenceRecord = Readonly<z.infer<typeof evidenceRecordSchema>>;
