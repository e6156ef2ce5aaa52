import { InputError } from '@backstage/errors';
import { FrozenMetric } from './snapshot';

/**
 * Refuses what nobody can reach, or nobody has to strive for, in the metric's own unit.
 * @throws InputError with what is wrong
 */
export function expectPossibleTarget(
  value: number,
  { value: frozen, unit, better }: FrozenMetric,
): void {
  if (frozen === undefined) {
    throw new InputError(
      'The metric has no value in the baseline, so there is no way from it to a target',
    );
  }
  if (unit === 'percent' ? value < 0 : value <= 0) {
    throw new InputError(`${value} is too little for a target`);
  }
  if (unit === 'percent' && value > 100) {
    throw new InputError(`${value} is more than 100 percent`);
  }
  if (better === 'lower' ? value > frozen : value < frozen) {
    throw new InputError(
      `${value} is worse than the baseline, which is ${frozen}`,
    );
  }
}
