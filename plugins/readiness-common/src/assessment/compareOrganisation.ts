import { StandardCheck } from '../standard';
import { CheckRegistry } from './evidence';
import { Circumstances } from './evaluate';
import { summariesOfCheck } from './summaries';

/** What a check has put side by side. */
export interface MadeComparison {
  readonly kindId: string;
  readonly value: unknown;
}

/** What the check of a line puts side by side; undefined for one that compares nothing. @throws what the check throws */
export function compareOrganisation(
  { check: id, settings: overrides }: StandardCheck,
  by: Circumstances & { readonly checks: CheckRegistry },
): MadeComparison | undefined {
  const check = by.checks.get(id);
  if (check?.scope !== 'organisation' || !check.compares) return undefined;
  const { asOf, inventory } = by;
  const settings = check.parseSettings(overrides);
  const { summaries } = summariesOfCheck(check, { settings, overrides }, by);
  const { kind, of } = check.compares;
  return {
    kindId: kind.id,
    value: kind.schema.parse(of(summaries, { settings, asOf, inventory })),
  };
}
