import { isArgoCd, placesOf, type Place } from '../../company/places';
import type { Company, Service, WorkloadOwner } from '../../company/types';
import type { Cluster } from '../cluster';
import {
  settleDeployment,
  type RolloutTrouble,
} from '../controllers/deployments';
import { ensureReplicaSet } from '../controllers/replica-sets';
import { applyManifest } from '../objects/client-side-apply';
import type { Writer } from '../objects/field-ownership';
import {
  parseObject,
  type KubernetesObject,
} from '../objects/kubernetes-object';
import { strategicMerge } from '../objects/strategic-merge';
import { writeExtras } from './extras';
import { giveStatus } from './first-status';
import type { Placement } from './placement';
import { deliveredObjects, type Delivery } from './service-manifests';
import { touchByHand } from './traces';
import { recordTrouble } from './trouble';
import { SERVICE_WRITERS } from './writers';

/** The services that run in this cluster, and what is wrong with each there. */
export function placementsIn(
  cluster: Cluster,
  company: Company,
): readonly Placement[] {
  return company.services.flatMap(service =>
    placesOf(company, service)
      .filter(place => place.cluster.name === cluster.plan.name)
      .map(place => ({
        ...place,
        service,
        trouble: hurtsIn(place, service) ? service.trouble : undefined,
      })),
  );
}

/** What is wrong shows where it hurts: in production, when the service got that far. */
function hurtsIn({ environment }: Place, { releases }: Service): boolean {
  return environment === 'production' || releases.production.length === 0;
}

/** Writes everything of one service: first as it was with the release before, then with the one that runs. */
export function writeService(
  cluster: Cluster,
  company: Company,
  placement: Placement,
): void {
  const { service, owner, releases, trouble } = placement;
  const [first] = releases;
  const last = releases.at(-1);
  if (!first || !last) return;
  // Whoever came to Argo CD later was made anew by it.
  const begunAt = placement.gitOpsSince ?? first.deployedAt;
  const before = releases.at(-2);
  const base = { company, service, place: placement };
  if (before) {
    const at = begunAt;
    for (const object of deliveredObjects({ ...base, release: before })) {
      const written = bring(cluster, object, {
        owner,
        at,
        writer: SERVICE_WRITERS[owner].first,
      });
      if (object.kind === 'Deployment')
        prepare(cluster, written, { at, hasTrouble: trouble !== undefined });
    }
  }
  deliver(
    cluster,
    { ...base, release: last },
    { trouble, isFirst: before === undefined },
  );
  writeExtras(cluster, placement, begunAt);
  touchByHand(cluster, placement, last.deployedAt);
}

interface Manner {
  readonly owner: WorkloadOwner;
  readonly writer: Writer;
  readonly at: number;
}

/** Writes an object the way its owner does: Argo CD applies on the client's side, others merge. */
export function bring(
  cluster: Cluster,
  object: KubernetesObject,
  { owner, writer, at }: Manner,
): KubernetesObject {
  const live = cluster.liveOf(object);
  const wanted = isArgoCd(owner)
    ? applyManifest(live, object)
    : parseObject(live ? strategicMerge(live, object) : object);
  if (!wanted)
    throw new TypeError(`Cannot merge ${object.kind} ${object.metadata.name}`);
  return cluster.write(wanted, writer, at);
}

/** Leaves the ReplicaSet of the earlier release, with pods only where the next release will not replace them. */
function prepare(
  cluster: Cluster,
  deployment: KubernetesObject,
  { at, hasTrouble }: { readonly at: number; readonly hasTrouble: boolean },
): void {
  if (hasTrouble) settleDeployment(cluster, deployment, { at });
  else ensureReplicaSet(cluster, deployment, at);
}

function deliver(
  cluster: Cluster,
  delivery: Delivery,
  {
    trouble,
    isFirst,
  }: { readonly trouble: Service['trouble']; readonly isFirst: boolean },
): void {
  const { place, release } = delivery;
  const { owner } = place;
  const at = release.deployedAt;
  const writers = SERVICE_WRITERS[owner];
  for (const object of deliveredObjects(delivery)) {
    const written = bring(cluster, object, {
      owner,
      at,
      writer: isFirst ? writers.first : writers.next,
    });
    if (object.kind === 'Deployment') {
      const settled = settleDeployment(cluster, written, {
        at,
        trouble: rolloutTroubleOf(trouble),
      });
      recordTrouble(cluster, settled, { trouble, at });
    }
    giveStatus(cluster, written, {
      at,
      hasAddress: trouble !== 'no-endpoint-address',
    });
  }
}

function rolloutTroubleOf(
  trouble: Service['trouble'],
): RolloutTrouble | undefined {
  return trouble === 'crash-loop' ||
    trouble === 'image-pull' ||
    trouble === 'stuck-rollout'
    ? trouble
    : undefined;
}
