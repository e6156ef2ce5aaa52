import { ReadinessSchemas } from '@groundwork/plugin-readiness-common';
import { ListedBaseline, Target } from './BaselineStore';
import { MetricHead } from './snapshotHeads';

type Described = ReadinessSchemas['DeliveryBaseline'];

/** A baseline as the interface tells it: without what it takes to compare it. */
export function describeBaseline(
  { hash, snapshot, isIntact }: ListedBaseline,
  targets: readonly Target[],
): Described {
  const { scope, name, window, frozenAt, author, standard } = snapshot;
  const { config, events, flags, previous, metrics, overlays } = snapshot;
  return {
    ...{ hash, name, window, frozenAt, author, config, events, previous },
    scope: { kind: scope.kind, ref: scope.ref },
    ...(standard ? { standard } : {}),
    ...(overlays ? { overlays: [...overlays] } : {}),
    metrics: {
      deploymentFrequency: describeMetric(metrics.deploymentFrequency),
      leadTime: describeMetric(metrics.leadTime),
      changeFailRate: describeMetric(metrics.changeFailRate),
      recoveryTime: describeMetric(metrics.recoveryTime),
      reworkRate: describeMetric(metrics.reworkRate),
    },
    flags: [...flags],
    isIntact,
    targets: targets
      .filter(({ baseline }) => baseline === hash)
      .map(describeTarget),
  };
}

export function describeTarget({
  metric,
  value,
  owner,
  dueDay,
  setBy,
  setAtMs,
}: Omit<Target, 'baseline'>): ReadinessSchemas['DeliveryTarget'] {
  return {
    ...{ metric, value, owner, dueDay, setBy },
    setAt: new Date(setAtMs).toISOString(),
  };
}

function describeMetric({
  unit,
  better,
  sampleSize,
  value,
  moved,
}: MetricHead): ReadinessSchemas['FrozenMetric'] {
  return {
    ...{ unit, better, sampleSize },
    ...(value === undefined ? {} : { value }),
    ...(moved ? { moved } : {}),
  };
}
