import type { Clock, Repositories } from '../company/ports';
import type { Cluster } from '../clusters/cluster';
import { objectAt, textAt } from '../clusters/objects/json';
import { timestamp } from '../clusters/objects/kubernetes-object';
import { ApplicationStore, CONTROLLER } from './application-store';
import {
  destinationOf,
  healsItself,
  isAutomated,
  withStatus,
  type Application,
} from './application';
import { compare, trackerOf, type ComparedResource } from './comparison';
import { findCluster, type KnownCluster } from './destinations';
import type { Operation } from './operation';
import { OperationRunner } from './operation-runner';
import { observedStatus } from './status';
import { isUnreadable, readTarget, trackingName, type Target } from './targets';

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

/** One Argo CD: it compares its applications with Git and brings them to their clusters. */
export class ArgoCdInstance {
  readonly applications: ApplicationStore;
  readonly #options: InstanceOptions;
  /** What Git's tracked branch said last, by application. */
  readonly #targets = new Map<string, Target>();
  readonly #toObserve = new Set<string>();
  readonly #operations: OperationRunner;

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.applications = new ApplicationStore(options.host);
    this.#operations = new OperationRunner({
      ...options,
      applications: this.applications,
      clusterOf: application => this.clusterOf(application),
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
    this.#targets.set(keyOf(application), target);
    return this.observe(application, at);
  }

  forget(application: Application): void {
    this.#targets.delete(keyOf(application));
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
    const cluster = this.clusterOf(application);
    const target = this.#targets.get(keyOf(application));
    return cluster && target
      ? compare(cluster, trackingName(application), target.manifests)
      : [];
  }

  /** Looks at the cluster again, without asking Git. */
  observe(application: Application, at = this.clock.now()): Application {
    const target = this.#targets.get(keyOf(application));
    if (!target) return application;
    const resources = this.resourcesOf(application);
    const observed = observedStatus(application, {
      resources,
      revision: target.revision,
      now: at,
    });
    return this.applications.write(
      withStatus(application, observed),
      CONTROLLER,
      at,
    );
  }

  /** Asks Git and looks at the cluster; starts a sync when the application is automated and Git has moved. */
  async refresh(
    application: Application,
    { heals }: { readonly heals: boolean } = { heals: true },
  ): Promise<Application> {
    const target = await readTarget(this.repositories, application);
    const present = this.applications.find(
      application.metadata.name,
      application.metadata.namespace,
    );
    if (!present) return application;
    if (isUnreadable(target)) return this.#markUnknown(present, target.problem);
    this.#targets.set(keyOf(present), target);
    const seen = this.observe(
      withStatus(present, {
        reconciledAt: timestamp(this.clock.now()),
        conditions: undefined,
      }),
    );
    this.#syncByItself(seen, { revision: target.revision, heals });
    return (
      this.applications.find(seen.metadata.name, seen.metadata.namespace) ??
      seen
    );
  }

  /** Looks a moment later, when whoever asks has its answer. */
  refreshSoon(application: Application): void {
    this.clock.after(OBSERVE_MS, () => {
      const present = this.applications.find(
        application.metadata.name,
        application.metadata.namespace,
      );
      if (present)
        this.refresh(present).catch(error =>
          this.#markUnknown(present, String(error)),
        );
    });
  }

  /** Looks at many one after the other, so that requests get their turn in between. */
  refreshAllSoon(applications: readonly Application[]): void {
    this.clock.after(OBSERVE_MS, () => {
      this.#refreshAll(applications).catch(error => {
        for (const application of applications)
          this.#markUnknown(application, String(error));
      });
    });
  }

  async #refreshAll(applications: readonly Application[]): Promise<void> {
    for (const { metadata } of applications) {
      const present = this.applications.find(metadata.name, metadata.namespace);
      if (present) await this.refresh(present);
    }
  }

  /** Accepts a sync or a rollback; it runs a moment later. */
  start(application: Application, operation: Operation): Application {
    return this.#operations.start(application, operation);
  }

  #markUnknown(application: Application, problem: string): Application {
    const conditions = [
      {
        type: 'ComparisonError',
        message: `Failed to load target state: ${problem}`,
        lastTransitionTime: timestamp(this.clock.now()),
      },
    ];
    const sync = {
      ...objectAt(application, 'status', 'sync'),
      status: 'Unknown',
    };
    return this.applications.write(
      withStatus(application, {
        conditions,
        sync,
        reconciledAt: timestamp(this.clock.now()),
      }),
      CONTROLLER,
      this.clock.now(),
    );
  }

  #syncByItself(
    application: Application,
    { revision, heals }: { readonly revision: string; readonly heals: boolean },
  ): void {
    const isOutOfSync =
      textAt(application, 'status', 'sync', 'status') === 'OutOfSync';
    if (
      !isOutOfSync ||
      !isAutomated(application) ||
      application.operation !== undefined
    )
      return;
    const attempted =
      textAt(
        application,
        'status',
        'operationState',
        'syncResult',
        'revision',
      ) === revision;
    const prune =
      objectAt(application, 'spec', 'syncPolicy', 'automated').prune === true;
    if (!attempted) this.start(application, { revision, prune });
    else if (heals && healsItself(application))
      this.start(application, { revision, prune, isSelfHeal: true });
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
    const seen = this.observe(application);
    const target = this.#targets.get(keyOf(seen));
    if (
      !target ||
      !healsItself(seen) ||
      textAt(seen, 'status', 'sync', 'status') !== 'OutOfSync'
    )
      return;
    this.clock.after(HEAL_MS, () => {
      const present = this.applications.find(
        seen.metadata.name,
        seen.metadata.namespace,
      );
      if (present)
        this.#syncByItself(present, {
          revision: target.revision,
          heals: true,
        });
    });
  }
}

function keyOf({ metadata }: Application): string {
  return `${metadata.namespace}/${metadata.name}`;
}
