import { Weights } from '../dominance';
import { between, Range } from '../numbers';

/** A population of which some part could not be read. */
export interface PartialCount {
  /** Weight of the subjects that have the property. */
  readonly having: number;
  /** Weight of the subjects that were read. */
  readonly read: number;
  /** Weight of the subjects that ought to have been read and were not. */
  readonly unread: number;
}

/** Range of a share over all completions: the unread all lack, or all have, the property. Undefined when nobody is there. */
export function shareOverCompletions(count: PartialCount): Range | undefined {
  const total = count.read + count.unread;
  return total > 0
    ? between(count.having / total, (count.having + count.unread) / total)
    : undefined;
}

/**
 * Range of a dominance over all completions of the unread weight. Best: all of it gives the prevailing answer. Worst: it
 * is spread so thinly that the largest known answer stays the largest. `units` are the weights of the unread units; each
 * gives one answer, known or new, or is torn between several. When nothing was read, nothing is known, even of a
 * population of one.
 */
export function dominanceOverCompletions(
  weights: Weights,
  units: readonly number[],
): Range | undefined {
  const read = sum([...weights.values()]);
  const unread = sum(units);
  const total = read + unread;
  if (total <= 0) {
    return undefined;
  }
  if (read <= 0) {
    return between(0, 1);
  }
  const largest = Math.max(0, ...weights.values());
  return between(largest / total, (largest + unread) / total);
}

/** Range of the number of answers that hold at least `share` of the population, over all completions. */
export function answersHoldingOverCompletions(
  weights: Weights,
  units: readonly number[],
  share: number,
): Range {
  const total = sum([...weights.values()]) + sum(units);
  if (total <= 0) {
    return between(0, 0);
  }
  const holding = [...weights.values()].filter(
    weight => weight / total >= share,
  ).length;
  const short = [...weights.values()]
    .map(weight => Math.max(0, share * total - weight))
    .filter(missing => missing > 0)
    .sort((a, b) => a - b);
  return between(holding, holding + most(short, units, share * total));
}

/** Upper limit of answers that unread units can lift over the line: small gaps first, then new answers of their own. */
function most(
  gaps: readonly number[],
  units: readonly number[],
  line: number,
): number {
  const budget = [...units].sort((a, b) => b - a);
  let left = sum(budget);
  let lifted = 0;
  for (const gap of gaps) {
    if (gap > left) {
      break;
    }
    left -= gap;
    lifted += 1;
  }
  const newAnswers = line > 0 ? Math.floor(left / line + 1e-9) : units.length;
  return Math.min(units.length, lifted + newAnswers);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
