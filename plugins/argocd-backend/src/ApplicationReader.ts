import type { LoggerService } from '@backstage/backend-plugin-api';
import { SourceError, type SourceClients } from '@groundwork/source-client';
import {
  argocdOf,
  type ApplicationRef,
  type ArgocdClient,
  type ArgocdInstance,
} from '@groundwork/source-client/argocd';
import {
  applicationSchema,
  syncWindowsSchema,
  type Application,
  type RevisionMetadata,
  type SyncWindows,
} from './answers';
import { notFound, unlessAbsent } from './absence';
import { detailsOf, notAvailable } from './revisionDetails';
import { unreadApplication } from './unreadApplication';
import { applicationsOf, heldBy, type Wanted } from './wanted';

export interface Location {
  readonly name: string;
  readonly url: string;
  /** Absent when the instance could not be asked. */
  readonly appName?: readonly string[];
  /** Why the instance could not be asked. */
  readonly error?: string;
}

/** What one instance has of it, or why that is unknown. */
export interface InstanceRead {
  readonly name: string;
  readonly applications: readonly Application[];
  readonly failure?: SourceError;
}

export interface ApplicationReaderOptions {
  readonly sources: SourceClients;
  /** What one answer of an instance may take. */
  readonly timeoutMs: number;
  readonly logger: LoggerService;
  readonly now?: () => number;
}

/**
 * The card first asks where an application is and then asks each instance for it. One that has just let the whole time
 * limit pass is not waited for a second time.
 */
const rememberSilenceMs = 5_000;

interface Silence {
  readonly failure: SourceError;
  readonly until: number;
}

/** Answers for all instances: one that cannot be asked is named, and never hides the others. */
export class ApplicationReader {
  readonly #sources: SourceClients;
  readonly #timeoutMs: number;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #silences = new Map<string, Silence>();

  constructor({
    sources,
    timeoutMs,
    logger,
    now = Date.now,
  }: ApplicationReaderOptions) {
    this.#sources = sources;
    this.#timeoutMs = timeoutMs;
    this.#logger = logger;
    this.#now = now;
  }

  findByName(ref: ApplicationRef): Promise<readonly Location[]> {
    return this.#find(async client => {
      const found = await client.application(ref, applicationSchema);
      return found ? [found.metadata.name] : [];
    });
  }

  findBySelector(
    selector: string,
    namespace?: string,
  ): Promise<readonly Location[]> {
    return this.#find(async client =>
      (
        await client.applications(applicationSchema, { selector, namespace })
      ).map(({ metadata }) => metadata.name),
    );
  }

  async application(
    instance: string,
    ref: ApplicationRef,
  ): Promise<Application> {
    return this.#readOr(
      instance,
      client =>
        this.#unlessSilent(instance, async () => {
          const found = await client.application(ref, applicationSchema);
          return found ?? notFound();
        }),
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
          client.applications(applicationSchema, { selector, namespace }),
        );
        return found.map(application =>
          heldBy({ name: instance }, application),
        );
      },
      failure => [
        heldBy({ name: instance }, unreadApplication(selector, failure)),
      ],
    );
  }

  /** The instances that there are to be asked. */
  instances(): readonly ArgocdInstance[] {
    return argocdOf(this.#sources).all;
  }

  /** All that one instance has; that it knows none of it is an answer. */
  async everything(
    { name, frontendUrl: url }: ArgocdInstance,
    wanted: Wanted,
  ): Promise<InstanceRead> {
    return this.#readOr<InstanceRead>(
      name,
      async client => ({
        name,
        applications: (await applicationsOf(client, wanted)).map(found =>
          heldBy({ name, url }, found),
        ),
      }),
      failure => ({ name, applications: [], failure }),
    );
  }

  /** The application is read first, because only its history says which of its sources a revision is of. */
  revisionMetadata(
    instance: string,
    ref: ApplicationRef,
    revision: string,
  ): Promise<RevisionMetadata> {
    return this.#readOr<RevisionMetadata>(
      instance,
      async client => {
        const found = await client.application(ref, applicationSchema);
        return detailsOf(client, ref, [found ?? notFound(), revision]);
      },
      failure => notAvailable(failure, instance),
    );
  }

  /** Of an application that was read. One revision that is gone must not take the details of all others from the history. */
  revisionOf(
    instance: string,
    ref: ApplicationRef,
    deployed: readonly [Application, revision: string],
  ): Promise<RevisionMetadata> {
    return this.#readOr<RevisionMetadata>(
      instance,
      client => detailsOf(client, ref, deployed),
      failure => notAvailable(failure, instance),
    );
  }

  syncWindows(instance: string, ref: ApplicationRef): Promise<SyncWindows> {
    const client = this.#clientOf(instance);
    return unlessAbsent(client, ref, () =>
      client.syncWindows(ref, syncWindowsSchema),
    );
  }

  async #find(
    read: (client: ArgocdClient) => Promise<readonly string[]>,
  ): Promise<readonly Location[]> {
    const found = await Promise.all(
      argocdOf(this.#sources).all.map(
        async ({ name, url }): Promise<Location | undefined> => {
          try {
            const appName = await read(this.#clientOf(name));
            return appName.length > 0 ? { name, url, appName } : undefined;
          } catch (error) {
            const failure = this.#failureFrom(error);
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
    otherwise: (failure: SourceError) => T,
  ): Promise<T> {
    const client = this.#clientOf(instance);
    try {
      return await read(client);
    } catch (error) {
      return otherwise(this.#failureFrom(error));
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
    const signal = AbortSignal.timeout(this.#timeoutMs);
    return argocdOf(this.#sources.within({ signal })).client(instance);
  }

  #failureFrom(error: unknown): SourceError {
    if (!(error instanceof SourceError)) {
      throw error;
    }
    this.#logger.warn('Argo CD was not read', {
      instance: error.source?.instance ?? 'unknown',
      reason: error.reason,
    });
    return error;
  }
}
