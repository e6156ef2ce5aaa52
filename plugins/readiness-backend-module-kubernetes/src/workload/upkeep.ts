/**
 * How workloads are kept: what their containers say of themselves, which disruption budget covers their pods, and on how
 * many nodes those run. What could not be listed is left out of every workload that it decides.
 */
import type {
  DisruptionBudget,
  Unread,
  Workload,
} from '@groundwork/plugin-readiness-common';
import type { ClusterApi, Listing } from '../cluster/clusterApi';
import type { PodTemplate } from '../cluster/objects';
import { resources, type Resource } from '../cluster/resources';
import { budgetSchema, budgetOf, type SelectingBudget } from './budgets';
import {
  defaultsOf,
  hygieneOf,
  limitRangeSchema,
  type MemoryDefaults,
} from './hygiene';
import { keyOf, type Named, type RunningPods } from './runningPods';

/** See {@link readUpkeep}. */
export interface Upkeep {
  of(
    workload: Named,
    template: PodTemplate,
  ): Pick<Workload, 'hygiene' | 'budgets' | 'nodes'>;
  readonly unread: readonly Unread[];
}

/** What could be listed; a missing part was refused. */
interface Lists {
  readonly budgets: readonly SelectingBudget[] | undefined;
  readonly nodesOf: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  readonly defaults: ReadonlyMap<string, MemoryDefaults> | undefined;
}

function budgetsOver(
  budgets: readonly SelectingBudget[],
  namespace: string,
  template: PodTemplate,
): DisruptionBudget[] {
  const labels = template.metadata?.labels ?? {};
  return budgets
    .filter(each => each.namespace === namespace && each.selects(labels))
    .map(({ budget }) => budget);
}

function upkeepOf(
  { budgets, nodesOf, defaults }: Lists,
  workload: Named,
  template: PodTemplate,
): Pick<Workload, 'hygiene' | 'budgets' | 'nodes'> {
  return {
    hygiene: hygieneOf(
      template,
      defaults && (defaults.get(workload.namespace) ?? {}),
    ),
    ...(budgets
      ? { budgets: budgetsOver(budgets, workload.namespace, template) }
      : {}),
    ...(nodesOf ? { nodes: nodesOf.get(keyOf(workload))?.size ?? 0 } : {}),
  };
}

/** Reads how everything in a cluster is kept. @throws SourceError for failures that may pass. */
export async function readUpkeep(
  api: ClusterApi,
  pods: RunningPods,
): Promise<Upkeep> {
  const unread: Unread[] = [];
  const isRead = ({ group, resource }: Resource, listing: Listing) => {
    if (listing.state !== 'unread') return true;
    const what = group === '' ? resource : `${group}/${resource}`;
    unread.push({ what, reason: listing.reason });
    return false;
  };
  const budgets = await api.all(resources.podDisruptionBudget, budgetSchema);
  const ranges = await api.all(resources.limitRange, limitRangeSchema);
  const lists: Lists = {
    budgets: isRead(resources.podDisruptionBudget, budgets.listing)
      ? budgets.items.flatMap(item => budgetOf(item) ?? [])
      : undefined,
    defaults: isRead(resources.limitRange, ranges.listing)
      ? defaultsOf(ranges.items)
      : undefined,
    nodesOf: isRead(resources.pod, pods.listing) ? pods.nodesOf : undefined,
  };
  return {
    of: (workload, template) => upkeepOf(lists, workload, template),
    unread,
  };
}
