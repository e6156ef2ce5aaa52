import type { DeliveryPullRequest } from './events';
import { linearPattern } from './pattern/linearPattern';
import type { DeliverySettings } from './settings';

/** Tells whether a pull request is a change of the service. */
export type ServiceScope = (pr: DeliveryPullRequest) => boolean;

/**
 * In a repository of several services a pull request is a change of those whose paths it touches. Without paths
 * for the service, or without a list of files, it is a change of the service.
 */
export function serviceScope(
  service: string,
  settings: Pick<DeliverySettings, 'servicePaths'>,
): ServiceScope {
  const paths = settings.servicePaths.get(service)?.map(linearPattern);
  if (paths === undefined || paths.length === 0) return () => true;
  return pr =>
    pr.files === undefined ||
    pr.files.some(file => paths.some(path => path(file)));
}
