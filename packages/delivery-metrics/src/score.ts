/**
 * DORA's Quick Check score: each metric on a scale of 0 to 10, and their mean.
 *
 * The scale is the survey's (dora.dev, `svelte/quick-check/src/lib/data/metrics_question_responses.json`): answer
 * categories 1 to 6 give 0, 2, 4, 6, 8, 10; a percentage p gives 10 - p/10. The survey asks people; where a
 * measured number falls between its answers is the convention below.
 */

const HOUR_MS = 3_600_000;

/** An answer of the survey, 1 (worst) to 6 (best). */
export type QuickCheckCategory = 1 | 2 | 3 | 4 | 5 | 6;

/** Measured values to score; undefined where a metric has none. */
export interface QuickCheckInput {
  readonly leadTimeMs: number | undefined;
  readonly deploymentsPerWeek: number | undefined;
  readonly recoveryMs: number | undefined;
  readonly changeFailPercent: number | undefined;
  readonly reworkPercent: number | undefined;
}

/** Scores from 0 to 10, undefined where the metric is. */
export interface QuickCheckScore {
  readonly leadTime: number | undefined;
  readonly deploymentFrequency: number | undefined;
  readonly recovery: number | undefined;
  readonly changeFail: number | undefined;
  readonly rework: number | undefined;
  /** Mean of the five; undefined while one of them is: an unknown is not graded. */
  readonly overall: number | undefined;
}

/** Upper bounds of the categories 6 to 2, exclusive: an hour, a day, a week, a month of 30 days, six months. */
const DURATION_BOUNDS_MS = [1, 24, 168, 720, 4380].map(
  hours => hours * HOUR_MS,
);
/** Lower bounds of the categories 6 to 2 in deployments per week, inclusive; the survey's answers overlap. */
const FREQUENCY_BOUNDS = [14, 7, 1, 7 / 30, 7 / 182.5];

/** Category of a lead time or a recovery time. "Less than" is strict: exactly 24 hours is not less than a day. */
export function durationCategory(durationMs: number): QuickCheckCategory {
  return categoryAt(DURATION_BOUNDS_MS.findIndex(bound => durationMs < bound));
}

/** Category of a deployment frequency. Bounds are inclusive: exactly once a week is weekly. */
export function frequencyCategory(
  deploymentsPerWeek: number,
): QuickCheckCategory {
  return categoryAt(
    FREQUENCY_BOUNDS.findIndex(bound => deploymentsPerWeek >= bound),
  );
}

function categoryAt(index: number): QuickCheckCategory {
  const categories = [6, 5, 4, 3, 2] as const;
  return categories[index] ?? 1;
}

/** Score of a category, 0 to 10. */
export function categoryScore(category: QuickCheckCategory): number {
  return (category - 1) * 2;
}

/** Score of a percentage where less is better, 0 to 10. */
export function percentScore(percent: number): number {
  return 10 - percent / 10;
}

/** Scores the five metrics. */
export function quickCheckScore(input: QuickCheckInput): QuickCheckScore {
  const scored = {
    leadTime: map(input.leadTimeMs, value =>
      categoryScore(durationCategory(value)),
    ),
    deploymentFrequency: map(input.deploymentsPerWeek, value =>
      categoryScore(frequencyCategory(value)),
    ),
    recovery: map(input.recoveryMs, value =>
      categoryScore(durationCategory(value)),
    ),
    changeFail: map(input.changeFailPercent, percentScore),
    rework: map(input.reworkPercent, percentScore),
  };
  const scores = Object.values(scored).filter(score => score !== undefined);
  const complete = scores.length === Object.keys(scored).length;
  return {
    ...scored,
    overall: complete
      ? scores.reduce((sum, score) => sum + score, 0) / scores.length
      : undefined,
  };
}

function map<T, R>(
  value: T | undefined,
  transform: (value: T) => R,
): R | undefined {
  return value === undefined ? undefined : transform(value);
}

/**
 * Means of all industries in DORA's 2025 edition, as the Quick Check stores them: scores for the first three, raw
 * tenths of a percentage for the last two (1.9 means 19 %, shown as 8.1). Source: dora.dev,
 * `editions/2025/industry_metrics.json`.
 */
export const INDUSTRY_MEANS_2025 = {
  leadTime: 5.5,
  deploymentFrequency: 4.8,
  recovery: 7.4,
  changeFail: percentScore(19),
  rework: percentScore(22),
} as const;
