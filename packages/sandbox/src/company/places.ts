import { convergedAt } from './foundations/converged';
import { SECOND_REGION } from './organisation-chart';
import { createRandom, seedOf } from './random';
import type {
  ClusterPlan,
  Company,
  Environment,
  Release,
  SecondRegion,
  Service,
  WorkloadOwner,
} from './types';

const MINUTE = 60_000;

/** Where a service is delivered to: an environment, and in production a second region where it has one. */
export interface Place {
  readonly environment: Environment;
  /** The environment's name at the Git host, and its folder in the GitOps repository. */
  readonly name: string;
  readonly cluster: ClusterPlan;
  readonly owner: WorkloadOwner;
  /** Since when Argo CD brings the service there, when something else did before. */
  readonly gitOpsSince?: number;
  /** What Argo CD calls the service there, where it brings it. */
  readonly application: string;
  /** Oldest first and never empty; the last one runs. */
  readonly releases: readonly Release[];
}

/** Every place where a service runs, staging first, the second region last. */
export function placesOf(company: Company, service: Service): readonly Place[] {
  return (['staging', 'production'] as const).flatMap(environment => {
    const owner = service.managedBy[environment];
    const home = company.clusters.find(
      plan =>
        plan.lineage === service.lineage && plan.environment === environment,
    );
    if (owner === undefined || home === undefined) return [];
    const places: readonly Place[] = [
      {
        environment,
        name: environment,
        cluster: home,
        owner,
        ...gitOpsSince(company, service, environment),
        application: service.name,
        releases: service.releases[environment],
      },
      ...(environment === 'production' ? furtherPlaces(company, service) : []),
    ];
    return places.filter(({ releases }) => releases.length > 0);
  });
}

/** Whether Argo CD is the one that brings. */
export const isArgoCd = (owner: WorkloadOwner | undefined): boolean =>
  owner === 'argocd' || owner === 'argocd-manual';

function gitOpsSince(
  { earlier }: Company,
  service: Service,
  environment: Environment,
): Pick<Place, 'gitOpsSince'> {
  const before = earlier?.services.find(({ name }) => name === service.name);
  const since = convergedAt(service);
  return since === undefined || isArgoCd(before?.managedBy[environment])
    ? {}
    : { gitOpsSince: since };
}

function furtherPlaces(company: Company, service: Service): readonly Place[] {
  const { secondRegion, managedBy, name } = service;
  const cluster = company.clusters.find(
    plan => plan.name === secondRegion?.cluster,
  );
  const owner = managedBy.production;
  if (!secondRegion || !cluster || owner === undefined) return [];
  return [
    {
      environment: 'production',
      name: secondRegion.environment,
      cluster,
      owner,
      ...gitOpsSince(company, service, 'production'),
      application: `${name}-${cluster.region}`,
      releases: secondRegion.releases,
    },
  ];
}

/**
 * What the second region got: every release some minutes after the first region, when somebody had agreed. For the
 * newest one nobody has yet, so the run that brings it still waits.
 */
export function secondRegionOf(
  seed: number,
  service: string,
  releases: readonly Release[],
): SecondRegion | undefined {
  if (service !== SECOND_REGION.service || releases.length < 2) {
    return undefined;
  }
  const random = createRandom(seedOf(seed, `second region ${service}`));
  const { cluster, region } = SECOND_REGION;
  return {
    cluster,
    environment: `prod-${region}`,
    releases: releases.slice(0, -1).map(release => ({
      ...release,
      deployedAt: release.deployedAt + random.between(9, 25) * MINUTE,
    })),
  };
}

/** The release that runs in the first region and waits for consent to go to the second. */
export function waitingRelease({
  secondRegion,
  releases: { production },
}: Service): Release | undefined {
  return secondRegion && production.length > secondRegion.releases.length
    ? production.at(-1)
    : undefined;
}
