import type { Entity } from '@backstage/catalog-model';
import {
  statedLocator,
  type WorkloadLocator,
} from '@groundwork/workload-ownership';

/** Name of the Argo CD application of an entity, the same in every instance that has it. */
export const ARGOCD_APP_NAME_ANNOTATION = 'argocd/app-name';

/** Label selector over Argo CD applications, for an entity with more than one. */
export const ARGOCD_APP_SELECTOR_ANNOTATION = 'argocd/app-selector';

/** Largest number of entities that one batch request may ask for. */
export const MAX_BATCH_SIZE = 50;

/**
 * How the outside systems know one entity. An empty locator means that nothing
 * says where the entity is deployed, which is not the same as "not deployed".
 */
export interface DeploymentLocator {
  readonly argocd?:
    | { readonly appName: string }
    | { readonly appSelector: string };
  readonly kubernetes?: WorkloadLocator;
}

/** An entity, or something else that carries an entity's annotations. */
export interface Annotated {
  readonly metadata: {
    readonly annotations?: Readonly<Record<string, string>> | undefined;
  };
}

function annotationOf(entity: Annotated, name: string): string | undefined {
  const value = entity.metadata.annotations?.[name]?.trim();
  return value ? value : undefined;
}

/** Reads from an entity's annotations how Argo CD and Kubernetes know it. */
export function deploymentLocatorOf(entity: Annotated): DeploymentLocator {
  const appName = annotationOf(entity, ARGOCD_APP_NAME_ANNOTATION);
  const appSelector = annotationOf(entity, ARGOCD_APP_SELECTOR_ANNOTATION);
  const kubernetes = statedLocator(entity.metadata.annotations);
  return {
    ...(appName ? { argocd: { appName } } : {}),
    ...(!appName && appSelector ? { argocd: { appSelector } } : {}),
    ...(kubernetes ? { kubernetes } : {}),
  };
}

/** True when at least one annotation says where to look for deployments of the entity. */
export function isDeploymentStatusAvailable(entity: Entity): boolean {
  const locator = deploymentLocatorOf(entity);
  return locator.argocd !== undefined || locator.kubernetes !== undefined;
}
