import type {
  DeploymentEnvironment,
  DeploymentInstance,
} from './schema/openapi.generated';

/** A cluster; where nobody says which one it is, the Argo CD application that deploys there. */
export interface DeploymentPlace {
  readonly kind: 'cluster' | 'application';
  readonly name: string;
}

/** The versions that one place of an environment runs. */
export interface PlaceVersions {
  readonly place: DeploymentPlace;
  readonly versions: readonly string[];
}

type Instances = readonly DeploymentInstance[];

/** Where an instance runs, as far as anybody says. */
export function placeOf({
  kind,
  cluster,
  source,
  name,
}: DeploymentInstance): DeploymentPlace {
  const known = cluster ?? (kind === 'kubernetes' ? source : undefined);
  return known === undefined
    ? { kind: 'application', name }
    : { kind: 'cluster', name: known };
}

/**
 * The instances that say which versions run: the workloads that were read. For a cluster from which none was read,
 * and where none was read at all, Argo CD's applications stand in.
 */
export function versionBearers(instances: Instances): Instances {
  const workloads = instances.filter(({ kind }) => kind === 'kubernetes');
  const read = new Set(workloads.map(workload => placeOf(workload).name));
  return instances.filter(instance => {
    if (instance.kind === 'kubernetes' || workloads.length === 0) {
      return true;
    }
    const { kind, name } = placeOf(instance);
    return kind === 'cluster' && !read.has(name);
  });
}

/** Which versions run where in an environment, by the place's name. */
export function versionsByPlace({
  instances,
}: Pick<DeploymentEnvironment, 'instances'>): readonly PlaceVersions[] {
  const bearers = versionBearers(instances);
  return distinctPlaces(bearers).flatMap(place => {
    const versions = bearers
      .filter(instance => isSame(placeOf(instance), place))
      .flatMap(({ version }) => version ?? []);
    return versions.length > 0
      ? [{ place, versions: [...new Set(versions)].sort() }]
      : [];
  });
}

/**
 * The places that an environment's health is about, where it is not that of all of them: the clusters of its worst
 * instances, or the applications where no cluster is known to be affected. Empty where all places are alike.
 */
export function placesOfHealth({
  health,
  instances,
}: Pick<
  DeploymentEnvironment,
  'health' | 'instances'
>): readonly DeploymentPlace[] {
  const affected = instances.filter(instance => instance.health === health);
  const clusters = distinctPlaces(instances).filter(isCluster);
  const affectedClusters = distinctPlaces(affected).filter(isCluster);
  if (clusters.length > 1 && affectedClusters.length > 0) {
    return someOf(affectedClusters, clusters);
  }
  return someOf(applicationsIn(affected), applicationsIn(instances));
}

/** Only a part says something: everywhere and nowhere are no places. */
function someOf(
  part: readonly DeploymentPlace[],
  all: readonly DeploymentPlace[],
): readonly DeploymentPlace[] {
  return part.length < all.length ? part : [];
}

function applicationsIn(instances: Instances): readonly DeploymentPlace[] {
  const names = instances
    .filter(({ kind }) => kind === 'argocd')
    .map(({ name }) => name);
  return [...new Set(names)]
    .sort()
    .map(name => ({ kind: 'application', name }));
}

function isCluster({ kind }: DeploymentPlace): boolean {
  return kind === 'cluster';
}

function isSame(a: DeploymentPlace, b: DeploymentPlace): boolean {
  return a.kind === b.kind && a.name === b.name;
}

function distinctPlaces(instances: Instances): readonly DeploymentPlace[] {
  const places = instances.map(placeOf);
  return places
    .filter((place, at) => places.findIndex(each => isSame(each, place)) === at)
    .sort((a, b) => a.name.localeCompare(b.name));
}
