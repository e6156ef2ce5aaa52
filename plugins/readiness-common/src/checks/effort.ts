import { z } from 'zod';

/** Schema of {@link Effort}. */
export const effortSchema = z.enum(['low', 'medium', 'high']);

/** What a repair or a look costs: low 1, medium 3, high 8. */
export type Effort = z.infer<typeof effortSchema>;

/** How much dearer one effort is than another (docs/explanation/how-the-score-works.md, "Checks"). */
export const EFFORT_COST: Readonly<Record<Effort, number>> = {
  low: 1,
  medium: 3,
  high: 8,
};
