import { compareText } from '../ordering';
import { computeCase, type VectorOutcome } from './compute';
import type { VectorCase } from './format';

const TOLERANCE = 1e-4;
/** Lists whose order means nothing. */
const SETS = new Set(['changeFailures', 'rework', 'flags']);

/** Verdict on one case. */
export interface VectorVerdict {
  readonly id: string;
  readonly title: string;
  /** One line per field that differs. */
  readonly differences: readonly string[];
}

/** Computes a case and compares every field that it asserts. */
export function checkCase(vector: VectorCase): VectorVerdict {
  const outcome = computeCase(vector);
  const differences = Object.entries(vector.expect).flatMap(
    ([field, expected]) => {
      if (expected === undefined) return [];
      const actual = actualOf(outcome, field, expected);
      return sameValue(arrange(field, expected), arrange(field, actual))
        ? []
        : [
            `${field}: expected ${JSON.stringify(
              expected,
            )}, got ${JSON.stringify(actual)}`,
          ];
    },
  );
  return { id: vector.id, title: vector.title, differences };
}

/** Kinds are asserted for the deployments that the case names; every other field as a whole. */
function actualOf(
  outcome: VectorOutcome,
  field: string,
  expected: unknown,
): unknown {
  const actual: unknown = Object.entries(outcome).find(
    ([name]) => name === field,
  )?.[1];
  if (field !== 'kinds' || typeof expected !== 'object' || expected === null)
    return actual;
  return Object.fromEntries(
    Object.keys(expected).map(id => [id, outcome.kinds[id] ?? null]),
  );
}

function arrange(field: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const list: readonly unknown[] = value;
  if (SETS.has(field)) return list.map(String).sort(compareText);
  return list.map(Number).sort((a, b) => a - b);
}

function sameValue(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(expected - actual) <= TOLERANCE;
  if (
    typeof expected !== 'object' ||
    typeof actual !== 'object' ||
    expected === null ||
    actual === null
  ) {
    return expected === actual;
  }
  const wanted = new Map(Object.entries(expected));
  const got = new Map(Object.entries(actual));
  return (
    wanted.size === got.size &&
    [...wanted].every(([key, value]) => sameValue(value, got.get(key)))
  );
}
