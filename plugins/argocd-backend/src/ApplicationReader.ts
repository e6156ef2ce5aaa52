import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  explain,
  SourceError,
  type SourceClients,
} from '@groundwork/source-client';
import {
  argocdOf,
  type ApplicationRef,
  type ArgocdClient,
} from '@groundwork/source-client/argocd';
import {
  applicationSchema,
  revisionMetadataSchema,
  syncWindowsSchema,
  type Application,
  type RevisionMetadata,
  type SyncWindows,
} from './answers';
import { notFound, unlessAbsent } from './absence';
import { originOf } from './originOf';
import { unreadApplication } from './unreadApplication';

export interface Location {
  readonly name: string;
  readonly url: string;
  /** Absent when the instance could not be asked. */
  readonly appName?: readonly string[];
  /** Why the instance could not be asked. */
  readonly error?: string;
}

/** Who made a revision, when and why, among others. */
export type RevisionOfHistory = RevisionMetadata & {
  readonly revision: string;
};

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
        return found.map(application => heldBy(instance, application));
      },
      failure => [heldBy(instance, unreadApplication(selector, failure))],
    );
  }

  /** @throws NotFoundError when the application is not among those that the selector finds. */
  async selected(
    instance: string,
    selector: string,
    { name, namespace }: ApplicationRef,
  ): Promise<Application> {
    const found = await this.applications(instance, selector, namespace);
    return found.find(({ metadata }) => metadata.name === name) ?? notFound();
  }

  /**
   * The details of several revisions of one application, which is read first, because only its history says which of its sources
   * each of them is of. One that is gone says so in its place, and takes nothing from the others.
   */
  async revisions(
    instance: string,
    ref: ApplicationRef,
    revisions: readonly string[],
    known?: Application,
  ): Promise<readonly RevisionOfHistory[]> {
    const unavailable = (failure: SourceError): RevisionMetadata => ({
      message: `Not available: ${withoutOwnWords(failure, instance)}`,
    });
    const application =
      known ??
      (await this.#readOr<Application | RevisionMetadata>(
        instance,
        async client =>
          (await client.application(ref, applicationSchema)) ?? notFound(),
        unavailable,
      ));
    return Promise.all(
      revisions.map(async revision => ({
        revision,
        ...('message' in application
          ? application
          : await this.#readOr(
              instance,
              client => detailsOf(client, ref, { application, revision }),
              unavailable,
            )),
      })),
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

/** A version of a chart is nobody's commit: it is told by its name, and Argo CD would look for it in Git. */
async function detailsOf(
  client: ArgocdClient,
  ref: ApplicationRef,
  {
    application,
    revision,
  }: { readonly application: Application; readonly revision: string },
): Promise<RevisionMetadata> {
  const { chart, place } = originOf(application, revision);
  return chart === undefined
    ? client.revisionMetadata(ref, revision, revisionMetadataSchema, place)
    : { message: `Version ${revision} of the chart ${chart}` };
}

/** What Argo CD says of a revision that is gone is the output of its Git commands, once for each line of the history. */
function withoutOwnWords(
  { reason, status }: SourceError,
  instance: string,
): string {
  return explain({
    reason,
    source: { kind: 'argocd', instance },
    what: 'this revision',
    ...(status === undefined ? {} : { status }),
  }).says;
}

/** Asked for one application, the card knows whom it asked; asked for several, it reads the instance in each. */
function heldBy(instance: string, application: Application): Application {
  const metadata = { ...application.metadata, instance: { name: instance } };
  return { ...application, metadata };
}
