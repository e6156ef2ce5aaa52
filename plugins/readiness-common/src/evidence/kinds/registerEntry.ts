import { z } from 'zod';

/** Author and date of an entry. */
export const signed = { by: z.string(), at: z.string() };

/** An entry of a register that nobody could understand, for whoever mends it. */
export const registerProblemSchema = z.object({
  /** Path of the file, as its reader calls it. */
  path: z.string(),
  /** Line of the file, from 1. */
  line: z.number().int().positive(),
  /** Where in the file's structure: `interviews[2].with`. */
  field: z.string(),
  /** What it has to be: `has to be developer or sre`. */
  message: z.string(),
});

/** See {@link registerProblemSchema}. */
export type RegisterProblem = Readonly<z.infer<typeof registerProblemSchema>>;

/** The problem in one line, as compilers write it. */
export function problemLine({
  path,
  line,
  field,
  message,
}: RegisterProblem): string {
  return [`${path}:${line}:`, field, message].filter(Boolean).join(' ');
}
