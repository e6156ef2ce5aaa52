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
  readonly now?: () => number;
}

/**
 * The card first asks where an application is and then asks each instance for it. One that has just let the whole time
 * limit pass is not waited for a second time.
 */
const rememberSilenceMs = 5_000;

interface Silence {
  readonly failure: ArgocdReadFailure;
  readonly until: number;
}

/** Answers for all instances: one that cannot be asked is named, and never hides the others. */
export class ApplicationReader {
  readonly #instances: ReadonlyMap<string, ArgocdInstance>;
  readonly #clients: ReadonlyMap<string, ArgocdClient>;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #silences = new Map<string, Silence>();

  constructor({ instances, logger, now = Date.now }: ApplicationReaderOptions) {
    this.#instances = new Map(instances.map(item => [item.name, item]));
    this.#clients = new Map(
      instances.map(item => [item.name, new ArgocdClient(item)]),
    );
    this.#logger = logger;
    this.#now = now;
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

  async application(
    instance: string,
    ref: ApplicationRef,
  ): Promise<Application> {
    return this.#readOr(
      instance,
      client => this.#unlessSilent(instance, () => client.application(ref)),
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
      async client => {
        const found = await this.#unlessSilent(instance, () =>
          client.applications(selector, namespace),
        );
        return found.map(application => heldBy(instance, application));
      },
      failure => [heldBy(instance, unreadApplication(selector, failure))],
    );
  }

  /** @throws NotFoundError when the application is not among those that the selector finds. */
  async assertSelected(
    instance: string,
    selector: string,
    { name, namespace }: ApplicationRef,
  ): Promise<void> {
    const found = await this.applications(instance, selector, namespace);
    if (!found.some(({ metadata }) => metadata.name === name)) {
      throw new NotFoundError('The application is not found or not permitted');
    }
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
            if (failure.reason === 'absent') {
              return undefined;
            }
            if (failure.reason === 'timeout') {
              const until = this.#now() + rememberSilenceMs;
              this.#silences.set(name, { failure, until });
            }
            return { name, url, error: failure.message };
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

  async #unlessSilent<T>(instance: string, read: () => Promise<T>): Promise<T> {
    const silence = this.#silences.get(instance);
    if (silence && silence.until > this.#now()) {
      throw silence.failure;
    }
    return read();
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

/** Asked for one application, the card knows whom it asked; asked for several, it reads the instance in each. */
function heldBy(instance: string, application: Application): Application {
  const metadata = { ...application.metadata, instance: { name: instance } };
  return { ...application, metadata };
}
