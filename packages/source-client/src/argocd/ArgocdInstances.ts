import { NotFoundError } from '@backstage/errors';
import type { SourceClients } from '../client/SourceClients';
import { ArgocdClient } from './ArgocdClient';
import {
  readInstances,
  targetOf,
  type ArgocdInstance,
  type DeclaredInstances,
} from './instances';

/** The Argo CD instances that the configuration names. */
export class ArgocdInstances {
  /** In the order of the configuration. */
  readonly all: readonly ArgocdInstance[];
  /** Locator methods whose instances are not known here. */
  readonly unreadable: DeclaredInstances['unreadable'];
  readonly #sources: SourceClients;

  constructor(sources: SourceClients, declared: DeclaredInstances) {
    this.#sources = sources;
    this.all = declared.instances;
    this.unreadable = declared.unreadable;
  }

  /**
   * A client of an instance by its name, or of one with another account, such as that of templates.
   * @throws NotFoundError when the configuration names no such instance
   */
  client(instance: string | ArgocdInstance): ArgocdClient {
    const known =
      typeof instance === 'string' ? this.#named(instance) : instance;
    return new ArgocdClient(this.#sources.client(targetOf(known)));
  }

  #named(name: string): ArgocdInstance {
    const instance = this.all.find(each => each.name === name);
    if (!instance) {
      throw new NotFoundError(
        `argocd.appLocatorMethods names no instance ${name}`,
      );
    }
    return instance;
  }
}

/** @throws InputError with the full path of the key that is wrong */
function makeInstances(sources: SourceClients): DeclaredInstances {
  return readInstances(sources.config);
}

/** The instances, within the bounds of the given sources. */
export function argocdOf(sources: SourceClients): ArgocdInstances {
  return new ArgocdInstances(sources, sources.once(makeInstances));
}
