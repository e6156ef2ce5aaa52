import { ZodError } from 'zod';

/** Where an answer is not what it should be; never what stands there. */
export function shapeOf(error: unknown): string {
  const [issue] = error instanceof ZodError ? error.issues : [];
  return issue
    ? `it has another shape at ${issue.path.join('.') || 'its beginning'}`
    : 'it has another shape';
}
