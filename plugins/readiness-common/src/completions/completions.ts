import { Weights } from '../dominance';
import { between, isAtLeast, isBelow, Range, TOLERANCE } from '../numbers';

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
  const unread = sum(units);
  const total = sum([...weights.values()]) + unread;
  if (total <= 0) {
    return undefined;
  }
  const largest = Math.max(0, ...weights.values());
  return between(largest / total, (largest + unread) / total);
}

/**
 * Range of the number of answers that hold at least `share` of the population, over all completions. A unit gives one
 * answer; a weight that is the sum of parts reaches the line within the tolerance.
 */
export function answersHoldingOverCompletions(
  weights: Weights,
  units: readonly number[],
  share: number,
): Range {
  const known = [...weights.values()];
  const total = sum(known) + sum(units);
  if (total <= 0) {
    return between(0, 0);
  }
  const line = share * total;
  const holding = known.filter(weight => isAtLeast(weight, line)).length;
  const gaps = known
    .filter(weight => isBelow(weight, line))
    .map(weight => line - weight)
    .sort((a, b) => a - b);
  return between(holding, holding + most(gaps, units, line));
}

/** Upper limit of answers that unread units can lift over the line: small gaps first, then new answers of their own. */
function most(
  gaps: readonly number[],
  units: readonly number[],
  line: number,
): number {
  let left = sum(units);
  let lifted = 0;
  for (const gap of gaps) {
    if (isBelow(left, gap)) {
      break;
    }
    left -= gap;
    lifted += 1;
  }
  // Without a line every unit may be an answer of its own.
  const newAnswers = Math.floor((left + TOLERANCE) / line);
  return Math.min(units.length, lifted + newAnswers);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
