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

/** Compares every field that a case asserts with what came out, as the engine alone computes it unless given. */
export function checkCase(
  vector: VectorCase,
  outcome: VectorOutcome = computeCase(vector),
): VectorVerdict {
  const differences = Object.entries(vector.expect).flatMap(
    ([field, expected]) => {
      if (expected === undefined) return [];
      const actual = actualOf(outcome, field, expected);
      return sameValue(arrange(field, expected), arrange(field, actual))
        ? []
        : [`${field}: expected ${shown(expected)}, got ${shown(actual)}`];
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
  if (field === 'kinds' && expected instanceof Map)
    return new Map(
      [...expected.keys()].map(id => [id, outcome.kinds.get(id) ?? null]),
    );
  return Object.entries(outcome).find(([name]) => name === field)?.[1];
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
  const wanted = membersOf(expected);
  const got = membersOf(actual);
  if (wanted === undefined || got === undefined) return expected === actual;
  return (
    wanted.size === got.size &&
    [...wanted].every(([key, value]) => sameValue(value, got.get(key)))
  );
}

function membersOf(value: unknown): ReadonlyMap<unknown, unknown> | undefined {
  if (value instanceof Map) return value;
  return typeof value === 'object' && value !== null
    ? new Map<unknown, unknown>(Object.entries(value))
    : undefined;
}

function shown(value: unknown): string {
  return JSON.stringify(
    value instanceof Map ? Object.fromEntries(value) : value,
  );
}
