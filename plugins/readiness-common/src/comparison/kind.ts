import type { z } from 'zod';

/** Something that a check puts side by side, whole, for a page of its own: too large for the check's result. */
export interface ComparisonKind<T> {
  readonly id: string;
  readonly schema: z.ZodType<T>;
}
