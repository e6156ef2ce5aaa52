import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EventParams } from '@backstage/plugin-events-node';
import { redact, redactText } from '@groundwork/source-client';
import { setTimeout as pause } from 'node:timers/promises';
import { Telemetry } from '../../telemetry';
import { InboxStore } from './InboxStore';

/** GitHub waits ten seconds for an answer. */
const PATIENCE_MS = 5_000;

/** What keeping stands on. */
export interface InboxServices {
  readonly inbox: InboxStore;
  readonly telemetry: Pick<Telemetry, 'told'>;
  readonly logger: Pick<LoggerService, 'error'>;
  readonly now: () => Date;
  readonly secrets: readonly string[];
  /** Has what is kept looked into. */
  readonly wake: () => void;
}

/** Keeps what is told before whoever tells it is answered, and looks into nothing. */
export class Inbox {
  readonly #services: InboxServices;
  readonly #deliveryHeaders: ReadonlyMap<string, string>;

  /** @param deliveryHeaders - by topic */
  constructor(
    services: InboxServices,
    deliveryHeaders: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#services = services;
    this.#deliveryHeaders = deliveryHeaders;
  }

  /**
   * Comes back when the event is committed. Backstage answers 202 whatever becomes of it here, so one that cannot be kept is
   * counted and logged; the next reading of its source finds what it told of.
   */
  async receive(event: EventParams): Promise<void> {
    const { telemetry, logger, secrets, wake } = this.#services;
    const { topic } = event;
    const delivery = this.#deliveryOf(event);
    try {
      const isNew = await this.#keep(event, delivery);
      telemetry.told(topic, isNew ? 'kept' : 'repeated');
      if (isNew) wake();
    } catch (error) {
      telemetry.told(topic, 'lost');
      logger.error('An event that was told could not be kept', {
        topic,
        ...(delivery === undefined ? {} : { delivery }),
        why: redactText(stringifyError(error), secrets),
      });
    }
  }

  async #keep(
    { topic, eventPayload: payload }: EventParams,
    delivery: string | undefined,
  ): Promise<boolean> {
    const { inbox, now, secrets } = this.#services;
    const over = new AbortController();
    try {
      return await Promise.race([
        inbox.keep({
          ...{ topic, payload, delivery, atMs: now().getTime() },
          kept: redact(payload, secrets),
        }),
        pause(PATIENCE_MS, undefined, { signal: over.signal }).then(() => {
          throw new Error(`The database took longer than ${PATIENCE_MS} ms`);
        }),
      ]);
    } finally {
      over.abort();
    }
  }

  #deliveryOf({ topic, metadata }: EventParams): string | undefined {
    const header = this.#deliveryHeaders.get(topic);
    const value = header === undefined ? undefined : metadata?.[header];
    return typeof value === 'string' ? value : value?.[0];
  }
}
