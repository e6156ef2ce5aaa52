import canonicalize from 'canonicalize';

/** Orders text by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Least of any number of numbers; of none it is infinite. */
export function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

/** Greatest of any number of numbers; of none it is infinitely small. */
export function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** Index of the first element for which `isAfter` holds, in a list where it holds for a tail. */
export function firstIndexWhere<T>(
  sorted: readonly T[],
  isAfter: (element: T) => boolean,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = sorted[middle];
    if (element !== undefined && !isAfter(element)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Picks one of two versions of the same event, whichever order they arrive in: the one that says more, else the
 * greater text. It makes every store of events commutative, associative and idempotent.
 */
export function fullerVersion<T extends object>(a: T, b: T): T {
  if (a === b) return a;
  const textA = canonicalText(a);
  const textB = canonicalText(b);
  if (textA.length !== textB.length) return textA.length > textB.length ? a : b;
  return textA >= textB ? a : b;
}

/** JSON with sorted keys and without absent fields (RFC 8785). */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON');
  return text;
}
