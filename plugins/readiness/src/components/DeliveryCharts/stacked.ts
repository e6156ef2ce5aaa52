/** One time on a strip. */
export interface StripPoint {
  readonly label: string;
  readonly href: string;
  readonly hours: number;
  /** Whether it rests on enough. */
  readonly isMeasured: boolean;
  readonly isOff: boolean;
}

/** Times closer than this factor would hide one another. */
const ALIKE = 1.12;

/** Puts each point on the lowest row where no other one is in its way. */
export function stacked(
  points: readonly StripPoint[],
): readonly (StripPoint & { readonly row: number })[] {
  const lastOfRow: number[] = [];
  return [...points]
    .sort((a, b) => a.hours - b.hours)
    .map(point => {
      const free = lastOfRow.findIndex(last => point.hours > last * ALIKE);
      const row = free === -1 ? lastOfRow.length : free;
      lastOfRow[row] = point.hours;
      return { ...point, row };
    });
}
