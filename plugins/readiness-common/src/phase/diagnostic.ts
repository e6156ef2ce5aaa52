import { z } from 'zod';
import { rangeSchema } from '../numbers';

/** Schema of {@link ArmState}. */
export const armStateSchema = z.enum(['varies', 'clear', 'inconclusive']);

/** What one arm of the phase diagnostic says. */
export type ArmState = z.infer<typeof armStateSchema>;

const pathArmSchema = z.object({
  state: armStateSchema,
  /** Dominance of pipeline classes among teams, over completions; absent when not measured. */
  pipelines: rangeSchema.optional(),
  /** Dominance of the production deploy mechanism among teams. */
  deployMechanisms: rangeSchema.optional(),
  explanation: z.string(),
});

const spreadArmSchema = z.object({
  state: armStateSchema,
  /** R: noise-corrected ratio of the slow-quartile to the fast-quartile squad, with its bootstrap bounds. */
  ratio: z
    .object({ value: z.number(), p10: z.number(), p90: z.number() })
    .optional(),
  explanation: z.string(),
});

const minorityArmSchema = z.object({
  state: armStateSchema,
  /** W and W_hi: headcount share of squads that are off, without and with those that have no data. */
  share: rangeSchema.optional(),
  squadsOff: z.array(z.string()),
  explanation: z.string(),
});

/** Schema of {@link PhaseDiagnostic}. */
export const phaseDiagnosticSchema = z.object({
  result: z.enum(['VARIES', 'CONSISTENT', 'INCONCLUSIVE']),
  path: pathArmSchema,
  spread: spreadArmSchema,
  minority: minorityArmSchema,
  /** Headcount-weighted median of a small change's lead time; absent without data. */
  typicalChangeHours: z.number().optional(),
  /** The figure of each squad in the order of the names; absent while no source of changes is connected. */
  squadTimes: z
    .object({
      /** So many changes a squad needs to be judged by its figure. */
      fewestChanges: z.int(),
      squads: z.array(
        z.object({
          ref: z.string(),
          /** Small changes that the figure rests on; absent while a service of the squad could not be read. */
          changes: z.int().optional(),
          /** Median lead time of its small changes; absent without any. */
          medianHours: z.number().optional(),
        }),
      ),
    })
    .optional(),
  /** Squads that need more changes before the spread can be judged. */
  squadsWithoutData: z.array(z.string()),
});

/** "Does the way to production vary by squad?" (docs/explanation/the-phase-diagnostic.md). */
export type PhaseDiagnostic = Readonly<z.infer<typeof phaseDiagnosticSchema>>;

/** See {@link PhaseDiagnostic}. */
export type PathArm = PhaseDiagnostic['path'];
/** See {@link PhaseDiagnostic}. */
export type SpreadArm = PhaseDiagnostic['spread'];
/** See {@link PhaseDiagnostic}. */
export type MinorityArm = PhaseDiagnostic['minority'];
