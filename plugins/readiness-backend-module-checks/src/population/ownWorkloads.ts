import {
  between,
  measured,
  notApplicable,
  unknown,
  type ClusterWorkloads,
  type Finding,
  type Inventory,
  type Measurement,
  type Reading,
  type Subject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { clustersOf } from './clusters';
import { list } from './words';

/** One workload of a component with the cluster that it runs in. */
interface OwnWorkload {
  readonly cluster: string;
  readonly evidenceId: string | undefined;
  readonly workload: Workload;
}

/** What a claim about workloads is judged from. */
export interface OwnWorkloads {
  readonly readings: readonly Reading<ClusterWorkloads>[];
  readonly subject: Subject;
  readonly inventory: Inventory;
  readonly tiers: readonly string[];
}

function findingOf(
  { cluster, evidenceId, workload }: OwnWorkload,
  message: string,
): Finding {
  const { apiVersion, kind, namespace, name, uid, resourceVersion } = workload;
  return {
    message: `${kind} ${namespace}/${name} in ${cluster} ${message}.`,
    where: cluster,
    object: {
      apiVersion,
      kind,
      namespace,
      name,
      ...(uid === undefined ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    },
    ...(evidenceId === undefined ? {} : { evidenceId }),
  };
}

const byComponent = new WeakMap<
  ClusterWorkloads,
  ReadonlyMap<string, readonly Workload[]>
>();

/** A component's workloads in one cluster. Every service asks every cluster: each is searched once, not once a service. */
function workloadsOf(
  value: ClusterWorkloads,
  component: string,
): readonly Workload[] {
  const known = byComponent.get(value) ?? groupByComponent(value);
  byComponent.set(value, known);
  return known.get(component) ?? [];
}

function groupByComponent({
  workloads,
}: ClusterWorkloads): ReadonlyMap<string, readonly Workload[]> {
  const groups = new Map<string, Workload[]>();
  for (const workload of workloads) {
    if (workload.component === undefined) continue;
    const group = groups.get(workload.component);
    if (group) group.push(workload);
    else groups.set(workload.component, [workload]);
  }
  return groups;
}

/**
 * Judges a claim that every workload of a component has to meet. `objection` says what is wrong with one, or nothing.
 * While a cluster of the tier is unread, only an objection is certain: the service may run there too.
 */
export function judgeWorkloads(
  { readings, subject, inventory, tiers }: OwnWorkloads,
  objection: (workload: Workload) => string | undefined,
): Measurement {
  const { read, unread } = clustersOf(readings, inventory, tiers);
  const own = read.flatMap(({ subject: cluster, evidenceId, value }) =>
    workloadsOf(value, subject.name).map(workload => ({
      cluster: cluster.name,
      evidenceId,
      workload,
    })),
  );
  const findings = own.flatMap(item => {
    const message = objection(item.workload);
    return message === undefined ? [] : [findingOf(item, message)];
  });
  if (findings.length > 0) return measured(false, { findings });
  if (unread.length === 0) {
    return own.length > 0
      ? measured(true)
      : notApplicable(`It does not run in ${list(tiers)}.`);
  }
  const reason = `${list(unread)} could not be read; it may run there.`;
  return own.length > 0
    ? measured(between(0, 1), { explanation: reason })
    : unknown(reason);
}
