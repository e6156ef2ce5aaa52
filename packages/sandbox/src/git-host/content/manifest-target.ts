import {
  convergedAt,
  type ClusterPlan,
  type Company,
  type Environment,
  type SecretsMechanism,
  type Service,
} from '../../company';

export interface ManifestTarget {
  readonly service: Service;
  readonly environment: Environment;
  readonly version: string;
  readonly ingress: ClusterPlan['ingressController'];
  readonly secrets: SecretsMechanism;
}

/** Services of a team run in the team's namespace. */
export const namespaceOf = (service: Service) => service.team;

export function imageOf(service: string, version: string): string {
  return `localhost:7102/${service}:${version}`;
}

export function hostIn(
  service: Service,
  environment: Environment,
): string | undefined {
  return environment === 'production'
    ? service.host
    : service.host?.replace('.', '.staging.');
}

/** Whoever has not moved comes in through the former controller, where there is one. */
function controllerFor(
  service: Service,
  cluster: ClusterPlan | undefined,
): ClusterPlan['ingressController'] {
  const former =
    convergedAt(service) === undefined ? cluster?.formerController : undefined;
  return former ?? cluster?.ingressController ?? 'nginx';
}

export function targetOf(
  company: Company,
  service: Service,
  environment: Environment,
  version: string,
): ManifestTarget {
  const cluster = company.clusters.find(
    plan =>
      plan.lineage === service.lineage && plan.environment === environment,
  );
  const place = { environment, cluster };
  return targetAt(company, { service, place, version });
}

interface Wanted {
  readonly service: Service;
  readonly place: {
    readonly environment: Environment;
    readonly cluster: ClusterPlan | undefined;
  };
  readonly version: string;
}

/** The same for a place, whose cluster need not be that of the service's lineage. */
export function targetAt(
  company: Company,
  { service, place, version }: Wanted,
): ManifestTarget {
  const team = company.teams.find(each => each.name === service.team);
  return {
    service,
    environment: place.environment,
    version,
    ingress: controllerFor(service, place.cluster),
    secrets: team?.secrets ?? 'vault',
  };
}
