import type { ZodError } from 'zod';

/**
 * What is wrong with something that was read, in a few words and without what it says:
 * `repository is missing`, `deployment.id: expected number, received string`.
 *
 * @param whole - what to call it where no part of it is to blame
 */
export function whatIsWrong({ issues }: ZodError, whole: string): string {
  const [issue] = issues;
  const part = issue?.path.join('.') || whole;
  if (!issue) return `${part} cannot be read`;
  const message = issue.message.replace(/^Invalid input: /, '');
  return issue.code === 'invalid_type' && message.endsWith('received undefined')
    ? `${part} is missing`
    : `${part}: ${message}`;
}
