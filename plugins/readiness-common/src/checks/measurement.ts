import { exactly, Range } from '../numbers';
import { Finding } from './finding';

/** How many of the expected subjects a measurement rests on. */
export interface Population {
  /** Subjects that were read. */
  readonly read: number;
  /** Subjects that the inventory expects. */
  readonly expected: number;
  /** Singular: `service`, `team`, `cluster`. */
  readonly unit: string;
}

/** One row of what a number is made of. */
export interface Part {
  readonly label: string;
  /** The service or team that the label names. Such a row is shown only to those who may read that subject's result. */
  readonly subjectRef?: string;
  /** Its share or count, in the measurement's unit. */
  readonly value: number;
}

/** A measured value with its population and findings. It carries no grade: the standard's curve grades. */
export interface Measured {
  readonly kind: 'measured';
  /** Worst and best value over all completions of the unread population. */
  readonly value: Range;
  /** Further numbers by name that a standard's grading or vetoes use. */
  readonly quantities: Readonly<Record<string, Range>>;
  readonly population?: Population;
  /** Factor r when the check knows better than the mean of its evidence, e.g. with attested teams. */
  readonly reliability?: number;
  /**
   * Names of the clusters that it is about; what others answer changes no confidence and is not told beside it. Without
   * it, it is about all.
   */
  readonly clusters?: readonly string[];
  readonly findings: readonly Finding[];
  readonly parts: readonly Part[];
  /** One sentence with the numbers in it. */
  readonly explanation?: string;
}

/** What a check returns. */
export type Measurement =
  | Measured
  | {
      readonly kind: 'not_applicable';
      readonly reason: string;
      /** As of {@link Measured}. */
      readonly clusters?: readonly string[];
    }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly findings: readonly Finding[];
      /** As of {@link Measured}. */
      readonly clusters?: readonly string[];
    };

/** What may accompany a measured value. */
export interface MeasuredOptions {
  readonly quantities?: Readonly<Record<string, Range | number>>;
  readonly population?: Population;
  readonly reliability?: number;
  readonly clusters?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly parts?: readonly Part[];
  readonly explanation?: string;
}

/**
 * A value was measured. A binary check passes `true` or `false`; a partial population passes the range over its
 * completions.
 */
export function measured(
  value: number | boolean | Range,
  options: MeasuredOptions = {},
): Measured {
  const { quantities, population, reliability } = options;
  const { clusters, explanation } = options;
  // Written out, because every check of every service comes through here: copying what is left of the options costs more.
  const made: Writable<Measured> = {
    kind: 'measured',
    value: rangeOf(value),
    quantities: quantities ? rangesOf(quantities) : {},
    findings: options.findings ?? [],
    parts: options.parts ?? [],
  };
  if (population) made.population = population;
  if (reliability !== undefined) made.reliability = reliability;
  if (clusters) made.clusters = clusters;
  if (explanation !== undefined) made.explanation = explanation;
  return made;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function rangesOf(
  quantities: Readonly<Record<string, Range | number>>,
): Readonly<Record<string, Range>> {
  return Object.fromEntries(
    Object.entries(quantities).map(([name, quantity]) => [
      name,
      rangeOf(quantity),
    ]),
  );
}

/** The claim says nothing about this subject. */
export function notApplicable(
  reason: string,
  of: { readonly clusters?: readonly string[] } = {},
): Measurement {
  return { kind: 'not_applicable', reason, ...of };
}

/** The evidence was read and still does not tell; never a zero. */
export function unknown(
  reason: string,
  findings: readonly Finding[] = [],
  of: { readonly clusters?: readonly string[] } = {},
): Measurement {
  return { kind: 'unknown', reason, findings, ...of };
}

function rangeOf(value: number | boolean | Range): Range {
  if (typeof value === 'object') {
    return value;
  }
  return exactly(Number(value));
}
