/**
 * What a command ends with: its report, which is never empty, or how it is to be called. Whatever else keeps it from a
 * report it throws.
 */
export type Outcome =
  | { readonly exitCode: number; readonly report: string }
  | { readonly usage: string };

/** A command. It prints no report itself, so that none can end without one. */
export type Command = (args: readonly string[]) => Outcome | Promise<Outcome>;
