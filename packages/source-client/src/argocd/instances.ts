/** The instances of `argocd.appLocatorMethods`, as the Argo CD plugin reads them. */
import type { Config } from '@backstage/config';
import type { SourceTarget } from '../client/target';
import { httpUrl, refuseTwins } from '../config/httpUrl';
import { argocdMeaning } from './meaning';

const KEY = 'argocd.appLocatorMethods';

/** One instance, and with what account it is asked. */
export interface ArgocdInstance {
  readonly name: string;
  readonly url: string;
  /** Address for people. */
  readonly frontendUrl: string;
  readonly token?: string;
}

/** What the configuration says of instances. */
export interface DeclaredInstances {
  readonly instances: readonly ArgocdInstance[];
  /** Sentences about locator methods whose instances are not known here. */
  readonly unreadable: readonly {
    readonly type: string;
    readonly says: string;
  }[];
}

/** @throws InputError with the full path of the key */
export function readInstances(config: Config): DeclaredInstances {
  const methods = config.getOptionalConfigArray(KEY) ?? [];
  const instances = methods.flatMap((method, index) =>
    method.getString('type') === 'config'
      ? readInstancesAt(method, 'instances', `${KEY}[${index}]`)
      : [],
  );
  refuseTwins(KEY, instances);
  return {
    instances,
    unreadable: methods.flatMap((method, index) => {
      const type = method.getString('type');
      return type === 'config'
        ? []
        : [
            {
              type,
              says: `${KEY}[${index}] of type ${type} is not known here. List the instances under a method of type config.`,
            },
          ];
    }),
  };
}

/** Instances listed under a key of one's own, such as those in which templates may write. */
export function readInstancesAt(
  config: Config,
  key: string,
  path: string,
): readonly ArgocdInstance[] {
  const instances = (config.getOptionalConfigArray(key) ?? []).map(
    (instance, index) => readInstance(instance, `${path}.${key}[${index}]`),
  );
  refuseTwins(`${path}.${key}`, instances);
  return instances;
}

function readInstance(config: Config, path: string): ArgocdInstance {
  const url = httpUrl(config, 'url', path);
  const token = config.getOptionalString('token')?.trim();
  return {
    name: config.getString('name'),
    url,
    frontendUrl: config.has('frontendUrl')
      ? httpUrl(config, 'frontendUrl', path)
      : url,
    ...(token ? { token } : {}),
  };
}

/** The instance as something that can be asked. */
export function targetOf({ name, url, token }: ArgocdInstance): SourceTarget {
  return {
    source: { kind: 'argocd', instance: name },
    baseUrl: url,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    meaning: argocdMeaning,
  };
}
