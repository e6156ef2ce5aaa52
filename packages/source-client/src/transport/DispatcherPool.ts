import { EnvHttpProxyAgent, type Dispatcher } from 'undici';
import { tlsKey, type ResolvedTls } from './tls';

/** Proxies, where they are not those of the environment. */
export interface ProxySettings {
  readonly httpProxy?: string;
  readonly httpsProxy?: string;
  /** Hosts that are asked directly, separated by commas. */
  readonly noProxy?: string;
}

/** A proxy never helps to reach one's own machine. */
const LOOPBACK = 'localhost,127.0.0.1,[::1]';

const CONNECT_TIMEOUT_MS = 10_000;
/** Connections are kept this long at most, whatever a server promises: what sits in between forgets them sooner. */
const KEEP_ALIVE_MAX_MS = 60_000;
const UNUSED_AFTER_MS = 10 * 60_000;

interface Entry {
  readonly dispatcher: Dispatcher;
  usedAt: number;
  /** When an origin last answered: a connection to it may have been kept since. */
  readonly answeredAt: Map<string, number>;
}

/** One way out of the process, with connections that are kept. */
export interface Outlet {
  readonly dispatcher: Dispatcher;
  /** The origin has answered: the next request may run over a connection that was kept. */
  answered(origin: string): void;
  mayReuse(origin: string): boolean;
  /** A way out without kept connections, for one request. */
  fresh(): Dispatcher;
}

/**
 * Keeps connections open between requests. Systems with the same trust share one dispatcher, which keeps them apart by
 * origin; another authority or client certificate never gets at a connection that was made with the first.
 */
export class DispatcherPool {
  readonly #entries = new Map<string, Entry>();
  readonly #proxy: ProxySettings;

  constructor(proxy: ProxySettings = {}) {
    this.#proxy = proxy;
  }

  outlet(tls: ResolvedTls): Outlet {
    this.#forgetUnused();
    const key = tlsKey(tls);
    const entry = this.#entries.get(key) ?? {
      dispatcher: this.#create(tls),
      usedAt: 0,
      answeredAt: new Map<string, number>(),
    };
    entry.usedAt = Date.now();
    this.#entries.set(key, entry);
    return {
      dispatcher: entry.dispatcher,
      answered: origin => entry.answeredAt.set(origin, Date.now()),
      mayReuse: origin =>
        Date.now() - (entry.answeredAt.get(origin) ?? 0) < KEEP_ALIVE_MAX_MS,
      fresh: () => this.#create(tls),
    };
  }

  /** Ends every connection, also those in use. */
  async close(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.all(entries.map(({ dispatcher }) => dispatcher.destroy()));
  }

  #create(tls: ResolvedTls): Dispatcher {
    const noProxy =
      this.#proxy.noProxy ??
      [process.env.no_proxy ?? process.env.NO_PROXY, LOOPBACK]
        .filter(Boolean)
        .join(',');
    return new EnvHttpProxyAgent({
      ...this.#proxy,
      noProxy,
      keepAliveMaxTimeout: KEEP_ALIVE_MAX_MS,
      connect: { ...tls, timeout: CONNECT_TIMEOUT_MS },
      requestTls: { ...tls, timeout: CONNECT_TIMEOUT_MS },
    });
  }

  /** Client certificates and authorities are replaced; what was made with the old ones is let go. */
  #forgetUnused(): void {
    const before = Date.now() - UNUSED_AFTER_MS;
    for (const [key, { usedAt, dispatcher }] of this.#entries) {
      if (usedAt < before) {
        this.#entries.delete(key);
        // Ends when its last request has: whoever still reads is not disturbed.
        dispatcher.close().catch(() => undefined);
      }
    }
  }
}
