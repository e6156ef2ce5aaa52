type Shares = ReadonlyMap<string, number>;

/** A team's weight by class: one for its most common class, split equally on a tie. */
export function modalClasses(classes: readonly string[]): Shares {
  const counts = new Map<string, number>();
  for (const name of classes) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const modal = [...counts]
    .filter(([, count]) => count === most)
    .map(([name]) => name);
  return new Map(modal.map(name => [name, 1 / modal.length]));
}

/** Items by a key, keys in the order in which they come. */
export function byKey<T>(
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
