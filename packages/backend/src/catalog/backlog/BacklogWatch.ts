import type { LoggerService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { metrics } from '@opentelemetry/api';
import type { SilentHost } from '../../outgoing';
import type { Backlog } from './readBacklog';

/** What is watched. */
export interface BacklogSources {
  readonly backlog: () => Promise<Backlog>;
  /** Hosts that the catalog reads from and that do not answer. */
  readonly silentHosts: () => readonly SilentHost[];
  readonly logger: LoggerService;
  readonly now?: () => number;
}

const WARN_EVERY_MS = 5 * 60_000;

/** Counts overdue entities for the metrics, and warns while there are any: at once, then every few minutes. */
export class BacklogWatch {
  readonly #sources: BacklogSources;
  readonly #now: () => number;
  #latest: Backlog | undefined;
  #behindSinceMs: number | undefined;
  #saidAtMs = -Infinity;

  constructor(sources: BacklogSources) {
    this.#sources = sources;
    this.#now = sources.now ?? Date.now;
    this.#measure();
  }

  async look(): Promise<void> {
    const { backlog, logger } = this.#sources;
    try {
      this.#latest = await backlog();
      this.#say(this.#latest);
    } catch (error) {
      assertError(error);
      // No number is better than the last one, which is no longer true.
      this.#latest = undefined;
      if (this.#isTimeToSay()) {
        logger.warn('Nobody knows how far the catalog is behind', error);
      }
    }
  }

  #say(latest: Backlog): void {
    const { logger, silentHosts } = this.#sources;
    const { entities, overdue, oldestOverdueMs = 0 } = latest;
    if (overdue > 0) {
      this.#behindSinceMs ??= this.#now();
      if (this.#isTimeToSay()) {
        logger.warn(
          `The catalog is behind: ${overdue} of ${entities} entities are overdue`,
          {
            overdue,
            entities,
            oldestOverdueSeconds: Math.round(oldestOverdueMs / 1000),
            silentHosts: silentHosts()
              .map(({ host }) => host)
              .join(', '),
          },
        );
      }
    } else if (this.#behindSinceMs !== undefined) {
      logger.info('The catalog has caught up: no entity is overdue', {
        entities,
        behindSeconds: Math.round((this.#now() - this.#behindSinceMs) / 1000),
      });
      this.#behindSinceMs = undefined;
      this.#saidAtMs = -Infinity;
    }
  }

  #isTimeToSay(): boolean {
    const now = this.#now();
    if (now - this.#saidAtMs < WARN_EVERY_MS) {
      return false;
    }
    this.#saidAtMs = now;
    return true;
  }

  /** What is not known is no number: an instrument that is not told anything goes on with its last one. */
  #measure(): void {
    const meter = metrics.getMeter('backend');
    meter
      .createObservableGauge('groundwork.catalog.overdue', {
        description: 'Entities that the catalog should have read again by now',
      })
      .addCallback(result => result.observe(this.#latest?.overdue ?? NaN));
    meter
      .createObservableGauge('groundwork.catalog.overdue.oldest', {
        description: 'How long the entity that waits longest has been due',
        unit: 's',
      })
      .addCallback(result =>
        result.observe(
          this.#latest ? (this.#latest.oldestOverdueMs ?? 0) / 1000 : NaN,
        ),
      );
  }
}
