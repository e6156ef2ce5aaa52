import { calendarIn } from '@groundwork/delivery-metrics';
import {
  deliveryMetrics,
  MeasuredDeliveries,
  Observation,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { CollectContext, Collector } from '@groundwork/plugin-readiness-node';
import { DeliveryReader } from '../answers/DeliveryReader';
import { lookAtStore } from './lookAtStore';
import { baselineWindow, measureDeliveries } from './measureDeliveries';
import { DeliveryEvidenceServices } from './StoreReadings';

/** How good the delivery metrics of a service are as something to compare with later. */
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

  collect(
    { ref }: Subject,
    context: CollectContext,
  ): Promise<Observation<MeasuredDeliveries>> {
    const { knex, options } = this.#services;
    const { timeZone } = options.settings;
    return lookAtStore(
      this.#services,
      { service: ref, context },
      async told => {
        const { hasIncidentSource, calendar } = await context.once(
          'circumstances',
          async () => ({
            hasIncidentSource:
              options.incidentSource ??
              (await new DeliveryReader(knex).knowsIncidents()),
            calendar: calendarIn(timeZone),
          }),
        );
        return measureDeliveries(ref, {
          ...{ ...told, knex, hasIncidentSource },
          window: baselineWindow(context.asOf, { calendar, timeZone }),
        });
      },
    );
  }
}
