import type { Config } from '@backstage/config';
import type { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';
import {
  Closures,
  pageLimits,
  realWaiting,
  runLimits,
  SourceGate,
  type GateLimits,
  type RequestGate,
  type Waiting,
} from '../gate';
import { configuredSecrets } from '../redaction';
import {
  DispatcherPool,
  type ProxySettings,
} from '../transport/DispatcherPool';
import { TlsResolver } from '../transport/tls';
import { SourceClient, type SharedMeans } from './SourceClient';
import type { SourceTarget, SourceUse } from './target';

/** Ways to credentials of clusters, by the name of their `authProvider`. */
export type ClusterCredentials = Readonly<
  Record<string, AuthenticationStrategy>
>;

/** What a process decides about its sources; everything has a default. */
export interface SourceClientsOptions {
  /** Beside `serviceAccount`, which is always there. */
  readonly clusterCredentials?: ClusterCredentials;
  /** Proxies, where they are not those of the environment. */
  readonly proxy?: ProxySettings;
  readonly waiting?: Partial<Waiting>;
  readonly now?: () => number;
}

interface Core extends SharedMeans {
  readonly config: Config;
  readonly clusterCredentials: ClusterCredentials;
  readonly closures: Closures;
  readonly kept: Map<unknown, unknown>;
}

/**
 * The outside systems of one process: connections, gates and credentials are shared by all who ask. Each kind of system
 * has an entry point of its own that takes this: `clustersOf(sources)`, `argocdOf(sources)` and so on.
 */
export class SourceClients {
  readonly #core: Core;
  readonly #use: SourceUse;

  private constructor(core: Core, use: SourceUse) {
    this.#core = core;
    this.#use = use;
  }

  static fromConfig(
    config: Config,
    options: SourceClientsOptions = {},
  ): SourceClients {
    const closures = new Closures(options.now);
    return new SourceClients(
      {
        config,
        clusterCredentials: options.clusterCredentials ?? {},
        pool: new DispatcherPool(options.proxy),
        tls: new TlsResolver(),
        closures,
        gate: new SourceGate(pageLimits, closures),
        waiting: { ...realWaiting, ...options.waiting },
        secrets: configuredSecrets(config),
        kept: new Map(),
      },
      {},
    );
  }

  get config(): Config {
    return this.#core.config;
  }

  get clusterCredentials(): ClusterCredentials {
    return this.#core.clusterCredentials;
  }

  /** The same systems over the same connections, within bounds: those of a run, or of a page that is being read. */
  within(use: SourceUse): SourceClients {
    return new SourceClients(this.#core, both(this.#use, use));
  }

  /** A client of one system. */
  client(target: SourceTarget, use: SourceUse = {}): SourceClient {
    return new SourceClient(target, both(this.#use, use), this.#core);
  }

  /** A gate of its own for one run: its budget is apart, and a source that asks to be left alone is left alone by all. */
  runGate(limits: GateLimits = runLimits): RequestGate {
    return new SourceGate(limits, this.#core.closures);
  }

  /** Makes something once per process, such as the list of clusters. The maker itself is the key. */
  once<T>(make: (sources: SourceClients) => T): T {
    const { kept } = this.#core;
    if (!kept.has(make)) {
      kept.set(make, make(new SourceClients(this.#core, {})));
    }
    // What a maker made is only ever found under that maker.
    return kept.get(make) as T;
  }

  /** Ends every connection. */
  close(): Promise<void> {
    return this.#core.pool.close();
  }
}

/** The later bounds win, except that either signal ends the request. */
function both(first: SourceUse, then: SourceUse): SourceUse {
  return {
    ...first,
    ...then,
    ...(first.signal && then.signal
      ? { signal: AbortSignal.any([first.signal, then.signal]) }
      : {}),
  };
}
