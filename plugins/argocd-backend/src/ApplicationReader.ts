import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Application, RevisionMetadata, SyncWindows } from './answers';
import { ArgocdClient, type ApplicationRef } from './ArgocdClient';
import { ArgocdReadFailure } from './ArgocdReadFailure';
import type { ArgocdInstance } from './instances';
import { unreadApplication } from './unreadApplication';

export interface Location {
  readonly name: string;
  readonly url: string;
  /** Absent when the instance could not be asked. */
  readonly appName?: readonly string[];
  /** Why the instance could not be asked. */
  readonly error?: string;
}

export interface ApplicationReaderOptions {
  readonly instances: readonly ArgocdInstance[];
  readonly logger: LoggerService;
}

/** Answers for all instances: one that cannot be asked is named, and never hides the others. */
export class ApplicationReader {
  readonly #instances: ReadonlyMap<string, ArgocdInstance>;
  readonly #clients: ReadonlyMap<string, ArgocdClient>;
  readonly #logger: LoggerService;

  constructor({ instances, logger }: ApplicationReaderOptions) {
    this.#instances = new Map(instances.map(item => [item.name, item]));
    this.#clients = new Map(
      instances.map(item => [item.name, new ArgocdClient(item)]),
    );
    this.#logger = logger;
  }

  findByName(ref: ApplicationRef): Promise<readonly Location[]> {
    return this.#find(async client => [
      (await client.application(ref)).metadata.name,
    ]);
  }

  findBySelector(
    selector: string,
    namespace?: string,
  ): Promise<readonly Location[]> {
    return this.#find(async client =>
      (await client.applications(selector, namespace)).map(
        ({ metadata }) => metadata.name,
      ),
    );
  }

  application(instance: string, ref: ApplicationRef): Promise<Application> {
    return this.#readOr(
      instance,
      client => client.application(ref),
      failure => unreadApplication(ref.name, failure),
    );
  }

  async applications(
    instance: string,
    selector: string,
    namespace?: string,
  ): Promise<readonly Application[]> {
    return this.#readOr<readonly Application[]>(
      instance,
      client => client.applications(selector, namespace),
      failure => [unreadApplication(selector, failure)],
    );
  }

  /** One revision that is gone must not take the details of all others from the history. */
  revisionMetadata(
    instance: string,
    ref: ApplicationRef,
    revision: string,
  ): Promise<RevisionMetadata> {
    return this.#readOr<RevisionMetadata>(
      instance,
      client => client.revisionMetadata(ref, revision),
      failure => ({ message: `Not available: ${failure.message}` }),
    );
  }

  syncWindows(instance: string, ref: ApplicationRef): Promise<SyncWindows> {
    return this.#clientOf(instance).syncWindows(ref);
  }

  async #find(
    read: (client: ArgocdClient) => Promise<readonly string[]>,
  ): Promise<readonly Location[]> {
    const found = await Promise.all(
      [...this.#instances.values()].map(
        async ({ name, url }): Promise<Location | undefined> => {
          try {
            const appName = await read(this.#clientOf(name));
            return appName.length > 0 ? { name, url, appName } : undefined;
          } catch (error) {
            const failure = this.#failureFrom(error);
            return failure.reason === 'absent'
              ? undefined
              : { name, url, error: failure.message };
          }
        },
      ),
    );
    return found.filter(location => location !== undefined);
  }

  async #readOr<T>(
    instance: string,
    read: (client: ArgocdClient) => Promise<T>,
    otherwise: (failure: ArgocdReadFailure) => T,
  ): Promise<T> {
    const client = this.#clientOf(instance);
    try {
      return await read(client);
    } catch (error) {
      const failure = this.#failureFrom(error);
      if (failure.reason === 'absent') {
        throw new NotFoundError(
          'The application is not found or not permitted',
        );
      }
      return otherwise(failure);
    }
  }

  #clientOf(instance: string): ArgocdClient {
    const client = this.#clients.get(instance);
    if (!client) {
      throw new NotFoundError('No Argo CD instance of this name is configured');
    }
    return client;
  }

  #failureFrom(error: unknown): ArgocdReadFailure {
    if (!(error instanceof ArgocdReadFailure)) {
      throw error;
    }
    if (error.reason !== 'absent') {
      this.#logger.warn('Argo CD was not read', {
        instance: error.instance,
        reason: error.reason,
      });
    }
    return error;
  }
}
