import {
  between,
  componentsOf,
  locatorOf,
  marksOf,
  measured,
  notApplicable,
  objectNameOf,
  unknown,
  type ClusterWorkloads,
  type Finding,
  type Inventory,
  type Measurement,
  type Reading,
  type Subject,
  type Workload,
} from '@groundwork/plugin-readiness-common';
import { isUnderstood } from '@groundwork/workload-ownership';
import { z } from 'zod';
import type { Judgement } from '../judgements/judgement';
import { clustersOf } from './clusters';
import { list, unownedSentence } from './words';

const MEANT_FOR_PRODUCTION = 'production';

/** One workload of a component with the cluster that it runs in. */
interface OwnWorkload {
  readonly cluster: string;
  readonly evidenceId: string | undefined;
  readonly workload: Workload;
}

/** What a standard may set of a claim about workloads. */
export const placeSettings = {
  tiers: z.array(z.string()).default(['production']),
  /** Where a component is judged that is not meant for production yet, until it runs there. */
  before: z.array(z.string()).default(['staging']),
};

/** What a claim about workloads is judged from. */
export interface OwnWorkloads {
  readonly readings: readonly Reading<ClusterWorkloads>[];
  readonly subject: Subject;
  readonly inventory: Inventory;
  readonly settings: {
    readonly tiers: readonly string[];
    readonly before: readonly string[];
  };
  /** The claim says nothing of other kinds of workload; of a component that has only those it says nothing either. */
  readonly about?: {
    readonly applies: (workload: Workload) => boolean;
    /** Why not, as a sentence. */
    readonly otherwise: string;
  };
}

/** The same, once it is decided where it is judged. */
type Placed = Omit<OwnWorkloads, 'settings'> & {
  readonly tiers: readonly string[];
};

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

function findingOf(
  { cluster, evidenceId, workload }: OwnWorkload,
  { says, mend }: Exclude<Judgement, { readonly state: 'holds' }>,
): Finding {
  const { kind, namespace, name } = workload;
  return {
    message: `${kind} ${namespace}/${name} in ${cluster} ${says}.`,
    where: cluster,
    object: objectNameOf(workload),
    ...(evidenceId === undefined ? {} : { evidenceId }),
    ...(mend ? { mend } : {}),
  };
}

/** What of a component's workloads is known where it ought to run. */
interface Seen {
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
  OwnWorkloads['readings'],
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
  readings: OwnWorkloads['readings'],
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

function look(placed: Placed): Seen {
  const { names, unread, found, ofNobody, all } = searched(placed);
  const own: OwnWorkload[] = [];
  for (const { cluster, evidenceId, of } of found) {
    for (const workload of of.ofComponent.get(placed.subject.ref) ?? [])
      own.push({ cluster, evidenceId, workload });
  }
  return { clusters: names, own, unread, ofNobody, all };
}

/** Why a component without a workload cannot be said not to run there; undefined when it can. */
function whyNotToBeSeen(
  { unread, ofNobody, all }: Seen,
  { subject, inventory, tiers }: Placed,
): string | undefined {
  if (unread.length > 0)
    return `${list(unread)} could not be read; it may run there.`;
  const component = inventory.components.find(({ ref }) => ref === subject.ref);
  if (component && !isUnderstood(locatorOf(component)))
    return 'Its annotation backstage.io/kubernetes-label-selector is no label selector, so its workloads are not known.';
  return ofNobody > 0
    ? `No workload in ${list(tiers)} names it.${unownedSentence(
        ofNobody,
        all,
      )} One of them may be its.`
    : undefined;
}

/**
 * Judges a claim that every workload of a component has to meet, where it runs furthest: in production, or before it while
 * it is not meant for production. One that fails decides. Where nothing fails, a workload that could not be judged, a
 * cluster that could not be read and pods of which none is ready leave it open.
 */
export function judgeWorkloads(
  { settings, ...from }: OwnWorkloads,
  judge: (workload: Workload, cluster: string) => Judgement,
): Measurement {
  const live = { ...from, tiers: settings.tiers };
  const seen = look(live);
  const { lifecycle = MEANT_FOR_PRODUCTION } = from.subject;
  const isOnItsWay =
    lifecycle !== MEANT_FOR_PRODUCTION &&
    seen.own.length === 0 &&
    seen.unread.length === 0;
  if (!isOnItsWay) return judgeThere(live, seen, judge);
  const rehearsal = { ...from, tiers: settings.before };
  const earlier = look(rehearsal);
  return earlier.own.length === 0 && earlier.unread.length === 0
    ? unknown(
        `It waits for its first workload: none in ${list([
          ...settings.tiers,
          ...settings.before,
        ])} is known to be its.`,
        [],
        { clusters: [...seen.clusters, ...earlier.clusters] },
      )
    : judgeThere(rehearsal, earlier, judge);
}

function judgeThere(
  from: Placed,
  seen: Seen,
  judge: (workload: Workload, cluster: string) => Judgement,
): Measurement {
  const { clusters } = seen;
  const { about } = from;
  const own = about
    ? seen.own.filter(({ workload }) => about.applies(workload))
    : seen.own;
  if (about && own.length < seen.own.length && own.length === 0)
    return seen.unread.length > 0
      ? unknown(
          `${list(seen.unread)} could not be read; it may run there.`,
          [],
          {
            clusters,
          },
        )
      : notApplicable(about.otherwise, { clusters });
  const judged = own.map(item => ({
    item,
    judgement: judge(item.workload, item.cluster),
  }));
  const findingsOf = (wanted: 'fails' | 'unknown') =>
    judged.flatMap(({ item, judgement }) =>
      judgement.state === wanted ? [findingOf(item, judgement)] : [],
    );
  const failing = findingsOf('fails');
  if (failing.length > 0)
    return measured(false, { clusters, findings: failing });
  if (own.length === 0) {
    const reason = whyNotToBeSeen(seen, from);
    return reason === undefined
      ? notApplicable(`It does not run in ${list(from.tiers)}.`, { clusters })
      : unknown(reason, [], { clusters });
  }
  const open = findingsOf('unknown');
  const reasons = openReasons({ ...seen, own }, open, from.tiers);
  if (reasons.length > 0) {
    return measured(between(0, 1), {
      clusters,
      findings: open,
      explanation: reasons.join(' '),
    });
  }
  const rest = unownedSentence(seen.ofNobody, seen.all);
  return measured(true, {
    clusters,
    ...(rest === ''
      ? {}
      : { explanation: `It holds for each of its workloads.${rest}` }),
  });
}

function openReasons(
  { own, unread }: Seen,
  open: readonly Finding[],
  tiers: readonly string[],
): readonly string[] {
  const runs = own.some(({ workload }) => workload.hasReadyPod !== false);
  return [
    ...(unread.length > 0
      ? [`${list(unread)} could not be read; it may run there.`]
      : []),
    ...(open.length > 0
      ? [`${open.length} of its ${own.length} workloads cannot be judged.`]
      : []),
    ...(runs
      ? []
      : [`It is deployed to ${list(tiers)}, but none of its pods is ready.`]),
  ];
}
