import type {
  DeliveryComparison,
  DeliveryProof,
  DeliveryTarget,
  JudgedTarget,
} from '../../answers';
import { metricNames, type MetricName } from '../DeliveryMetrics/metricNames';
import type { FrozenMetric } from './draft';

/** A metric: what was frozen, what it is compared with, and what it is to become. */
export interface ProofRow {
  readonly name: MetricName;
  readonly frozen: FrozenMetric;
  readonly compared: DeliveryComparison | undefined;
  readonly target: DeliveryTarget | undefined;
  /** What became of it. */
  readonly outcome: JudgedTarget['outcome'] | undefined;
}

/** The five of them, in the order in which people are shown metrics. */
export function proofRows({
  baseline,
  after,
  targetHistory,
}: DeliveryProof): readonly ProofRow[] {
  return metricNames.map(name => ({
    name,
    frozen: baseline.metrics[name],
    compared: after?.comparisons.find(({ metric }) => metric === name),
    target: baseline.targets.find(({ metric }) => metric === name),
    // The newest stands first, and is the one that holds.
    outcome: targetHistory.find(({ metric }) => metric === name)?.outcome,
  }));
}
