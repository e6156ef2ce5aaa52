/** Share of all names that two sets have in common; undefined where both are empty: they say nothing. */
export function jaccard(
  a: readonly string[],
  b: readonly string[],
): number | undefined {
  const union = new Set([...a, ...b]);
  if (union.size === 0) return undefined;
  const other = new Set(b);
  return new Set(a.filter(value => other.has(value))).size / union.size;
}
