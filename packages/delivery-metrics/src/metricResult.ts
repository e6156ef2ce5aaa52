/** Why a metric has no value. An undefined metric is never shown as zero and never graded. */
export type UndefinedReason =
  | 'no-deployments'
  | 'no-changes-delivered'
  | 'no-recoveries'
  | 'only-open-failures'
  | 'no-incident-source'
  | 'no-incidents-resolved'
  | 'window-shorter-than-a-day'
  | 'no-pull-requests-delivered';

/** Events that a number was made of. Deployments and changes are written `service/id`. */
export interface MetricEvidence {
  readonly deployments: readonly string[];
  readonly changes: readonly string[];
  readonly incidents: readonly string[];
}

/** A value, or the reason why there is none; with the size of the sample and the events behind it. */
export type MetricResult = {
  readonly sampleSize: number;
  readonly evidence: MetricEvidence;
} & (
  | { readonly value: number; readonly reason?: undefined }
  | { readonly value: undefined; readonly reason: UndefinedReason }
);

/** Everything about a metric except its value. */
export interface MetricBasis {
  readonly sampleSize: number;
  readonly evidence: Partial<MetricEvidence>;
  /** Holds when the value is undefined. */
  readonly reason: UndefinedReason;
}

/** Puts a result together. */
export function metricResult(
  value: number | undefined,
  basis: MetricBasis,
): MetricResult {
  const evidence: MetricEvidence = {
    deployments: [],
    changes: [],
    incidents: [],
    ...basis.evidence,
  };
  const common = { sampleSize: basis.sampleSize, evidence };
  return value === undefined
    ? { ...common, value, reason: basis.reason }
    : { ...common, value };
}
