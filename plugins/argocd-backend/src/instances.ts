import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const defaultTimeoutMs = 2_000;

export interface ArgocdInstance {
  readonly name: string;
  readonly url: string;
  readonly token: string;
  /** What one request to the instance may take. */
  readonly timeoutMs: number;
}

/** Reads the instances of `argocd.appLocatorMethods`; a list that is not understood is an error, not an empty list. */
export function instancesFromConfig(
  config: RootConfigService,
): readonly ArgocdInstance[] {
  const timeoutMs = config.has('argocd.timeout')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'argocd.timeout' }),
      )
    : defaultTimeoutMs;
  const methods = config.getOptionalConfigArray('argocd.appLocatorMethods');
  const instances = (methods ?? []).flatMap((method, index) => {
    const type = method.getString('type');
    if (type !== 'config') {
      throw new InputError(
        `argocd.appLocatorMethods[${index}].type is '${type}', but only 'config' is known`,
      );
    }
    return (method.getOptionalConfigArray('instances') ?? []).map(instance => ({
      name: instance.getString('name'),
      url: instance.getString('url').replace(/\/$/, ''),
      token: instance.getString('token'),
      timeoutMs,
    }));
  });
  const names = new Set(instances.map(({ name }) => name));
  if (names.size !== instances.length) {
    throw new InputError(
      'argocd.appLocatorMethods names an instance more than once',
    );
  }
  return instances;
}
