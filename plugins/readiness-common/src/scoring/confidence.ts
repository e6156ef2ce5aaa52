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

/** A quantity that nobody measured. */
const ANYTHING: Range = { lo: 0, hi: 1 };

/** Worst and best s of a measurement under a grading. */
export function gradeMeasurement(measured: Measured, grading: Grading): Range {
  const { parts, timesOneMinus } = grading;
  let total = 0;
  for (const { share = 1 } of parts) total += share;
  let lo = 0;
  let hi = 0;
  for (const { quantity, curve, share = 1 } of parts) {
    const value = quantityOf(measured, quantity);
    const s = value === undefined ? ANYTHING : gradeRange(curve, value);
    lo += (share / total) * s.lo;
    hi += (share / total) * s.hi;
  }
  if (timesOneMinus === undefined) return { lo, hi };
  const lost = quantityOf(measured, timesOneMinus) ?? ANYTHING;
  return {
    lo: lo * (1 - clamp(lost.hi, 0, 1)),
    hi: hi * (1 - clamp(lost.lo, 0, 1)),
  };
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
  const trust = meanTrust(readings, inputs.leastReliability);
  const coverage = clamp(1 - (s.hi - s.lo), 0, 1);
  const { freshness } = trust;
  const reliability = measured.reliability ?? trust.reliability;
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
 * The mean over subjects, each of which counts once. A subject of which an answer is missing is worth nothing in age, and as
 * little in reliability as any source that may answer for it: whatever is lost, no mean over subjects rises.
 */
function meanTrust(
  readings: readonly Reading<unknown>[],
  least: number,
): Trust {
  const lost: Trust = { freshness: 0, reliability: least };
  // Most results rest on one answer.
  const [only] = readings;
  if (only && readings.length === 1) return trustOf(only, lost);
  return meanOf(
    onePerSubject(readings)
      ? readings.map(reading => trustOf(reading, lost))
      : bySubject(readings).map(own =>
          own.some(({ state }) => state === 'unread')
            ? lost
            : meanOf(own.map(reading => trustOf(reading, lost))),
        ),
  );
}

/** Nearly always so: only sources that add up, such as registers, answer twice for one subject. */
function onePerSubject(readings: readonly Reading<unknown>[]): boolean {
  if (readings.length < 2) return true;
  const seen = new Set<string>();
  for (const { subject } of readings) seen.add(subject.ref);
  return seen.size === readings.length;
}

function trustOf(reading: Reading<unknown>, lost: Trust): Trust {
  return reading.state === 'unread' ? lost : reading.trust;
}

function bySubject(
  readings: readonly Reading<unknown>[],
): readonly (readonly Reading<unknown>[])[] {
  const found = new Map<string, Reading<unknown>[]>();
  for (const reading of readings) {
    const known = found.get(reading.subject.ref);
    if (known) known.push(reading);
    else found.set(reading.subject.ref, [reading]);
  }
  return [...found.values()];
}

/** Of nothing: 1, which changes no product. */
function meanOf(trusts: readonly Trust[]): Trust {
  let freshness = 0;
  let reliability = 0;
  for (const trust of trusts) {
    freshness += trust.freshness;
    reliability += trust.reliability;
  }
  const count = trusts.length;
  return count === 0
    ? { freshness: 1, reliability: 1 }
    : { freshness: freshness / count, reliability: reliability / count };
}

/**
 * s of a partial measurement: s_lo / c, so that κ·s counts what is certain (docs/explanation/how-the-score-works.md,
 * "Partial populations"). Undefined when nothing is known.
 */
export function scoreOf(s: Range): number | undefined {
  const coverage = 1 - (s.hi - s.lo);
  return coverage <= TOLERANCE ? undefined : clamp(s.lo / coverage, 0, 1);
}
