import type { EventEnvironments } from '@groundwork/plugin-readiness-node';
import type { Subject } from '@groundwork/plugin-readiness-common';
import {
  KUBERNETES_ID,
  workloadLocatorOf,
  WorkloadOwners,
  type WorkloadLocator,
} from '@groundwork/workload-ownership';
import type { ClusterApi } from '../cluster/clusterApi';
import { resources, type Resource } from '../cluster/resources';
import type { Placed } from './news';
import {
  controllerRevisionSchema,
  replicaSetSchema,
  workloadSchema,
  type RolledOut,
} from './objects';
import { ofControllerRevision, ofReplicaSet, type Revision } from './revisions';
import { rolloutsOf } from './rollouts';

/** Whose workloads are, by the same rules as everywhere. */
export type ServiceOwners = WorkloadOwners<{
  readonly service: Subject;
  readonly locator: WorkloadLocator;
}>;

/** See {@link ServiceOwners}. */
export function serviceOwners(services: readonly Subject[]): ServiceOwners {
  return new WorkloadOwners(
    services.map(service => ({ service, locator: workloadLocatorOf(service) })),
  );
}

/** A workload with the services that it is. */
export interface Listed extends Placed {
  readonly services: readonly Subject[];
}

/** What turns a cluster's answers into workloads. */
export interface ListingContext {
  readonly api: ClusterApi;
  readonly cluster: string;
  readonly environments: EventEnvironments;
  readonly owners: ServiceOwners;
}

/** Workloads by what keeps their versions. */
export const families = [
  {
    workloads: [resources.deployment],
    revisions: resources.replicaSet,
    read: (object: unknown) => ofReplicaSet(replicaSetSchema.parse(object)),
  },
  {
    workloads: [resources.statefulSet, resources.daemonSet],
    revisions: resources.controllerRevision,
    read: (object: unknown) =>
      ofControllerRevision(controllerRevisionSchema.parse(object)),
  },
] as const;

/** Everything of a family that the cluster has. @throws SourceError also where the account may not list it */
export async function listWorkloads(
  context: ListingContext,
  { workloads, revisions, read }: (typeof families)[number],
): Promise<readonly Listed[]> {
  const { api } = context;
  const kept = await all(api, revisions, read);
  const byOwner = new Map<string, Revision[]>();
  for (const revision of kept.flatMap(each => each ?? [])) {
    const known = byOwner.get(revision.owner);
    if (known) known.push(revision);
    else byOwner.set(revision.owner, [revision]);
  }
  const listed: Listed[] = [];
  for (const resource of workloads) {
    for (const workload of await all(api, resource, parseWorkload)) {
      const own = byOwner.get(workload.metadata.uid) ?? [];
      listed.push(placed(context, resource.kind, { workload, own }));
    }
  }
  return listed;
}

function parseWorkload(object: unknown): RolledOut {
  return workloadSchema.parse(object);
}

async function all<T>(
  api: ClusterApi,
  resource: Resource,
  read: (object: unknown) => T,
): Promise<readonly T[]> {
  const found: T[] = [];
  await api.must(resource, {
    begin: () => void found.splice(0),
    item: ({ object }) => void found.push(read(object)),
  });
  return found;
}

function placed(
  { cluster, environments, owners }: ListingContext,
  kind: string,
  {
    workload,
    own,
  }: { readonly workload: RolledOut; readonly own: readonly Revision[] },
): Listed {
  const { name, namespace, uid, labels, annotations } = workload.metadata;
  const pods = workload.spec?.template?.metadata;
  const services = owners
    .of({
      cluster,
      namespace,
      labels,
      podLabels: pods?.labels,
      annotatedId:
        annotations[KUBERNETES_ID] ?? pods?.annotations[KUBERNETES_ID],
    })
    .map(({ service }) => service);
  return {
    uid,
    place: `workload:${cluster}/${namespace}/${kind}/${name}`,
    environment: environments.ofCluster(cluster),
    names: new Set([name, ...services.map(service => service.name)]),
    rollouts: rolloutsOf(kind, workload, own),
    services,
  };
}
