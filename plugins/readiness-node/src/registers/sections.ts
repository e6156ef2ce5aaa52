import { z } from 'zod';
import {
  countSchema,
  dated,
  dateSchema,
  groupSchema,
  shareSchema,
  signed,
  textSchema,
  textsSchema,
} from './fields';
import { joinersEntry, surveyEntry } from './totals';

const people = z
  .int('has to be a whole number of people')
  .positive('has to be a whole number of people');

/** One schema for each section of a register; a list holds entries of it. */
export const sections = {
  attestations: z.strictObject({
    /** A group's name, or its reference. */
    team: textSchema,
    topic: textSchema.default('secrets-mechanism'),
    mechanism: textSchema,
    says: textSchema,
    ...signed,
    expires: dateSchema,
  }),
  engineers: z
    .union(
      [people, z.strictObject({ count: people, ...signed })],
      'has to be a whole number, or count with by and at',
    )
    .transform(said => (typeof said === 'number' ? said : said.count)),
  portal: z.strictObject({
    since: dateSchema,
    reopenedAt: dateSchema.optional(),
    by: textSchema.optional(),
    at: dateSchema.optional(),
  }),
  accelerators: z.strictObject({
    ...dated,
    type: z.enum([
      'conflicting-product-groups',
      'contractual-regions',
      'pervasive-compliance',
      'product-managed-platform-team',
    ]),
  }),
  convergencePlans: z.strictObject({
    ...dated,
    topic: textSchema,
    from: textsSchema,
    to: textSchema,
    dueAt: dateSchema,
    checks: textsSchema.optional(),
    subjects: textsSchema.optional(),
  }),
  mandates: z.strictObject({
    ...dated,
    topic: textSchema,
    endsAt: dateSchema.optional(),
  }),
  needs: z.strictObject({
    ...dated,
    costHoursPerWeek: z
      .number('has to be a number of hours')
      .nonnegative('has to be a number of hours from 0')
      .optional(),
  }),
  platformTeam: z.strictObject({
    group: groupSchema,
    people: countSchema.optional(),
    productOwner: textSchema.optional(),
    ...signed,
  }),
  roadmap: z.strictObject({
    where: textSchema,
    updatedAt: dateSchema,
    ...signed,
  }),
  interviews: z.strictObject({
    with: z.enum(['developer', 'sre']),
    count: z
      .int('has to be a whole number')
      .positive('has to be a whole number from 1')
      .default(1),
    ...signed,
  }),
  supportAgreement: z.strictObject({
    promise: textSchema,
    target: shareSchema.optional(),
    attainment: z
      .strictObject({ share: shareSchema, from: dateSchema, to: dateSchema })
      .refine(({ from, to }) => from < to, {
        path: ['to'],
        message: 'has to be later than from',
      })
      .optional(),
    ...signed,
  }),
  squadMoves: z.strictObject({
    squad: groupSchema,
    from: groupSchema,
    to: groupSchema,
    ...signed,
  }),
  surveys: surveyEntry,
  joiners: joinersEntry,
  offRamps: z.strictObject({
    where: textSchema,
    checkedAt: dateSchema,
    ...signed,
  }),
};

/** Everything that a register may hold. */
export type RegisterSection = keyof typeof sections;

/** Sections of one entry; every other one is a list. */
const single: ReadonlySet<RegisterSection> = new Set<RegisterSection>([
  'engineers',
  'portal',
  'platformTeam',
  'roadmap',
  'supportAgreement',
]);

/** True where a section holds entries one below the other. */
export function isList(section: RegisterSection): boolean {
  return !single.has(section);
}

/** A whole register; a section that is left out is undefined. */
export const registerSchema = z.object({
  attestations: z.array(sections.attestations).optional(),
  engineers: sections.engineers.optional(),
  portal: sections.portal.optional(),
  accelerators: z.array(sections.accelerators).optional(),
  convergencePlans: z.array(sections.convergencePlans).optional(),
  mandates: z.array(sections.mandates).optional(),
  needs: z.array(sections.needs).optional(),
  platformTeam: sections.platformTeam.optional(),
  roadmap: sections.roadmap.optional(),
  interviews: z.array(sections.interviews).optional(),
  supportAgreement: sections.supportAgreement.optional(),
  squadMoves: z.array(sections.squadMoves).optional(),
  surveys: z.array(sections.surveys).optional(),
  joiners: z.array(sections.joiners).optional(),
  offRamps: z.array(sections.offRamps).optional(),
});

/** See {@link registerSchema}. */
export type Register = Readonly<z.infer<typeof registerSchema>>;
