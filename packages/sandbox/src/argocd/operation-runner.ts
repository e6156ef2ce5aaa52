import type { Cluster } from '../clusters/cluster';
import { listAt, objectAt } from '../clusters/objects/json';
import {
  timestamp,
  type KubernetesObject,
} from '../clusters/objects/kubernetes-object';
import type { Clock, Repositories } from '../company/ports';
import {
  historyOf,
  syncOptionsOf,
  withStatus,
  type Application,
} from './application';
import { recordApplicationEvent } from './application-events';
import { CONTROLLER, type ApplicationStore } from './application-store';
import { ArgoError } from './argo-error';
import { broughtJson, type Revisions } from './brought';
import { compare } from './comparison';
import {
  applyAll,
  historyEntry,
  operationJson,
  syncResult,
  type Applied,
  type Operation,
} from './operation';
import { isUnreadable, readTarget, trackingName } from './targets';

export interface OperationContext {
  readonly applications: ApplicationStore;
  readonly repositories: Repositories;
  readonly clock: Clock;
  readonly host: Cluster;
  clusterOf(application: Application): Cluster | undefined;
  /** Called when an operation is over, with the application as it is then. */
  onDone(application: Application): Promise<unknown>;
}

interface Outcome {
  readonly operation: Operation;
  readonly applied: readonly Applied[];
  readonly brought: Revisions;
  readonly started: number;
  readonly problem: string | undefined;
}

const HISTORY_LIMIT = 10;
const START_MS = 300;

/** Takes syncs and rollbacks, runs each a moment later, and writes down what became of it. */
export class OperationRunner {
  readonly #context: OperationContext;

  constructor(context: OperationContext) {
    this.#context = context;
  }

  /** The application with the operation that was accepted. */
  start(application: Application, operation: Operation): Application {
    if (application.operation !== undefined) {
      throw new ArgoError(9, 'another operation is already in progress');
    }
    const { applications, clock, host } = this.#context;
    const json = operationJson(operation, {
      application,
      syncOptions: syncOptionsOf(application),
    });
    const { operationState: _before, ...status } = objectAt(
      application,
      'status',
    );
    const manager = operation.username === undefined ? CONTROLLER : 'argocd';
    const accepted = applications.write(
      { ...application, status, operation: json },
      manager,
      clock.now(),
    );
    const message = `Initiated ${operation.username ?? 'automated'} sync to '${
      operation.revision
    }'`;
    recordApplicationEvent(host, accepted, {
      reason: 'OperationStarted',
      message,
      at: clock.now(),
    });
    clock.after(START_MS, () => {
      this.#run(accepted, operation).catch(error =>
        this.#fail(accepted, operation, String(error)),
      );
    });
    return accepted;
  }

  async #run(accepted: Application, operation: Operation): Promise<void> {
    const { repositories, clock, clusterOf, onDone } = this.#context;
    const started = clock.now();
    const target = await readTarget(
      repositories,
      accepted,
      operation.revision,
      operation.further,
    );
    const application = this.#present(accepted);
    const cluster = application && clusterOf(application);
    // Deleted in the meantime: nothing is left to sync.
    if (!application || !cluster) return;
    if (isUnreadable(target)) {
      this.#fail(application, operation, target.problem);
      return;
    }
    const applied = applyAll(
      cluster,
      target.manifests,
      syncOptionsOf(application).includes('CreateNamespace=true'),
    );
    if (operation.prune) prune(cluster, application, target.manifests);
    const problem = applied.find(each => each.outcome === 'failed')?.problem;
    this.#finish(application, {
      operation,
      applied,
      brought: target,
      started,
      problem,
    });
    await onDone(this.#present(accepted) ?? application);
  }

  #finish(
    application: Application,
    { operation, applied, brought, started, problem }: Outcome,
  ): void {
    const { applications, clock, host } = this.#context;
    const now = clock.now();
    const operationState = {
      operation: application.operation,
      phase: problem === undefined ? 'Succeeded' : 'Failed',
      message:
        problem === undefined
          ? 'successfully synced (all tasks run)'
          : `one or more objects failed to apply, reason: ${problem}`,
      syncResult: {
        resources: syncResult(applied),
        ...broughtJson(application, brought),
      },
      startedAt: timestamp(started),
      finishedAt: timestamp(now),
    };
    const id = (historyOf(application).at(-1)?.id ?? -1) + 1;
    const entry = historyEntry({
      ...{ id, application, brought, operation },
      at: now,
    });
    const history = [...listAt(application, 'status', 'history'), entry].slice(
      -HISTORY_LIMIT,
    );
    const leavesTrace = problem === undefined && !operation.isSelfHeal;
    const idle = { ...application, operation: undefined };
    const done = applications.write(
      withStatus(idle, { operationState, ...(leavesTrace ? { history } : {}) }),
      CONTROLLER,
      now,
    );
    const result = problem === undefined ? 'succeeded' : `failed: ${problem}`;
    recordApplicationEvent(host, done, {
      reason: 'OperationCompleted',
      message: `Sync operation to ${brought.revision} ${result}`,
      at: now,
    });
  }

  #fail(accepted: Application, operation: Operation, problem: string): void {
    const application = this.#present(accepted);
    if (!application) return;
    const started = this.#context.clock.now();
    this.#finish(application, {
      operation,
      applied: [],
      brought: operation,
      started,
      problem,
    });
  }

  #present({ metadata }: Application): Application | undefined {
    return this.#context.applications.find(metadata.name, metadata.namespace);
  }
}

function prune(
  cluster: Cluster,
  application: Application,
  manifests: readonly KubernetesObject[],
): void {
  for (const { target, live } of compare(
    cluster,
    trackingName(application),
    manifests,
  )) {
    if (!target && live && cluster.liveOf(live))
      cluster.remove(cluster.typeOf(live), live.metadata);
  }
}
