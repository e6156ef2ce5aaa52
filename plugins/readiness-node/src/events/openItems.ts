/** Something that had not ended when it was last seen: a run, a deployment. */
export interface OpenItem {
  readonly id: string;
  /** When it began. */
  readonly sinceMs: number;
}

/** What a reading saw of an item. */
export interface SeenItem extends OpenItem {
  readonly hasEnded: boolean;
}

/** See {@link stillOpen}. */
export interface OpenLimits {
  readonly asOf: Date;
  /** What began longer ago is given up: the source has forgotten it, or it hangs for ever. */
  readonly longestMs: number;
}

/**
 * The items to ask for again by their ids, because no listing by time will show how they end: those that were open before and
 * were not seen to end, and those that were seen open. Kept in the position, so that a restart loses none.
 */
export function stillOpen(
  before: readonly OpenItem[],
  seen: readonly SeenItem[],
  { asOf, longestMs }: OpenLimits,
): readonly OpenItem[] {
  const open = new Map(before.map(item => [item.id, item]));
  for (const { id, sinceMs, hasEnded } of seen) {
    if (hasEnded) {
      open.delete(id);
    } else {
      open.set(id, { id, sinceMs });
    }
  }
  const limit = asOf.getTime() - longestMs;
  return [...open.values()]
    .filter(({ sinceMs }) => sinceMs >= limit)
    .sort((a, b) => a.sinceMs - b.sinceMs || (a.id < b.id ? -1 : 1));
}
