import { z } from 'zod';
import { Check, concerning, Measured, Reading, Trust } from '../checks';
import { gradeRange } from '../curves';
import { reliability as reliabilityOf } from '../evidence';
import { clamp, Range, TOLERANCE } from '../numbers';
import { Grading } from '../standard';

/** Schema of {@link Confidence}. */
export const confidenceSchema = z.object({
  /** c: 1 − (s_hi − s_lo). */
  coverage: z.number(),
  /** f: mean age factor of the evidence. */
  freshness: z.number(),
  /** r: mean reliability of the sources. */
  reliability: z.number(),
  /** m: min(1, n / n_min). */
  population: z.number(),
  /** κ: the product of the four. */
  kappa: z.number(),
});

/** κ and its factors (docs/explanation/how-the-score-works.md, "Confidence"). */
export type Confidence = Readonly<z.infer<typeof confidenceSchema>>;

/** The confidence of a check of which nothing is known. */
export const noConfidence: Confidence = {
  coverage: 0,
  freshness: 0,
  reliability: 0,
  population: 0,
  kappa: 0,
};

/** Worst and best s of a measurement under a grading. */
export function gradeMeasurement(measured: Measured, grading: Grading): Range {
  const total = sum(grading.parts.map(({ share = 1 }) => share));
  let lo = 0;
  let hi = 0;
  for (const { quantity, curve, share = 1 } of grading.parts) {
    const s = gradeQuantity(measured, quantity, value =>
      gradeRange(curve, value),
    );
    lo += (share / total) * s.lo;
    hi += (share / total) * s.hi;
  }
  const factor = gradeQuantity(measured, grading.timesOneMinus, value => ({
    lo: 1 - clamp(value.hi, 0, 1),
    hi: 1 - clamp(value.lo, 0, 1),
  }));
  return grading.timesOneMinus === undefined
    ? { lo, hi }
    : { lo: lo * factor.lo, hi: hi * factor.hi };
}

/** The range of a named quantity, or of the value; undefined when the check did not measure it. */
export function quantityOf(
  measured: Measured,
  quantity: string | undefined,
): Range | undefined {
  return quantity === undefined
    ? measured.value
    : measured.quantities[quantity];
}

function gradeQuantity(
  measured: Measured,
  quantity: string | undefined,
  gradeIt: (value: Range) => Range,
): Range {
  const value = quantityOf(measured, quantity);
  return value === undefined ? { lo: 0, hi: 1 } : gradeIt(value);
}

/** Where the factors of κ come from. */
export interface ConfidenceInputs {
  readonly s: Range;
  readonly readings: readonly Reading<unknown>[];
  readonly measured: Measured;
  readonly minimumPopulation: number | undefined;
  /** See {@link leastReliability}. */
  readonly leastReliability: number;
}

const knownLeasts = new WeakMap<Check, number>();

/** How far the weakest source that a check accepts is to be believed. Asked for every result of a check: remembered. */
export function leastReliability(check: Check): number {
  const known = knownLeasts.get(check);
  if (known !== undefined) return known;
  const kinds = Object.values(check.requires).map(required =>
    'kind' in required ? required.kind : required,
  );
  const least = Math.min(
    ...kinds.map(kind => kind.leastReliability ?? reliabilityOf.attestation),
    reliabilityOf.apiObject,
  );
  knownLeasts.set(check, least);
  return least;
}

/** κ = c · f · r · m. */
export function confidenceOf(inputs: ConfidenceInputs): Confidence {
  const { s, measured, minimumPopulation } = inputs;
  const readings = concerning(inputs.readings, measured.clusters);
  const trusts = trustBySubject(readings, inputs.leastReliability);
  const coverage = clamp(1 - (s.hi - s.lo), 0, 1);
  const freshness = mean(trusts.map(trust => trust.freshness));
  const reliability =
    measured.reliability ?? mean(trusts.map(trust => trust.reliability));
  const population =
    minimumPopulation === undefined || measured.population === undefined
      ? 1
      : Math.min(1, measured.population.read / minimumPopulation);
  return {
    coverage,
    freshness,
    reliability,
    population,
    kappa: coverage * freshness * reliability * population,
  };
}

/**
 * One trust per subject. A subject of which an answer is missing is worth nothing in age, and as little in reliability as
 * any source that may answer for it: whatever is lost, no mean over subjects rises.
 */
function trustBySubject(
  readings: readonly Reading<unknown>[],
  least: number,
): readonly Trust[] {
  const bySubject = new Map<string, Reading<unknown>[]>();
  for (const reading of readings) {
    const known = bySubject.get(reading.subject.ref);
    if (known) {
      known.push(reading);
    } else {
      bySubject.set(reading.subject.ref, [reading]);
    }
  }
  return [...bySubject.values()].map(own => {
    const trusts = own.flatMap(reading =>
      reading.state === 'unread' ? [] : [reading.trust],
    );
    return trusts.length < own.length
      ? { freshness: 0, reliability: least }
      : {
          freshness: mean(trusts.map(({ freshness }) => freshness)),
          reliability: mean(trusts.map(({ reliability }) => reliability)),
        };
  });
}

/**
 * s of a partial measurement: s_lo / c, so that κ·s counts what is certain (docs/explanation/how-the-score-works.md,
 * "Partial populations"). Undefined when nothing is known.
 */
export function scoreOf(s: Range): number | undefined {
  const coverage = 1 - (s.hi - s.lo);
  return coverage <= TOLERANCE ? undefined : clamp(s.lo / coverage, 0, 1);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 1 : sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
