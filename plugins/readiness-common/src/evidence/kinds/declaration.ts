import { z } from 'zod';
import { defineEvidenceKind } from '../kind';
import { reliability } from '../observation';
import {
  interviewsSchema,
  offRampSchema,
  platformTeamSchema,
  roadmapSchema,
  supportAgreementSchema,
} from './declaredTeam';
import { joinersSchema, squadMoveSchema, surveySchema } from './declaredTotals';
import { registerProblemSchema } from './registerEntry';

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

/** Everything that a register of declarations may hold. */
export const declarationSections = [
  'engineers',
  'portal',
  'accelerators',
  'convergencePlans',
  'mandates',
  'needs',
  'platformTeam',
  'roadmap',
  'interviews',
  'supportAgreement',
  'squadMoves',
  'surveys',
  'joiners',
  'offRamps',
] as const;

/** See {@link declarationSections}. */
export type DeclarationSection = (typeof declarationSections)[number];

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
  roadmap: roadmapSchema.optional(),
  /** From here on a list that is empty says "none", and one that is left out says nothing. */
  interviews: z.array(interviewsSchema).optional(),
  supportAgreement: supportAgreementSchema.optional(),
  squadMoves: z.array(squadMoveSchema).optional(),
  surveys: z.array(surveySchema).optional(),
  joiners: z.array(joinersSchema).optional(),
  offRamps: z.array(offRampSchema).optional(),
  /** The file, as people call it: `declarations.yaml in acme/register`. */
  file: z.string().optional(),
  /** Entries that nobody could understand. */
  problems: z.array(registerProblemSchema).optional(),
  /** Sections in which something could not be understood: what it says is unknown. */
  incomplete: z.array(z.enum(declarationSections)).optional(),
});

/** What the organisation declares about itself. Subject: the organisation. */
export type Declarations = Readonly<z.infer<typeof valueSchema>>;

/** A declared plan to converge. */
export type ConvergencePlan = Readonly<z.infer<typeof convergencePlanSchema>>;

/** False where a section may say more than could be understood of it. */
export function isWhole(
  { incomplete = [] }: Pick<Declarations, 'incomplete'>,
  section: DeclarationSection,
): boolean {
  return !incomplete.includes(section);
}

/** See {@link Declarations}. */
export const declaration = defineEvidenceKind<Declarations>({
  id: 'declaration',
  title: 'Register of declarations',
  schema: valueSchema,
  leastReliability: reliability.declaredMapping,
});
