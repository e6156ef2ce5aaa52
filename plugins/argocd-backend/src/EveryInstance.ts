import { InputError } from '@backstage/errors';
import type { SourceError } from '@groundwork/source-client';
import type { ArgocdInstance } from '@groundwork/source-client/argocd';
import type { ApplicationReader, InstanceRead } from './ApplicationReader';
import type { Application, RevisionMetadata } from './answers';
import { revisionsOf } from './originOf';
import type { Wanted } from './wanted';

/** One of the instances asked; with `error` nothing is known of what it has. */
interface AskedInstance {
  readonly name: string;
  readonly error?: Pick<SourceError, 'reason' | 'says' | 'remedy'>;
}

interface ApplicationsEverywhere {
  readonly items: readonly Application[];
  readonly instances: readonly AskedInstance[];
}

interface RevisionEverywhere extends RevisionMetadata {
  readonly instance: string;
  readonly namespace: string;
  readonly application: string;
  readonly revision: string;
}

type Reader = Pick<
  ApplicationReader,
  'instances' | 'everything' | 'revisionOf'
>;

/** Twice what Argo CD keeps of an application; each is a question of its own to the instance. */
const REVISIONS_OF_ONE = 20;

/**
 * What a page asks once, and not once for each instance, application and revision. Its two questions come at the same
 * time, so that neither waits for the other: what both need of an instance is read for the first and shared.
 */
export class EveryInstance {
  readonly #reader: Reader;
  readonly #reading = new Map<string, Promise<InstanceRead>>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async applications(wanted: Wanted): Promise<ApplicationsEverywhere> {
    const reads = await this.#eachOf(instance => this.#read(instance, wanted));
    return {
      items: reads.flatMap(({ applications }) => applications),
      instances: reads.map(({ name, failure }) => ({
        name,
        ...(failure ? { error: told(failure) } : {}),
      })),
    };
  }

  /** Who made what each instance has deployed, and why. Of a silent instance there is nothing to tell. */
  async revisions(
    wanted: Wanted,
  ): Promise<{ readonly items: readonly RevisionEverywhere[] }> {
    const found = await this.#eachOf(async instance => {
      const { applications } = await this.#read(instance, wanted);
      const details = applications.flatMap(application =>
        deployedBy(application.status).map(revision =>
          this.#detailsOf(
            { instance: instance.name, revision },
            application,
            wanted,
          ),
        ),
      );
      return (await Promise.all(details)).flat();
    });
    return { items: found.flat() };
  }

  #eachOf<T>(
    read: (instance: ArgocdInstance) => Promise<T>,
  ): Promise<readonly T[]> {
    return Promise.all(this.#reader.instances().map(read));
  }

  #read(instance: ArgocdInstance, wanted: Wanted): Promise<InstanceRead> {
    const key = JSON.stringify([instance.name, wanted]);
    const reading =
      this.#reading.get(key) ??
      this.#reader
        .everything(instance, wanted)
        .finally(() => this.#reading.delete(key));
    this.#reading.set(key, reading);
    return reading;
  }

  async #detailsOf(
    { instance, revision }: { instance: string; revision: string },
    application: Application,
    wanted: Wanted,
  ): Promise<readonly RevisionEverywhere[]> {
    const { name, namespace } = application.metadata;
    const ref = { name, namespace: wanted.namespace };
    try {
      const details = await this.#reader.revisionOf(instance, ref, [
        application,
        revision,
      ]);
      return [{ ...details, instance, namespace, application: name, revision }];
    } catch (error) {
      // What it has deployed has no name to ask for.
      if (error instanceof InputError) return [];
      throw error;
    }
  }
}

/** The revisions in a history, each once, those deployed last. */
function deployedBy({ history = [] }: Application['status']) {
  const newestFirst = history.toSorted((a, b) =>
    (b.deployedAt ?? '').localeCompare(a.deployedAt ?? ''),
  );
  return [...new Set(newestFirst.flatMap(revisionsOf))].slice(
    0,
    REVISIONS_OF_ONE,
  );
}

function told({ reason, says, remedy }: SourceError) {
  return { reason, says, remedy };
}
