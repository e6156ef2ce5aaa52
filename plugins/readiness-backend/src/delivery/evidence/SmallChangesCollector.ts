import { calendarIn } from '@groundwork/delivery-metrics';
import {
  Observation,
  SmallChanges,
  smallChanges,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { CollectContext, Collector } from '@groundwork/plugin-readiness-node';
import { DeliveryReader } from '../answers/DeliveryReader';
import { lookAtStore } from './lookAtStore';
import { lastWholeWeeks } from './measureDeliveries';
import { DeliveryEvidenceServices } from './StoreReadings';

/** A newcomer's change: what is made of more commits is a project. */
const MOST_COMMITS = 5;
/** A median needs no more, and a service that is changed every hour has thousands. */
const MOST_CHANGES = 500;
const HOUR_MS = 3_600_000;

/** How long the small changes of a service took to production. */
export class SmallChangesCollector implements Collector<SmallChanges> {
  readonly id = 'readiness:small-changes';
  readonly produces = smallChanges;
  readonly appliesTo = {
    kind: 'Component',
    type: ['service'],
    lifecycle: ['production'],
  } as const;
  readonly #services: DeliveryEvidenceServices;

  constructor(services: DeliveryEvidenceServices) {
    this.#services = services;
  }

  collect(
    { ref }: Subject,
    context: CollectContext,
  ): Promise<Observation<SmallChanges>> {
    const { knex, options } = this.#services;
    const { timeZone } = options.settings;
    return lookAtStore(this.#services, { service: ref, context }, async () => {
      const window = lastWholeWeeks(context.asOf, {
        calendar: calendarIn(timeZone),
        timeZone,
      });
      const records = await new DeliveryReader(knex).records([ref], window);
      const leadTimes = records
        .filter(
          ({ status, finishedAtMs }) =>
            status === 'success' &&
            finishedAtMs >= window.fromMs &&
            finishedAtMs < window.toMs,
        )
        .sort((a, b) => b.finishedAtMs - a.finishedAtMs)
        .flatMap(({ changes }) => changes)
        .filter(
          ({ commitsAuthoredAtMs }) =>
            commitsAuthoredAtMs.length <= MOST_COMMITS,
        )
        .flatMap(({ leadTimeMs }) => leadTimeMs ?? [])
        .slice(0, MOST_CHANGES);
      const { fromDay, toDay } = window;
      return {
        window: { fromDay, toDay },
        leadTimeHours: leadTimes
          .map(leadTimeMs => leadTimeMs / HOUR_MS)
          .sort((a, b) => a - b),
      };
    });
  }
}
