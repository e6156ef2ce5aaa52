import { calendarIn } from '@groundwork/delivery-metrics';
import {
  FirstDeployments,
  firstDeployments,
  Observation,
  Subject,
} from '@groundwork/plugin-readiness-common';
import { CollectContext, Collector } from '@groundwork/plugin-readiness-node';
import { firstsOf } from './firstsOf';
import { lookAtStore } from './lookAtStore';
import { lastWholeWeeks } from './measureDeliveries';
import { DeliveryEvidenceServices } from './StoreReadings';

/** When a component was deployed first and how often lately, whichever system deploys it. */
export class FirstDeploymentsCollector implements Collector<FirstDeployments> {
  readonly id = 'readiness:first-deployments';
  readonly produces = firstDeployments;
  readonly appliesTo = { kind: 'Component' } as const;
  readonly #services: DeliveryEvidenceServices;

  constructor(services: DeliveryEvidenceServices) {
    this.#services = services;
  }

  collect(
    { ref }: Subject,
    context: CollectContext,
  ): Promise<Observation<FirstDeployments>> {
    const { knex, options } = this.#services;
    const { timeZone } = options.settings;
    return lookAtStore(
      this.#services,
      { service: ref, context, ofAllTiers: true },
      told =>
        firstsOf(ref, {
          ...{ ...told, knex, options },
          window: lastWholeWeeks(context.asOf, {
            calendar: calendarIn(timeZone),
            timeZone,
          }),
        }),
    );
  }
}
