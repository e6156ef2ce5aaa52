import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';

const dated = z.object({
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  /** ISO time at which it was declared. */
  declaredAt: z.string(),
});

/** A plan that replaces several tools for one job by one, with its end. */
export const convergencePlanSchema = dated.extend({
  /** What converges: `pipeline`, `entry-point`, `secrets`. */
  topic: z.string(),
  /** What is being left and what it becomes. */
  from: z.array(z.string()),
  to: z.string(),
  dueAt: z.string(),
  /** Ids of the checks whose vetoes a waiver may lift by this plan. */
  checks: z.array(z.string()).optional(),
  /** References of the services and teams that it covers; a veto that has found anybody else stays. */
  subjects: z.array(z.string()).optional(),
});

/**
 * Accelerators that make a portal worth while in a smaller organisation
 * (docs/explanation/how-the-verdict-is-reached.md, "Accelerators").
 */
export const acceleratorSchema = dated.extend({
  type: z.enum([
    'conflicting-product-groups',
    'contractual-regions',
    'pervasive-compliance',
    'product-managed-platform-team',
  ]),
});

/** The team that maintains what the others build on. */
export const platformTeamSchema = z.object({
  /** Entity reference of its group. */
  group: z.string(),
  /** People who work on the platform for at least 80 % of their time. */
  people: z.number().int().nonnegative().optional(),
  /** Who decides what is built next. */
  productOwner: z.string().optional(),
});

const valueSchema = z.object({
  engineers: z.number().int().positive().optional(),
  portal: z
    .object({
      since: z.string(),
      reopenedAt: z.string().optional(),
    })
    .optional(),
  accelerators: z.array(acceleratorSchema),
  convergencePlans: z.array(convergencePlanSchema),
  mandates: z.array(
    dated.extend({ topic: z.string(), endsAt: z.string().optional() }),
  ),
  platformTeam: platformTeamSchema.optional(),
  /** Needs that a portal would answer, each with its measured cost when somebody measured it. */
  needs: z.array(dated.extend({ costHoursPerWeek: z.number().optional() })),
});

/** What the organisation declares about itself. Subject: the organisation. */
export type Declarations = Readonly<z.infer<typeof valueSchema>>;

/** A declared plan to converge. */
export type ConvergencePlan = Readonly<z.infer<typeof convergencePlanSchema>>;

/** See {@link Declarations}. */
export const declaration = defineEvidenceKind<Declarations>({
  id: 'declaration',
  title: 'Register of declarations',
  schema: valueSchema,
  leastReliability: reliability.declaredMapping,
});
