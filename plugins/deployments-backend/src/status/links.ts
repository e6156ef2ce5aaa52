import type {
  DeploymentEnvironment,
  DeploymentInstance,
} from '@groundwork/plugin-deployments-common';
import type { Sighting } from '../sources/types';

/** From the shortest name for an application to the one that no other application has. */
const NAMES: readonly ((instance: DeploymentInstance) => string)[] = [
  ({ source }) => source,
  ({ name }) => name,
  ({ source, namespace, name }) =>
    [source, namespace, name].filter(Boolean).join('/'),
];

/** Addresses of the applications and of what they expose; no two applications have the same title. */
export function linksOf(
  sightings: readonly Sighting[],
): DeploymentEnvironment['links'] {
  const applications = new Map(
    sightings.flatMap(({ instance }) =>
      instance.url ? [[instance.url, instance] as const] : [],
    ),
  );
  const nameOf = NAMES.find(
    name =>
      new Set([...applications.values()].map(name)).size === applications.size,
  );
  const links = new Map<string, string>();
  for (const { instance, externalUrls } of sightings) {
    if (instance.url) {
      links.set(
        instance.url,
        `Argo CD (${nameOf?.(instance) ?? instance.name})`,
      );
    }
    for (const url of externalUrls) {
      links.set(url, new URL(url).host);
    }
  }
  return [...links].map(([url, title]) => ({ title, url }));
}
