import type { Config } from '@backstage/config';

/** How to reach one Argo CD instance; the same configuration that the Argo CD plugin reads. */
export interface InstanceAccess {
  readonly name: string;
  readonly url: string;
  readonly token?: string;
}

/**
 * Reads the instances of `argocd.appLocatorMethods`, each name once.
 * @throws with the key's path when an instance has no name or url.
 */
export function readInstances(config: Config): readonly InstanceAccess[] {
  const methods =
    config.getOptionalConfigArray('argocd.appLocatorMethods') ?? [];
  const instances = methods
    .flatMap(method => method.getOptionalConfigArray('instances') ?? [])
    .map(instance => {
      const token = instance.getOptionalString('token');
      return {
        name: instance.getString('name'),
        url: instance.getString('url'),
        ...(token === undefined ? {} : { token }),
      };
    });
  return [...new Map(instances.map(item => [item.name, item])).values()];
}
