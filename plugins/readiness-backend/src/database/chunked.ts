const IDS_PER_QUERY = 500;

/** In pieces that fit into the parameters of one query. */
export function chunked<T>(
  items: readonly T[],
  size = IDS_PER_QUERY,
): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}

/** Like {@link chunked}, each piece of the size that is right when it is taken. */
export function* pieces<T>(
  items: readonly T[],
  size: () => number,
): Generator<readonly T[]> {
  for (let start = 0; start < items.length; ) {
    const end = start + size();
    yield items.slice(start, end);
    start = end;
  }
}
