import type { Clock, Repositories } from '../company/ports';
import type { Cluster } from '../clusters/cluster';
import { recordApplicationEvent } from './application-events';
import { listAt, objectAt, textAt } from '../clusters/objects/json';
import { timestamp, type KubernetesObject } from '../clusters/objects/kubernetes-object';
import { ApplicationStore, CONTROLLER } from './application-store';
import { destinationOf, healsItself, historyOf, isAutomated, syncOptionsOf, withStatus, type Application } from './application';
import { ArgoError } from './argo-error';
import { compare, trackerOf, type ComparedResource } from './comparison';
import { findCluster, type KnownCluster } from './destinations';
import { applyAll, historyEntry, operationJson, syncResult, type Applied, type Operation } from './operation';
import { observedStatus, sourceJson } from './status';
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

const HISTORY_LIMIT = 10;
const START_MS = 300;
const OBSERVE_MS = 100;
const HEAL_MS = 3000;

/** One Argo CD: it compares its applications with Git and brings them to their clusters. */
export class ArgoCdInstance {
  readonly applications: ApplicationStore;
  readonly #options: InstanceOptions;
  /** What Git's tracked branch said last, by application. */
  readonly #targets = new Map<string, Target>();
  readonly #toObserve = new Set<string>();

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.applications = new ApplicationStore(options.host);
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
    return findCluster(this.clusters, destinationOf(application), this.#options.urls);
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
    return cluster && target ? compare(cluster, trackingName(application), target.manifests) : [];
  }

  /** Looks at the cluster again, without asking Git. */
  observe(application: Application, at = this.clock.now()): Application {
    const target = this.#targets.get(keyOf(application));
    if (!target) return application;
    const resources = this.resourcesOf(application);
    const observed = observedStatus(application, { resources, revision: target.revision, now: at });
    return this.applications.write(withStatus(application, observed), CONTROLLER, at);
  }

  /** Asks Git and looks at the cluster; starts a sync when the application is automated and Git has moved. */
  async refresh(application: Application): Promise<Application> {
    const target = await readTarget(this.repositories, application);
    const present = this.applications.find(application.metadata.name, application.metadata.namespace);
    if (!present) return application;
    if (isUnreadable(target)) return this.#markUnknown(present, target.problem);
    this.#targets.set(keyOf(present), target);
    const seen = this.observe(withStatus(present, { reconciledAt: timestamp(this.clock.now()), conditions: undefined }));
    this.#syncByItself(seen, target.revision);
    return this.applications.find(seen.metadata.name, seen.metadata.namespace) ?? seen;
  }

  /** Looks a moment later, when whoever asks has its answer. */
  refreshSoon(application: Application): void {
    this.clock.after(OBSERVE_MS, () => {
      const present = this.applications.find(application.metadata.name, application.metadata.namespace);
      if (present) this.refresh(present).catch(error => this.#markUnknown(present, String(error)));
    });
  }

  /** Looks at many one after the other, so that requests get their turn in between. */
  refreshAllSoon(applications: readonly Application[]): void {
    this.clock.after(OBSERVE_MS, () => {
      this.#refreshAll(applications).catch(error => {
        for (const application of applications) this.#markUnknown(application, String(error));
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
    if (application.operation !== undefined) {
      throw new ArgoError(9, 'another operation is already in progress');
    }
    const context = { source: sourceJson(application), syncOptions: syncOptionsOf(application) };
    const { operationState: _before, ...status } = objectAt(application, 'status');
    const manager = operation.username === undefined ? CONTROLLER : 'argocd';
    const accepted = this.applications.write({ ...application, status, operation: operationJson(operation, context) }, manager, this.clock.now());
    const who = operation.username === undefined ? 'automated' : operation.username;
    this.#record(accepted, { reason: 'OperationStarted', message: `Initiated ${who} sync to '${operation.revision}'` });
    this.clock.after(START_MS, () => {
      this.#run(accepted, operation).catch(error => this.#fail(accepted, operation, String(error)));
    });
    return accepted;
  }

  async #run(application: Application, operation: Operation): Promise<void> {
    const started = this.clock.now();
    const target = await readTarget(this.repositories, application, operation.revision);
    const present = this.applications.find(application.metadata.name, application.metadata.namespace);
    const cluster = present && this.clusterOf(present);
    if (!present || !cluster) return;
    if (isUnreadable(target)) {
      this.#fail(present, operation, target.problem);
      return;
    }
    const applied = applyAll(cluster, target.manifests, syncOptionsOf(present).includes('CreateNamespace=true'));
    if (operation.prune) this.#prune(cluster, present, target.manifests);
    const failures = applied.filter(each => each.outcome === 'failed');
    this.#finish(present, { operation, applied, revision: target.revision, started, problem: failures[0]?.problem });
    await this.refresh(this.applications.find(present.metadata.name, present.metadata.namespace) ?? present);
  }

  #prune(cluster: Cluster, application: Application, manifests: readonly KubernetesObject[]): void {
    for (const { target, live } of compare(cluster, trackingName(application), manifests)) {
      if (!target && live && cluster.liveOf(live)) cluster.remove(cluster.typeOf(live), live.metadata);
    }
  }

  #finish(application: Application, run: Run): void {
    const { operation, applied, revision, started, problem } = run;
    const pending = application.operation;
    const source = sourceJson(application);
    const succeeded = problem === undefined;
    const known = historyOf(application);
    const id = (known.at(-1)?.id ?? -1) + 1;
    const entries = listAt(application, 'status', 'history');
    const entry = historyEntry({ id, revision, source, operation, at: this.clock.now() });
    const operationState = {
      operation: pending,
      phase: succeeded ? 'Succeeded' : 'Failed',
      message: succeeded ? 'successfully synced (all tasks run)' : `one or more objects failed to apply, reason: ${problem}`,
      syncResult: { resources: syncResult(applied), revision, source },
      startedAt: timestamp(started),
      finishedAt: timestamp(this.clock.now()),
    };
    const leavesTrace = succeeded && !operation.isSelfHeal;
    const patch = { operationState, ...(leavesTrace ? { history: [...entries, entry].slice(-HISTORY_LIMIT) } : {}) };
    const done = this.applications.write(withStatus({ ...application, operation: undefined }, patch), CONTROLLER, this.clock.now());
    this.#record(done, { reason: 'OperationCompleted', message: succeeded ? `Sync operation to ${revision} succeeded` : `Sync operation to ${revision} failed: ${problem}` });
  }

  #fail(application: Application, operation: Operation, problem: string): void {
    const present = this.applications.find(application.metadata.name, application.metadata.namespace);
    if (present) this.#finish(present, { operation, applied: [], revision: operation.revision, started: this.clock.now(), problem });
  }

  #markUnknown(application: Application, problem: string): Application {
    const conditions = [{ type: 'ComparisonError', message: `Failed to load target state: ${problem}`, lastTransitionTime: timestamp(this.clock.now()) }];
    const sync = { ...objectAt(application, 'status', 'sync'), status: 'Unknown' };
    return this.applications.write(withStatus(application, { conditions, sync, reconciledAt: timestamp(this.clock.now()) }), CONTROLLER, this.clock.now());
  }

  #syncByItself(application: Application, revision: string): void {
    const isOutOfSync = textAt(application, 'status', 'sync', 'status') === 'OutOfSync';
    if (!isOutOfSync || !isAutomated(application) || application.operation !== undefined) return;
    const attempted = textAt(application, 'status', 'operationState', 'syncResult', 'revision') === revision;
    const prune = objectAt(application, 'spec', 'syncPolicy', 'automated').prune === true;
    if (!attempted) this.start(application, { revision, prune });
    else if (healsItself(application)) this.start(application, { revision, prune, isSelfHeal: true });
  }

  #observeSoon(tracker: string): void {
    if (this.#toObserve.has(tracker)) return;
    this.#toObserve.add(tracker);
    this.clock.after(OBSERVE_MS, () => {
      this.#toObserve.delete(tracker);
      const application = this.applications.all().find(each => trackingName(each) === tracker);
      if (application) this.#observeAndHeal(application);
    });
  }

  #observeAndHeal(application: Application): void {
    const seen = this.observe(application);
    const target = this.#targets.get(keyOf(seen));
    if (!target || !healsItself(seen) || textAt(seen, 'status', 'sync', 'status') !== 'OutOfSync') return;
    this.clock.after(HEAL_MS, () => {
      const present = this.applications.find(seen.metadata.name, seen.metadata.namespace);
      if (present) this.#syncByItself(present, target.revision);
    });
  }

  #record(application: Application, { reason, message }: { readonly reason: string; readonly message: string }): void {
    recordApplicationEvent(this.#options.host, application, { reason, message, at: this.clock.now() });
  }
}

interface Run {
  readonly operation: Operation;
  readonly applied: readonly Applied[];
  readonly revision: string;
  readonly started: number;
  readonly problem: string | undefined;
}

function keyOf({ metadata }: Application): string {
  return `${metadata.namespace}/${metadata.name}`;
}

