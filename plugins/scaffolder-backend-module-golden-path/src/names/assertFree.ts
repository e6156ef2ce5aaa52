import { ConflictError } from '@backstage/errors';
import { StepFailure, readable } from '../StepFailure';
import { judge } from './judge';
import type { Situation } from './lookAround';

/**
 * Lets nobody take a name that something else has, and nobody lose what was typed: a service that is there counts
 * with the values that it has.
 *
 * @returns what is there already and is continued
 * @throws ConflictError when the name is taken, or the values are not those of what would be continued
 * @throws StepFailure when a system did not answer, because then nobody knows
 */
export function assertFree(
  name: string,
  situation: Situation,
): readonly string[] {
  const verdict = judge(name, situation);
  switch (verdict.outcome) {
    case 'free':
      return [];
    case 'continues':
      return verdict.there;
    case 'taken':
      throw refusal(
        `${verdict.says} Nothing was created or changed. Choose another name.`,
      );
    case 'differs':
      throw refusal(`${verdict.says} Nothing was created or changed.`);
    case 'unknown':
      throw new StepFailure({
        problem: verdict.says,
        created: [],
        remedy: 'Wait until it answers.',
      });
    default: {
      const unreachable: never = verdict;
      throw new TypeError(`No such verdict: ${String(unreachable)}`);
    }
  }
}

function refusal(sentence: string): ConflictError {
  return readable(new ConflictError(sentence));
}
