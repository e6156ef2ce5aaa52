import { FailureReason } from '@groundwork/source-client';
import { SourcePart } from './sourceParts';

/** What has been read of a source, or of those of its parts that concern somebody. */
export interface SourceReading {
  readonly total: number;
  readonly complete: number;
  readonly unfinished: number;
  readonly failed: number;
  readonly read?: number;
  readonly of?: number;
  readonly lastReadMs?: number;
  /** When everything had been read, of the part for which that is longest ago. */
  readonly completeMs?: number;
  readonly completeFromMs?: number;
  readonly reasons: readonly FailureReason[];
  readonly setAside: number;
  /** It tells by itself, and nothing is there to be read. */
  readonly onlyTells: boolean;
}

/** Of a source that nobody has read yet. */
export const unread: SourceReading = {
  ...{ total: 0, complete: 0, unfinished: 0, failed: 0 },
  ...{ reasons: [], setAside: 0, onlyTells: false },
};

/** By source, as tables call it. */
export type SourceReadings = ReadonlyMap<string, SourceReading>;

/** Parts of one source together. */
export function readingOf(
  parts: readonly SourcePart[],
): Omit<SourceReading, 'onlyTells'> {
  const begun = parts.filter(({ isOnlyTold }) => !isOnlyTold);
  const count = (outcome: string) =>
    begun.filter(part => part.outcome === outcome).length;
  const complete = begun.flatMap(({ completeMs }) => completeMs ?? []);
  return {
    total: begun.length,
    complete: count('complete'),
    unfinished: count('unfinished'),
    failed: count('failed'),
    ...amountOf(begun),
    ...timeOf(
      'lastReadMs',
      begun.flatMap(({ readMs }) => readMs ?? []),
      Math.max,
    ),
    ...(complete.length === begun.length
      ? timeOf('completeMs', complete, Math.min)
      : {}),
    ...timeOf(
      'completeFromMs',
      begun.flatMap(({ completeFromMs }) => completeFromMs ?? []),
      Math.max,
    ),
    reasons: [...new Set(begun.flatMap(({ reason }) => reason ?? []))].sort(),
    setAside: sum(parts.map(({ setAside }) => setAside)),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, each) => total + each, 0);
}

/** Where one part does not say how many there are, nobody knows how many there are of all. */
function amountOf(
  parts: readonly SourcePart[],
): Pick<SourceReading, 'read' | 'of'> {
  const amounts = parts.flatMap(({ amount }) => amount ?? []);
  if (amounts.length === 0) {
    return {};
  }
  const totals = amounts.flatMap(({ of }) => of ?? []);
  return {
    read: sum(amounts.map(({ read }) => read)),
    ...(totals.length === amounts.length ? { of: sum(totals) } : {}),
  };
}

function timeOf<Name extends string>(
  name: Name,
  times: readonly number[],
  pick: (a: number, b: number) => number,
): Partial<Record<Name, number>>;
function timeOf(
  name: string,
  times: readonly number[],
  pick: (a: number, b: number) => number,
): Partial<Record<string, number>> {
  return times.length === 0
    ? {}
    : { [name]: times.reduce((a, b) => pick(a, b)) };
}
