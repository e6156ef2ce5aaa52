import { whatIsWrong } from '@groundwork/plugin-readiness-node';
import type { z } from 'zod';

/** @throws with what is wrong first, without what it says */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value);
  if (error) throw new TypeError(whatIsWrong(error, 'event'));
  return data;
}
