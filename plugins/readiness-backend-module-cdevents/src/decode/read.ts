import { z } from 'zod';

/** @throws with what is wrong first, without what it says */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value);
  if (error) {
    const [issue] = error.issues;
    throw new TypeError(
      `${issue?.path.join('.') || 'event'}: ${issue?.message}`,
    );
  }
  return data;
}
