import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const valueSchema = z.object({
  /** The source that counts for the component, as it is stored. */
  source: z.string(),
  /** From when on all its deployments are known; absent where none is missing. */
  knownFrom: z.string().optional(),
  /** Whole weeks, so that what is counted does not change with every look. */
  window: z.object({
    fromDay: z.string(),
    /** The first day that is not in it. */
    toDay: z.string(),
    days: z.number().int().positive(),
  }),
  firsts: z.array(
    z.object({
      tier: z.string(),
      /** The end of the first deployment to the tier that succeeded. */
      at: z.string(),
      /** Those that succeeded in the window. */
      inWindow: z.number().int().nonnegative(),
    }),
  ),
  /** Some of the environments that it was deployed to and that nobody has given a tier. */
  ofNoTier: z.array(z.string()),
});

/**
 * When a component was deployed first and how often lately, by tier, from the source that counts for it. Absent: every source was read and none tells
 * of deployments of it. Subject: the component.
 */
export type FirstDeployments = Readonly<z.infer<typeof valueSchema>>;

/** See {@link FirstDeployments}. */
export const firstDeployments = defineEvidenceKind<FirstDeployments>({
  id: 'first-deployments',
  title: 'First and recent deployments of a component',
  schema: valueSchema,
  leastReliability: reliability.apiObject,
});
