import { calendarIn } from '@groundwork/delivery-metrics';
import {
  deliveryMetrics,
  MeasuredDeliveries,
  Observation,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { CollectContext, Collector } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { DeliveryReader } from '../answers/DeliveryReader';
import { areIncidentsRead } from '../answers/incidentsRead';
import { SourceHealth } from '../answers/sourceHealth';
import { DayWindow } from '../answers/window';
import { DatabaseReadings } from '../collect/readings';
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
        const { calendar, ...known } = await context.once(
          'circumstances',
          async () => ({
            calendar: calendarIn(timeZone),
            incidentsRead: await incidentReadings(knex, context.asOf),
          }),
        );
        return measureDeliveries(ref, {
          ...{ ...told, ...known, knex },
          hasIncidentSource:
            options.incidentSource ??
            (await new DeliveryReader(knex).knowsIncidents([ref])),
          window: baselineWindow(context.asOf, { calendar, timeZone }),
        });
      },
    );
  }
}

/** How all that tells of incidents was read, for each window to be asked. */
async function incidentReadings(
  knex: Knex,
  asOf: Date,
): Promise<(window: DayWindow) => boolean> {
  const [readings, streams] = await Promise.all([
    new DatabaseReadings(knex).all(),
    new SourceHealth(knex).streams(asOf.getTime()),
  ]);
  return window => areIncidentsRead(readings, streams, window);
}
