const IDS_PER_QUERY = 500;

/** In pieces that fit into the parameters of one query. */
export function chunked<T>(items: readonly T[]): readonly (readonly T[])[] {
  const chunks: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += IDS_PER_QUERY) {
    chunks.push(items.slice(start, start + IDS_PER_QUERY));
  }
  return chunks;
}
