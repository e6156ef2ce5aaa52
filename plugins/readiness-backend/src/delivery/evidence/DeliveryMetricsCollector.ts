import { calendarIn } from '@groundwork/delivery-metrics';
import {
  absent,
  deliveryMetrics,
  failed,
  MeasuredDeliveries,
  Observation,
  observed,
  Subject,
} from '@groundwork/plugin-readiness-common';
import {
  CollectContext,
  Collector,
  EventCollectorRegistration,
} from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { DeliveryReader } from '../answers/DeliveryReader';
import { DeliveryOptions } from '../options';
import { baselineWindow, measureDeliveries } from './measureDeliveries';
import { StoreReadings } from './StoreReadings';

/** What is looked at: our own store, which the portal's event collectors fill. */
export const deliveryStore = {
  kind: 'readiness',
  instance: 'delivery store',
} as const;

/** What the collectors of the delivery store stand on. */
export interface DeliveryEvidenceServices {
  readonly knex: Knex;
  readonly options: DeliveryOptions;
  readonly eventCollectors: readonly EventCollectorRegistration[];
}

/**
 * Says what the delivery store knows of a service. What its sources have not told to the end is a failed look and never a
 * low number.
 */
export class DeliveryMetricsCollector implements Collector<MeasuredDeliveries> {
  readonly id = 'readiness:delivery-metrics';
  readonly produces = deliveryMetrics;
  readonly appliesTo = {
    kind: 'Component',
    lifecycle: ['production'],
  } as const;
  readonly #services: DeliveryEvidenceServices;

  constructor(services: DeliveryEvidenceServices) {
    this.#services = services;
  }

  async collect(
    { ref }: Subject,
    context: CollectContext,
  ): Promise<Observation<MeasuredDeliveries>> {
    const { knex, options } = this.#services;
    const { timeZone } = options.settings;
    const { readings, hasIncidentSource, calendar } = await context.once(
      'delivery store',
      async () => ({
        readings: await StoreReadings.read(
          knex,
          this.#services.eventCollectors,
        ),
        hasIncidentSource:
          options.incidentSource ??
          (await new DeliveryReader(knex).knowsIncidents()),
        calendar: calendarIn(timeZone),
      }),
    );
    const look = { source: deliveryStore };
    const notRead = readings.notReadOf(ref, context.asOf);
    if (notRead) {
      return failed(notRead.reason, notRead.message, look);
    }
    const source = readings.sourceOf(ref);
    if (source === undefined) {
      return absent(
        'Every source was read, and none tells of deployments of it.',
        look,
      );
    }
    const window = baselineWindow(context.asOf, { calendar, timeZone });
    return observed(
      await measureDeliveries(ref, source, {
        knex,
        readings,
        window,
        hasIncidentSource,
      }),
      look,
    );
  }
}
