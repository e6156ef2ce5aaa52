import {
  componentsOf,
  marksOf,
  type ClusterWorkloads,
  type Inventory,
  type Reading,
  type Subject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { clustersOf } from './clusters';

/** One workload of a component with the cluster that it runs in. */
export interface OwnWorkload {
  readonly cluster: string;
  readonly evidenceId: string | undefined;
  readonly workload: Workload;
}

/** Whose workloads are looked for, and where. */
export interface Placed {
  readonly readings: readonly Reading<ClusterWorkloads>[];
  readonly subject: Subject;
  readonly inventory: Inventory;
  readonly tiers: readonly string[];
}

/** The workloads of one cluster by the component that they belong to. */
interface ByOwner {
  readonly ofComponent: ReadonlyMap<string, readonly Workload[]>;
  readonly ofNobody: number;
  readonly all: number;
}

const byOwner = new WeakMap<Inventory, WeakMap<ClusterWorkloads, ByOwner>>();

/** Every service asks every cluster: each is searched once an inventory, not once a service. */
function workloadsBy(
  inventory: Inventory,
  cluster: string,
  value: ClusterWorkloads,
): ByOwner {
  const clusters = byOwner.get(inventory) ?? new WeakMap();
  byOwner.set(inventory, clusters);
  const found = clusters.get(value) ?? group(inventory, cluster, value);
  clusters.set(value, found);
  return found;
}

function group(
  inventory: Inventory,
  cluster: string,
  { workloads }: ClusterWorkloads,
): ByOwner {
  const ofComponent = new Map<string, Workload[]>();
  let ofNobody = 0;
  for (const workload of workloads) {
    const owners = componentsOf(inventory, { ...marksOf(workload), cluster });
    if (owners.length === 0) ofNobody += 1;
    for (const { ref } of owners) {
      const known = ofComponent.get(ref);
      if (known) known.push(workload);
      else ofComponent.set(ref, [workload]);
    }
  }
  return { ofComponent, ofNobody, all: workloads.length };
}

/** What of a component's workloads is known where it ought to run. */
export interface Seen {
  /** Names of the clusters where it was looked for. */
  readonly clusters: readonly string[];
  readonly own: readonly OwnWorkload[];
  readonly unread: readonly string[];
  readonly ofNobody: number;
  readonly all: number;
}

/** What is the same for every component that is looked for in the same clusters. */
interface Searched {
  readonly names: readonly string[];
  readonly unread: readonly string[];
  readonly found: readonly {
    readonly cluster: string;
    readonly evidenceId: string | undefined;
    readonly of: ByOwner;
  }[];
  readonly ofNobody: number;
  readonly all: number;
}

const searchedBefore = new WeakMap<
  Placed['readings'],
  {
    readonly inventory: Inventory;
    readonly ofTiers: Map<string, Searched>;
  }
>();

/** Every service of a run is given the same readings. */
function searched({
  readings,
  inventory,
  tiers,
}: Omit<Placed, 'subject'>): Searched {
  const before = searchedBefore.get(readings);
  const ofTiers =
    before?.inventory === inventory
      ? before.ofTiers
      : new Map<string, Searched>();
  searchedBefore.set(readings, { inventory, ofTiers });
  const key = tiers.join();
  const known = ofTiers.get(key) ?? search(readings, inventory, tiers);
  ofTiers.set(key, known);
  return known;
}

function search(
  readings: Placed['readings'],
  inventory: Inventory,
  tiers: readonly string[],
): Searched {
  const { names, read, unread } = clustersOf(readings, inventory, tiers);
  const found = read.map(({ subject: cluster, evidenceId, value }) => ({
    cluster: cluster.name,
    evidenceId,
    of: workloadsBy(inventory, cluster.name, value),
  }));
  const sum = (which: 'ofNobody' | 'all') =>
    found.reduce((total, { of }) => total + of[which], 0);
  return { names, unread, found, ofNobody: sum('ofNobody'), all: sum('all') };
}

/** Finds a component's workloads in the clusters of some tiers. */
export function look(placed: Placed): Seen {
  const { names, unread, found, ofNobody, all } = searched(placed);
  const own: OwnWorkload[] = [];
  for (const { cluster, evidenceId, of } of found) {
    for (const workload of of.ofComponent.get(placed.subject.ref) ?? [])
      own.push({ cluster, evidenceId, workload });
  }
  return { clusters: names, own, unread, ofNobody, all };
}
