import { targetProgress } from '@groundwork/delivery-metrics';
import {
  beforeAfter,
  hasDipped,
  LEAST_SAMPLE,
  ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';
import { MeasuredWindow } from './measureScope';
import {
  Baseline,
  FrozenMetric,
  FrozenMetricName,
  frozenMetrics,
} from './snapshot';
import { Target } from './BaselineStore';

type Compared = ReadinessSchemas['DeliveryComparison'];

/** The metrics whose worsening is the dip that changes begin with: throughput and stability. */
const WARNED: Readonly<Partial<Record<FrozenMetricName, string>>> = {
  deploymentFrequency: 'Fewer deployments than in the baseline',
  leadTime: 'Changes take longer than in the baseline',
  changeFailRate: 'More deployments fail than in the baseline',
  recoveryTime: 'Recovery takes longer than in the baseline',
};

const sentences = {
  improved: 'It is better than in the baseline.',
  worse: 'It is worse than in the baseline.',
  'not-shown': 'Not shown: chance alone may have made this difference.',
} as const;

const TOO_FEW = `It rests on fewer than ${LEAST_SAMPLE} in the baseline or after it, which shows nothing.`;

/** Metric by metric: what it was, what it is, what that shows, and how far it is to the target. */
export function compare(
  { snapshot }: Baseline,
  now: MeasuredWindow,
  targets: readonly Target[],
): readonly Compared[] {
  return frozenMetrics.map(name => {
    const before = snapshot.metrics[name];
    const after = now.metrics[name];
    const target = targets.find(({ metric }) => metric === name);
    return {
      metric: name,
      unit: before.unit,
      better: before.better,
      before: sideOf(before),
      after: sideOf(after),
      change: changeOf(name, before, after),
      ...(target && before.value !== undefined && after.value !== undefined
        ? {
            progress: targetProgress(
              {
                baseline: before.value,
                target: target.value,
                better: before.better,
              },
              after.value,
            ),
          }
        : {}),
    };
  });
}

function sideOf({ value, sampleSize }: FrozenMetric): Compared['before'] {
  return { sampleSize, ...(value === undefined ? {} : { value }) };
}

function changeOf(
  name: FrozenMetricName,
  before: FrozenMetric,
  after: FrozenMetric,
): Compared['change'] {
  const { better } = before;
  if (before.value === undefined || after.value === undefined) {
    return {
      says: 'undefined',
      sentence: `It has no value in the ${
        before.value === undefined ? 'baseline' : 'window after it'
      }, so nothing can be compared.`,
    };
  }
  const change = beforeAfter({
    better,
    before: { ...before.sample, value: before.value },
    after: { ...after.sample, value: after.value },
  });
  if (!change) {
    return {
      says: 'undefined',
      sentence: 'There is too little in one of the windows to compare.',
    };
  }
  const warning = WARNED[name];
  return {
    ...change,
    sentence: change.interval ? sentences[change.says] : TOO_FEW,
    ...(warning && hasDipped({ better }, before.value, after.value)
      ? {
          warning: `${warning}, by more than 5 %. Many improvements begin with a dip: look again before you judge.`,
        }
      : {}),
  };
}
