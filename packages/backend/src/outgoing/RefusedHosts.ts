import type { LoggerService } from '@backstage/backend-plugin-api';
import { metrics } from '@opentelemetry/api';
import { HostNotConfiguredError } from './HostNotConfiguredError';
import type { ConfiguredHosts } from './ConfiguredHosts';

const WARN_EVERY_MS = 5 * 60_000;
/** Names come from whoever asks; the log's memory is bounded. */
const MOST_REMEMBERED = 100;

/** Says which hosts are not asked, once in five minutes each in the log. */
export class RefusedHosts {
  readonly #configured: ConfiguredHosts;
  readonly #logger: LoggerService;
  readonly #warnedAtMs = new Map<string, number>();
  readonly #refused = metrics
    .getMeter('backend')
    .createCounter('groundwork.outgoing.refused', {
      description: 'Outgoing requests to hosts that the configuration lacks',
    });

  constructor(configured: ConfiguredHosts, logger: LoggerService) {
    this.#configured = configured;
    this.#logger = logger;
  }

  /** Why a host is not asked; nothing when it may be. */
  refusal(host: string): HostNotConfiguredError | undefined {
    if (this.#configured.has(host)) {
      return undefined;
    }
    const error = new HostNotConfiguredError(host);
    this.#refused.add(1);
    const now = Date.now();
    if (now - (this.#warnedAtMs.get(host) ?? -Infinity) >= WARN_EVERY_MS) {
      if (this.#warnedAtMs.size >= MOST_REMEMBERED) {
        this.#warnedAtMs.clear();
      }
      this.#warnedAtMs.set(host, now);
      this.#logger.warn(error.message, { host });
    }
    return error;
  }
}
