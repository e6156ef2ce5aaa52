import { isDeepStrictEqual } from 'node:util';
import type { Clock, Repositories } from '../company/ports';
import type { Cluster } from '../clusters/cluster';
import { objectAt, textAt } from '../clusters/objects/json';
import { ApplicationStore } from './application-store';
import {
  destinationOf,
  healsItself,
  isAutomated,
  type Application,
} from './application';
import { broughtJson, type Revisions } from './brought';
import { Comparer } from './comparer';
import { trackerOf, type ComparedResource } from './comparison';
import { findCluster, type KnownCluster } from './destinations';
import type { Operation } from './operation';
import { OperationRunner } from './operation-runner';
import { trackingName, type Target } from './targets';

export interface InstanceOptions {
  readonly name: string;
  readonly clusters: readonly KnownCluster[];
  /** Where the sandbox serves each cluster, by the cluster's own name. */
  readonly urls: Readonly<Record<string, string>>;
  readonly repositories: Repositories;
  readonly clock: Clock;
  /** The cluster that the instance runs in and keeps its Applications in. */
  readonly host: Cluster;
}

const OBSERVE_MS = 100;
const HEAL_MS = 3000;

interface SyncCause {
  readonly target: Revisions;
  readonly heals: boolean;
}

/** One Argo CD: it compares its applications with Git and brings them to their clusters. */
export class ArgoCdInstance {
  readonly applications: ApplicationStore;
  readonly #options: InstanceOptions;
  readonly #comparer: Comparer;
  readonly #toObserve = new Set<string>();
  readonly #operations: OperationRunner;

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.applications = new ApplicationStore(options.host);
    const context = {
      ...options,
      applications: this.applications,
      clusterOf: (application: Application) => this.clusterOf(application),
    };
    this.#comparer = new Comparer(context);
    this.#operations = new OperationRunner({
      ...context,
      // Git may have moved meanwhile; what this very sync could not mend is not tried again at once.
      onDone: application => this.refresh(application, { heals: false }),
    });
  }

  get name(): string {
    return this.#options.name;
  }

  get clock(): Clock {
    return this.#options.clock;
  }

  get clusters(): readonly KnownCluster[] {
    return this.#options.clusters;
  }

  get repositories(): Repositories {
    return this.#options.repositories;
  }

  clusterOf(application: Application): Cluster | undefined {
    return findCluster(
      this.clusters,
      destinationOf(application),
      this.#options.urls,
    );
  }

  /** Takes an application in together with what Git is known to say of it. */
  adopt(application: Application, target: Target, at: number): Application {
    return this.#comparer.adopt(application, target, at);
  }

  forget(application: Application): void {
    this.#comparer.forget(application);
  }

  /** Watches the clusters for changes of what the applications own. Returns how to stop. */
  watchClusters(): () => void {
    const stops = this.clusters.map(({ cluster }) =>
      cluster.store.onChange(({ object }) => {
        const tracker = trackerOf(object);
        if (tracker !== undefined) this.#observeSoon(tracker);
      }),
    );
    return () => stops.forEach(stop => stop());
  }

  /** What Git wants and what is there, as of the last look at Git. */
  resourcesOf(application: Application): readonly ComparedResource[] {
    return this.#comparer.resourcesOf(application);
  }

  /** Asks Git and looks at the cluster; starts a sync when the application is automated and Git has moved. */
  async refresh(
    application: Application,
    { heals }: Pick<SyncCause, 'heals'> = { heals: true },
  ): Promise<Application> {
    const { application: seen, target } = await this.#comparer.compare(
      application,
    );
    if (target === undefined) return seen;
    this.#syncByItself(seen, { target, heals });
    return this.#present(seen) ?? seen;
  }

  /** Looks a moment later, when whoever asks has its answer. */
  refreshSoon(application: Application): void {
    this.refreshAllSoon([application]);
  }

  /** Looks at many one after the other, so that requests get their turn in between. */
  refreshAllSoon(applications: readonly Application[]): void {
    this.clock.after(OBSERVE_MS, () => {
      this.#refreshAll(applications).catch(error => {
        for (const application of applications) {
          const present = this.#present(application);
          if (present) this.#comparer.markUnknown(present, String(error));
        }
      });
    });
  }

  async #refreshAll(applications: readonly Application[]): Promise<void> {
    for (const application of applications) {
      const present = this.#present(application);
      if (present) await this.refresh(present);
    }
  }

  /** Accepts a sync or a rollback; it runs a moment later. */
  start(application: Application, operation: Operation): Application {
    return this.#operations.start(application, operation);
  }

  #present({ metadata }: Application): Application | undefined {
    return this.applications.find(metadata.name, metadata.namespace);
  }

  #syncByItself(
    application: Application,
    { target: { revision, further }, heals }: SyncCause,
  ): void {
    if (
      !isOutOfSync(application) ||
      !isAutomated(application) ||
      application.operation !== undefined
    )
      return;
    const brought = broughtJson(application, { revision, further });
    const tried = objectAt(
      application,
      'status',
      'operationState',
      'syncResult',
    );
    const attempted = isDeepStrictEqual(
      [tried.revision, tried.revisions],
      [brought.revision, brought.revisions],
    );
    const prune =
      objectAt(application, 'spec', 'syncPolicy', 'automated').prune === true;
    if (!attempted) this.start(application, { revision, further, prune });
    else if (heals && healsItself(application))
      this.start(application, { revision, further, prune, isSelfHeal: true });
  }

  #observeSoon(tracker: string): void {
    if (this.#toObserve.has(tracker)) return;
    this.#toObserve.add(tracker);
    this.clock.after(OBSERVE_MS, () => {
      this.#toObserve.delete(tracker);
      const application = this.applications
        .all()
        .find(each => trackingName(each) === tracker);
      if (application) this.#observeAndHeal(application);
    });
  }

  #observeAndHeal(application: Application): void {
    const seen = this.#comparer.observe(application);
    const target = this.#comparer.targetOf(seen);
    if (target === undefined || !healsItself(seen) || !isOutOfSync(seen))
      return;
    this.clock.after(HEAL_MS, () => {
      const present = this.#present(seen);
      if (present) this.#syncByItself(present, { target, heals: true });
    });
  }
}

function isOutOfSync(application: Application): boolean {
  return textAt(application, 'status', 'sync', 'status') === 'OutOfSync';
}
