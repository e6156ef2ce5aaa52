import { z } from 'zod';
import { checkResultSchema } from './checkResult';
import { SubjectAssessment, subjectAssessmentSchema } from './document';

const waiverSchema = checkResultSchema.shape.waiver.unwrap();

/** Schema of {@link ScorecardRow}. */
export const scorecardRowSchema = subjectAssessmentSchema
  .pick({ asOf: true, level: true, next: true, plan: true })
  .extend({
    subject: subjectAssessmentSchema.shape.subject.pick({
      ref: true,
      name: true,
    }),
    /** One per check of the standard, in the order of the ladder. */
    cells: z.array(
      checkResultSchema
        .pick({ checkId: true, state: true, declared: true, value: true })
        .extend({ waiver: waiverSchema.pick({ expiresAt: true }).optional() }),
    ),
  });

/** What a scorecard shows of one service: about a fiftieth of its assessment, and nothing about anybody else. */
export type ScorecardRow = Readonly<z.infer<typeof scorecardRowSchema>>;

/** The row of an assessment. */
export function scorecardRow(assessment: SubjectAssessment): ScorecardRow {
  const { asOf, subject, level, next, plan, checks } = assessment;
  return {
    subject: { ref: subject.ref, name: subject.name },
    asOf,
    level,
    ...(next ? { next } : {}),
    plan,
    cells: checks.map(({ checkId, state, declared, value, waiver }) => ({
      checkId,
      state,
      declared,
      ...(value ? { value } : {}),
      ...(waiver ? { waiver: { expiresAt: waiver.expiresAt } } : {}),
    })),
  };
}
