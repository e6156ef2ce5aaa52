import type {
  Curve,
  Look,
  StandardCheck,
} from '@groundwork/plugin-readiness-common';
import { reasonOf, type Reasoned } from './reasons';

/** What a line of a standard may add to its check, title and weight. */
export interface LineOptions {
  readonly curve?: Curve;
  readonly minimumPopulation?: number;
  readonly look: Look;
}

/** A graded line: the value of the check through one curve. */
export function line(
  check: Reasoned,
  title: string,
  { weight, curve, ...rest }: LineOptions & { readonly weight: number },
): StandardCheck {
  return {
    check,
    title,
    weight,
    because: reasonOf(check),
    ...rest,
    ...(curve ? { grading: { parts: [{ curve }] } } : {}),
  };
}

/** A line that is shown and counts for nothing. */
export function shown(
  check: Reasoned,
  title: string,
  options: LineOptions,
): StandardCheck {
  return {
    ...line(check, title, { ...options, weight: 0 }),
    informative: true,
  };
}

/** A look that takes as long as connecting a source. */
export function connect(what: string): Look {
  return { title: `Connect ${what}`, effort: 'medium' };
}
