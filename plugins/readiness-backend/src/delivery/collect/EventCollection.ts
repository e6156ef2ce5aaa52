import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EventCollectorRegistration,
  EventRun,
  EventSink,
  runEventCollector,
  SourceClients,
  StreamEnd,
} from '@groundwork/plugin-readiness-node';
import { stringifyError } from '@backstage/errors';
import { redactText, SourceError } from '@groundwork/source-client';
import { InventoryService } from '../../inventory';
import { LISTING } from '../events/cursors';

/** What reading events stands on. */
export interface EventCollectionServices {
  readonly sources: SourceClients;
  readonly inventory: InventoryService;
  readonly events: EventSink;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly secrets: readonly string[];
}

/** Reads the events of a source for the services of the catalog. */
export class EventCollection {
  readonly #services: EventCollectionServices;

  constructor(services: EventCollectionServices) {
    this.#services = services;
  }

  async run(
    registration: EventCollectorRegistration,
    signal: AbortSignal,
  ): Promise<EventRun> {
    const { inventory, sources, events, logger, now, secrets } = this.#services;
    const { subjects } = await inventory.current();
    try {
      const run = await runEventCollector(
        registration,
        subjects.filter(({ kind }) => kind === 'Component'),
        {
          ...{ sources, now, secrets, signal },
          sink: events,
          logger: logger.child({ collector: registration.collector.id }),
        },
      );
      await this.#noteListing(registration, { outcome: 'complete' });
      return run;
    } catch (error) {
      await this.#noteListing(registration, {
        outcome: 'failed',
        reason: error instanceof SourceError ? error.reason : 'unsupported',
        message: redactText(stringifyError(error), secrets),
      });
      throw error;
    }
  }

  /** A source that does not even say what there is to read is silent, and readers are told. */
  async #noteListing(
    { collector: { id, source } }: EventCollectorRegistration,
    end: StreamEnd,
  ): Promise<void> {
    const { events, now } = this.#services;
    const name = { collector: id, source, stream: LISTING };
    await events.ended(name, end, now());
  }
}
