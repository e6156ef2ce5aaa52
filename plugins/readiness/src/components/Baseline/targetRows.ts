import type { DeliveryTarget } from '../../answers';
import type { AskedTarget } from '../../deliveryApi';
import { metricNames, type MetricName } from '../DeliveryMetrics/metricNames';
import {
  isSet,
  problemsOf,
  targetDraftOf,
  valueOf,
  type Draft,
  type FrozenMetric,
  type Owner,
  type TargetDraft,
  type TargetProblems,
} from './draft';

/** What targets can be set against. */
export interface Targeted {
  readonly metrics: Readonly<Record<MetricName, FrozenMetric>>;
  /** Those that hold already. */
  readonly targets: readonly DeliveryTarget[];
  readonly owner: Owner | undefined;
  readonly today: string;
}

/** One metric that can have a target, with what is filled in for it. */
export interface TargetRowState {
  readonly name: MetricName;
  readonly metric: FrozenMetric;
  readonly draft: TargetDraft;
  readonly problems: TargetProblems;
  /** A target that is to be set; nothing where none is wanted, or where it holds already. */
  readonly asked: AskedTarget | undefined;
}

function rowOf(
  name: MetricName,
  { targets: drafts }: Draft,
  { metrics, targets, owner, today }: Targeted,
): TargetRowState {
  const metric = metrics[name];
  const target = targets.find(known => known.metric === name);
  const draft = drafts[name] ?? targetDraftOf(metric, { target, owner, today });
  const value = valueOf(draft, metric);
  const asked =
    value === undefined || isSet(draft, metric, target)
      ? undefined
      : {
          metric: name,
          value,
          owner: draft.owner?.id ?? '',
          dueDay: draft.day,
        };
  return {
    name,
    metric,
    draft,
    // What holds already may have been due long ago.
    problems: asked ? problemsOf(draft, metric, today) : {},
    asked,
  };
}

/** Every metric that has a value: without one there is no way from it to a target. */
export function targetRows(
  draft: Draft,
  targeted: Targeted,
): readonly TargetRowState[] {
  return metricNames
    .filter(name => targeted.metrics[name].value !== undefined)
    .map(name => rowOf(name, draft, targeted));
}

/** The draft with something filled in; whoever is named first is likely to answer for the others, too. */
export function filledIn(
  draft: Draft,
  rows: readonly TargetRowState[],
  {
    name,
    more,
  }: { readonly name: MetricName; readonly more: Partial<TargetDraft> },
): Draft {
  const { owner } = more;
  const changed = rows.flatMap(row => {
    if (row.name === name)
      return [[row.name, { ...row.draft, ...more }] as const];
    return owner && !row.draft.owner
      ? [[row.name, { ...row.draft, owner }] as const]
      : [];
  });
  return {
    ...draft,
    targets: { ...draft.targets, ...Object.fromEntries(changed) },
  };
}
