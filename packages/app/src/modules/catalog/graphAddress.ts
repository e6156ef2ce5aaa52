/** The graph's own address with the entities to begin with; it draws nothing around nothing. */
export function graphAddress(
  page: string,
  roots: readonly string[],
): string | undefined {
  const query = new URLSearchParams(
    roots.map(ref => ['rootEntityRefs[]', ref]),
  );
  return roots.length === 0 ? undefined : `${page}?${query}`;
}
