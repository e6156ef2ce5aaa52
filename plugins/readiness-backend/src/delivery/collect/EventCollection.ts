import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EventCollectorRegistration,
  EventRun,
  EventSink,
  runEventCollector,
  SourceClients,
} from '@groundwork/plugin-readiness-node';
import { InventoryService } from '../../inventory';

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
    return runEventCollector(
      registration,
      subjects.filter(({ kind }) => kind === 'Component'),
      {
        ...{ sources, now, secrets, signal },
        sink: events,
        logger: logger.child({ collector: registration.collector.id }),
      },
    );
  }
}
