import { z } from 'zod';

/** What the containers of a workload's pods say of themselves: how many of them say it. */
export const hygieneSchema = z.object({
  containers: z.number().int(),
  withReadinessProbe: z.number().int(),
  withLivenessProbe: z.number().int(),
  /** Own, or by the LimitRange of the namespace. Absent where that decides and could not be listed. */
  withMemoryRequest: z.number().int().optional(),
  /** See `withMemoryRequest`. */
  withMemoryLimit: z.number().int().optional(),
});

/** A number of pods, or a percentage of them such as `25%`. */
const podsSchema = z.union([z.number().int(), z.string()]);

/** What a PodDisruptionBudget allows, as it says it. */
export const disruptionBudgetSchema = z.object({
  name: z.string(),
  minAvailable: podsSchema.optional(),
  maxUnavailable: podsSchema.optional(),
});

/** See {@link disruptionBudgetSchema}. */
export type DisruptionBudget = Readonly<z.infer<typeof disruptionBudgetSchema>>;
