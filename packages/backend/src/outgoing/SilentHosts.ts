import type { LoggerService } from '@backstage/backend-plugin-api';
import { metrics } from '@opentelemetry/api';

/** A host that took a request and did not answer it. */
export interface SilentHost {
  /** With its port, when it is not the usual one. */
  readonly host: string;
  /** Start of the silence. */
  readonly sinceMs: number;
}

/** What was waited for in vain. */
export type Awaited = 'connection' | 'first byte' | 'next byte';

interface Silence extends SilentHost {
  readonly lastMissedMs: number;
}

const WARN_EVERY_MS = 5 * 60_000;
/** A host that nobody has asked for so long may answer again for all we know. */
const FORGET_AFTER_MS = 10 * 60_000;

/** Which hosts do not answer this process; says so once in the log when it begins and when it ends. */
export class SilentHosts {
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #silences = new Map<string, Silence>();
  readonly #warnedAtMs = new Map<string, number>();
  readonly #recoveredAtMs = new Map<string, number>();
  readonly #unanswered = metrics
    .getMeter('backend')
    .createCounter('groundwork.outgoing.unanswered', {
      description: 'Outgoing requests that were given up because of silence',
    });

  constructor(logger: LoggerService, now: () => number = Date.now) {
    this.#logger = logger;
    this.#now = now;
  }

  /** A request was given up after a time of silence. */
  missed(host: string, awaited: Awaited, silentMs: number): void {
    const now = this.#now();
    this.#unanswered.add(1, { host, awaited });
    if (now - silentMs < (this.#recoveredAtMs.get(host) ?? -Infinity)) {
      // It was sent during a silence that is over.
      return;
    }
    const sinceMs = this.#silences.get(host)?.sinceMs ?? now - silentMs;
    this.#silences.set(host, { host, sinceMs, lastMissedMs: now });
    if (now - (this.#warnedAtMs.get(host) ?? -Infinity) >= WARN_EVERY_MS) {
      this.#warnedAtMs.set(host, now);
      this.#logger.warn(
        `${host} does not answer; what asks it is told so and not kept waiting`,
        { host, awaited, since: new Date(sinceMs).toISOString() },
      );
    }
    this.#forget(now);
  }

  /** A whole answer was read. */
  answered(host: string): void {
    const silence = this.#silences.get(host);
    if (silence) {
      this.#silences.delete(host);
      this.#recoveredAtMs.set(host, this.#now());
      this.#logger.info(`${host} answers again`, {
        host,
        silentMs: this.#now() - silence.sinceMs,
      });
    }
  }

  list(): readonly SilentHost[] {
    this.#forget(this.#now());
    return [...this.#silences.values()].map(({ host, sinceMs }) => ({
      host,
      sinceMs,
    }));
  }

  #forget(now: number): void {
    for (const { host, lastMissedMs } of this.#silences.values()) {
      if (now - lastMissedMs > FORGET_AFTER_MS) {
        this.#silences.delete(host);
      }
    }
    forgetBefore(this.#warnedAtMs, now - WARN_EVERY_MS);
    forgetBefore(this.#recoveredAtMs, now - FORGET_AFTER_MS);
  }
}

function forgetBefore(times: Map<string, number>, beforeMs: number): void {
  for (const [host, at] of times) {
    if (at < beforeMs) {
      times.delete(host);
    }
  }
}
