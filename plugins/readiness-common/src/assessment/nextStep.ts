import { CheckState } from './checkResult';

/** What keeps the next level of a service shut: what is to be repaired, and what nobody knows. */
export interface NextStep {
  readonly level: number;
  readonly toFix: number;
  readonly toKnow: number;
}

/** The step to the next level; undefined at the top. */
export function nextStep({
  next,
  checks,
}: {
  readonly next?:
    | { readonly level: number; readonly missing: readonly string[] }
    | undefined;
  readonly checks: readonly {
    readonly checkId: string;
    readonly state: CheckState;
  }[];
}): NextStep | undefined {
  if (!next) return undefined;
  const missing = checks.filter(({ checkId }) =>
    next.missing.includes(checkId),
  );
  const toFix = missing.filter(
    ({ state }) => state === 'fail' || state === 'partial',
  ).length;
  return { level: next.level, toFix, toKnow: missing.length - toFix };
}
