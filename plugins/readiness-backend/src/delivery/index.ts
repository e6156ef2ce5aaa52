import { Knex } from 'knex';
import type { ReadinessConfig } from '../config';
import { Registry } from '../registry';
import {
  EventCollection,
  EventCollectionServices,
} from './collect/EventCollection';
import { ListedServices } from './collect/ListedServices';
import { DatabaseReadings } from './collect/readings';
import { DatabaseEventStore } from './events/DatabaseEventStore';
import { DueReadings } from './inbox';
import { DeliveryTaskServices, scheduleDeliveryTasks } from './tasks';

export { DatabaseReadings } from './collect/readings';
export { readSourcesNow } from './tasks';

export { DeliveryAnswers } from './answers/DeliveryAnswers';
export { Baselines } from './baseline/Baselines';
export { DatabaseDeliveryDeriver } from './derive/DatabaseDeliveryDeriver';
export { Overlays } from './overlay/Overlays';
export { refOfScope, type Freezer, type Reader } from './baseline/scopes';
export { createInbox } from './inbox';
export type { SetAsideEvents } from './inbox';
export { deliveryStoreCollectors, FROZEN_BASELINES } from './evidence';

/** Reads events of deliveries and derives what they mean, from now on. */
export async function startDeliveries(
  services: Omit<
    EventCollectionServices,
    'events' | 'readings' | 'due' | 'listed'
  > &
    Pick<DeliveryTaskServices, 'scheduler' | 'deriver'> & {
      readonly knex: Knex;
      readonly registry: Registry;
      readonly config: Pick<ReadinessConfig, 'withCadence'>;
    },
): Promise<void> {
  const events = new DatabaseEventStore(services.knex, services.now);
  const due = new DueReadings(services.knex);
  const readings = new DatabaseReadings(services.knex);
  await scheduleDeliveryTasks(
    {
      scheduler: services.scheduler,
      collection: new EventCollection({
        ...{ ...services, events, readings, due },
        listed: new ListedServices(services.knex),
      }),
      deriver: services.deriver,
    },
    services.registry.eventCollectors.map(services.config.withCadence),
  );
}
