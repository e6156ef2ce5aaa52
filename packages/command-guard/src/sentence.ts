import { ZodError } from 'zod';

/** What went wrong, for a person: the message on one line and never a stack. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    const where = issue?.path.join('.');
    return `Something was read that is not what was expected: ${
      where ? `${where}: ` : ''
    }${issue?.message ?? 'no reason is known'}`;
  }
  const said = error instanceof Error ? error.message || nameOf(error) : error;
  return printable(String(said)) || 'no reason is known';
}

/** A message may quote a stranger's bytes, which a terminal would take for orders. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ').trim();
}

/** Some errors have a code and no message: a connection that was refused on every address of a host. */
function nameOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
