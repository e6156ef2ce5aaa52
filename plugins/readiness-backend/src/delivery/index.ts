import { DEFAULT_DELIVERY_SETTINGS } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { Registry } from '../registry';
import {
  EventCollection,
  EventCollectionServices,
} from './collect/EventCollection';
import { DatabaseDeliveryDeriver } from './derive/DatabaseDeliveryDeriver';
import { DatabaseEventStore } from './events/DatabaseEventStore';
import { DeliveryTaskServices, scheduleDeliveryTasks } from './tasks';

/** Reads events of deliveries and derives what they mean, from now on. */
export async function startDeliveries(
  services: Omit<EventCollectionServices, 'events'> &
    Pick<DeliveryTaskServices, 'scheduler'> & {
      readonly knex: Knex;
      readonly registry: Registry;
    },
): Promise<void> {
  const events = new DatabaseEventStore(services.knex);
  await scheduleDeliveryTasks(
    {
      scheduler: services.scheduler,
      collection: new EventCollection({ ...services, events }),
      deriver: new DatabaseDeliveryDeriver({
        ...services,
        settings: DEFAULT_DELIVERY_SETTINGS,
      }),
    },
    services.registry.eventCollectors,
  );
}
