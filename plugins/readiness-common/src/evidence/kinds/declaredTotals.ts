import { z } from 'zod';
import { signed } from './registerEntry';

/** A squad that changed its team: what it delivered before belongs to another one. */
export const squadMoveSchema = z.object({
  ...signed,
  squad: z.string(),
  from: z.string(),
  to: z.string(),
});

/** Totals of one question of a survey; what a person answered is in no register. */
export const surveySchema = z.object({
  ...signed,
  /** Id of the question. */
  question: z.string(),
  asked: z.number().int().positive(),
  answered: z.number().int().nonnegative(),
  /** Median of the answers, in the unit of the question. */
  median: z.number().optional(),
  /** Share of those who answered that agree. */
  share: z.number().min(0).max(1).optional(),
});

/** See {@link surveySchema}. */
export type Survey = Readonly<z.infer<typeof surveySchema>>;

/** How long those who joined between two days needed to their first change in production. */
export const joinersSchema = z.object({
  ...signed,
  from: z.string(),
  to: z.string(),
  count: z.number().int().nonnegative(),
  /** Absent where nobody joined. */
  medianDays: z.number().nonnegative().optional(),
});

/** See {@link joinersSchema}. */
export type Joiners = Readonly<z.infer<typeof joinersSchema>>;
