import { isProductionEnvironment } from '@groundwork/delivery-metrics';
import type { Subject } from '@groundwork/plugin-readiness-common';
import type { EventEnvironments } from '@groundwork/plugin-readiness-node';
import { applicationPage } from '../applicationPage';
import { withoutSlash } from '../clusterNames';
import type { IsMachine } from '../machineAccounts';
import type { ApplicationOwners } from './ApplicationOwners';
import { placeOf, type DeployedApplication } from './deployedApplication';
import { syncsOf, type Sync } from './syncs';

/** An application with what is known of it apart from its history. */
export interface Listed {
  readonly application: DeployedApplication;
  readonly place: string;
  /** Its page for people; undefined where the instance has none. */
  readonly url: string | undefined;
  readonly environment: string;
  readonly services: readonly Subject[];
  readonly syncs: readonly Sync[];
  /** Which accounts of its instance are no person's. */
  readonly isMachine: IsMachine;
  /** Another application brings the same service to another cluster of production, or may do so from another instance. */
  readonly hasTwin: boolean;
}

/** What turns an instance's answer into a listing. */
export interface ListingContext {
  readonly instance: string;
  /** Where people see the instance. */
  readonly frontendUrl: string | undefined;
  readonly environments: EventEnvironments;
  /** Names of clusters by the addresses of their API servers. */
  readonly clusters: ReadonlyMap<string, string>;
  readonly owners: ApplicationOwners;
  readonly isMachine: IsMachine;
}

/** Everything that an instance listed. */
export function listingOf(
  applications: readonly DeployedApplication[],
  context: ListingContext,
): readonly Listed[] {
  const all = applications.map(application => ({
    application,
    place: placeOf(application, context.instance),
    url:
      context.frontendUrl === undefined
        ? undefined
        : applicationPage(application.metadata, context.frontendUrl),
    environment: environmentOf(application, context),
    services: context.owners.of(application),
    syncs: syncsOf(application),
    isMachine: context.isMachine,
  }));
  const inProduction = new Map<string, Set<string>>();
  for (const { services, environment } of all) {
    if (isProductionEnvironment(environment)) {
      for (const { ref } of services) {
        inProduction.set(
          ref,
          (inProduction.get(ref) ?? new Set()).add(environment),
        );
      }
    }
  }
  return all.map(each => ({
    ...each,
    hasTwin:
      isProductionEnvironment(each.environment) &&
      each.services.some(
        ({ ref }) =>
          context.environments.hasProductionInstances ||
          (inProduction.get(ref)?.size ?? 0) > 1,
      ),
  }));
}

/** By its cluster; else, because every instance calls its own cluster alike, by the only environment of the instance. */
function environmentOf(
  { spec }: DeployedApplication,
  { instance, environments, clusters }: ListingContext,
): string {
  const { name, server } = spec.destination ?? {};
  const cluster =
    name !== undefined && name !== 'in-cluster' && name !== ''
      ? name
      : clusters.get(withoutSlash(server ?? ''));
  return cluster === undefined
    ? environments.ofArgocdInstance(instance) ?? (server || instance)
    : environments.ofCluster(cluster);
}
