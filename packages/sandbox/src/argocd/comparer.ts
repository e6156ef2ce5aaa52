import { objectAt } from '../clusters/objects/json';
import { timestamp } from '../clusters/objects/kubernetes-object';
import type { Cluster } from '../clusters/cluster';
import type { Clock, Repositories } from '../company/ports';
import { CONTROLLER, type ApplicationStore } from './application-store';
import { withStatus, type Application } from './application';
import { compare, type ComparedResource } from './comparison';
import { observedStatus } from './status';
import { isUnreadable, readTarget, trackingName, type Target } from './targets';

export interface ComparerContext {
  readonly applications: ApplicationStore;
  readonly repositories: Repositories;
  readonly clock: Clock;
  clusterOf(application: Application): Cluster | undefined;
}

/** What a look at Git and the cluster found: the application as it is written down now, and what Git says. */
export interface Compared {
  readonly application: Application;
  /** Undefined when Git could not say. */
  readonly target: Target | undefined;
}

/** Remembers what Git's tracked branch said last of each application, and writes down how the cluster differs. */
export class Comparer {
  readonly #context: ComparerContext;
  readonly #targets = new Map<string, Target>();

  constructor(context: ComparerContext) {
    this.#context = context;
  }

  /** Takes an application in together with what Git is known to say of it. */
  adopt(application: Application, target: Target, at: number): Application {
    this.#targets.set(keyOf(application), target);
    return this.observe(application, at);
  }

  forget(application: Application): void {
    this.#targets.delete(keyOf(application));
  }

  /** What Git said at the last look. */
  targetOf(application: Application): Target | undefined {
    return this.#targets.get(keyOf(application));
  }

  /** What Git wants and what is there, as of the last look at Git. */
  resourcesOf(application: Application): readonly ComparedResource[] {
    const cluster = this.#context.clusterOf(application);
    const target = this.#targets.get(keyOf(application));
    return cluster && target
      ? compare(cluster, trackingName(application), target.manifests)
      : [];
  }

  /** Looks at the cluster again, without asking Git. */
  observe(
    application: Application,
    at = this.#context.clock.now(),
  ): Application {
    const target = this.#targets.get(keyOf(application));
    if (!target) return application;
    const observed = observedStatus(application, {
      resources: this.resourcesOf(application),
      ...{ revision: target.revision, further: target.further },
      now: at,
    });
    return this.#context.applications.write(
      withStatus(application, observed),
      CONTROLLER,
      at,
    );
  }

  /** Asks Git and looks at the cluster. */
  async compare(application: Application): Promise<Compared> {
    const { repositories, applications, clock } = this.#context;
    const target = await readTarget(repositories, application);
    const { name, namespace } = application.metadata;
    const present = applications.find(name, namespace);
    // Deleted in the meantime: there is nothing to compare.
    if (!present) return { application, target: undefined };
    if (isUnreadable(target)) {
      const unknown = this.markUnknown(present, target.problem);
      return { application: unknown, target: undefined };
    }
    this.#targets.set(keyOf(present), target);
    const reconciledAt = timestamp(clock.now());
    const fresh = withStatus(present, { reconciledAt, conditions: undefined });
    return { application: this.observe(fresh), target };
  }

  /** Writes down that nobody can say whether the application is in sync, and why. */
  markUnknown(application: Application, problem: string): Application {
    const { applications, clock } = this.#context;
    const now = clock.now();
    const conditions = [
      {
        type: 'ComparisonError',
        message: `Failed to load target state: ${problem}`,
        lastTransitionTime: timestamp(now),
      },
    ];
    const sync = {
      ...objectAt(application, 'status', 'sync'),
      status: 'Unknown',
    };
    return applications.write(
      withStatus(application, {
        conditions,
        sync,
        reconciledAt: timestamp(now),
      }),
      CONTROLLER,
      now,
    );
  }
}

function keyOf({ metadata }: Application): string {
  return `${metadata.namespace}/${metadata.name}`;
}
