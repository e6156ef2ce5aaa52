import type { GoldenPathConfig } from '../config';
import type { ApplicationSettings } from '../environments';

/** Label by which the portal finds what belongs to a service, on applications as on everything in a cluster. */
export const SERVICE_LABEL = 'backstage.io/kubernetes-id';

type Environments = Pick<GoldenPathConfig, 'environments'>;

/** How Argo CD deploys services in an environment; `undefined` where it does not. */
export function applicationSettingsOf(
  { environments }: Environments,
  environment: string,
): ApplicationSettings | undefined {
  return environments.find(({ name }) => name === environment)?.application;
}

function sharesItsInstance(config: Environments, environment: string): boolean {
  const instanceOf = (name: string) =>
    applicationSettingsOf(config, name)?.instance.name;
  const own = instanceOf(environment);
  return (
    own !== undefined &&
    config.environments.some(
      ({ name }) => name !== environment && instanceOf(name) === own,
    )
  );
}

/**
 * Name of a service's application in an environment: the service's own, unless
 * one Argo CD instance deploys several environments and has to tell them apart.
 */
export function applicationNameOf(
  config: Environments,
  {
    service,
    environment,
  }: { readonly service: string; readonly environment: string },
): string {
  return sharesItsInstance(config, environment)
    ? `${service}-${environment}`
    : service;
}

/** The annotation by which a service's catalog entry says which applications are its own. */
export function applicationAnnotationOf(
  config: Environments,
  service: string,
): {
  readonly annotation: 'argocd/app-name' | 'argocd/app-selector';
  readonly value: string;
} {
  return config.environments.some(({ name }) => sharesItsInstance(config, name))
    ? {
        annotation: 'argocd/app-selector',
        value: `${SERVICE_LABEL}=${service}`,
      }
    : { annotation: 'argocd/app-name', value: service };
}
