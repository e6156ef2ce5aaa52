import { OrganisationCheck, Reading, ReadReading } from '../checks';
import { EvidenceSource } from './evidence';

/** Turns readings into their check's summaries. What is not known yet is summarised by the function that is handed over. */
export type SummariesOf = (
  request: SummaryRequest,
  readings: readonly Reading<unknown>[],
  summarise: (reading: ReadReading<unknown>) => unknown,
) => readonly Reading<unknown>[];

/** Which summaries are wanted. The same request for the same reading always has the same answer. */
export interface SummaryRequest {
  readonly check: OrganisationCheck;
  readonly name: string;
  /** The standard's overrides, as they stand in it. */
  readonly overrides: unknown;
}

/** The summaries that a check of the organisation looks at, and the readings that they were made of. */
export interface CheckSummaries {
  readonly summaries: Readonly<Record<string, readonly Reading<unknown>[]>>;
  /** A list for each requirement. */
  readonly lists: readonly (readonly Reading<unknown>[])[];
}

const everySummary: SummariesOf = (_, readings, summarise) =>
  summarised(readings, summarise);

/** Summaries of everything that a check requires. */
export function summariesOfCheck(
  check: OrganisationCheck,
  on: { readonly settings: unknown; readonly overrides: unknown },
  from: {
    readonly evidence: EvidenceSource;
    readonly summariesOf?: SummariesOf;
  },
): CheckSummaries {
  const { settings, overrides } = on;
  const { evidence, summariesOf = everySummary } = from;
  const lists: (readonly Reading<unknown>[])[] = [];
  const summaries: Record<string, readonly Reading<unknown>[]> = {};
  for (const [name, kind] of Object.entries(check.requires)) {
    const all = evidence.readings(kind.id);
    lists.push(all);
    summaries[name] = summariesOf(
      { check, name, overrides },
      all,
      ({ value, subject }) =>
        check.summarise(name, value, { settings, subject }),
    );
  }
  return { summaries, lists };
}

/** The readings with what is made of those that have a value. */
export function summarised(
  readings: readonly Reading<unknown>[],
  summarise: (reading: ReadReading<unknown>) => unknown,
): readonly Reading<unknown>[] {
  return readings.map(reading =>
    reading.state === 'read'
      ? { ...reading, value: summarise(reading) }
      : reading,
  );
}
