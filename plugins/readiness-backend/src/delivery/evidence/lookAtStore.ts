import {
  absent,
  failed,
  Observation,
  observed,
} from '@groundwork/plugin-readiness-common';
import { CollectContext } from '@groundwork/plugin-readiness-node';
import { DeliveryEvidenceServices, StoreReadings } from './StoreReadings';

/** What is looked at: our own store, which the portal's event collectors fill. */
export const deliveryStore = {
  kind: 'readiness',
  instance: 'delivery store',
} as const;

/** A service that the store may tell of, and the source that counts for it. */
export interface Told {
  readonly source: string;
  readonly readings: StoreReadings;
}

/** Looks at one service. What its sources have not told to the end is a failed look and never a low number. */
export async function lookAtStore<T>(
  { knex, eventCollectors }: DeliveryEvidenceServices,
  at: {
    readonly service: string;
    readonly context: CollectContext;
    /** Other tiers than production are asked for as well: they are worked out after it. */
    readonly ofAllTiers?: boolean;
  },
  measure: (told: Told) => Promise<T>,
): Promise<Observation<T>> {
  const { service, context, ofAllTiers = false } = at;
  const look = { source: deliveryStore };
  const readings = await context.once('store', () =>
    StoreReadings.read(knex, eventCollectors),
  );
  const notRead =
    readings.notReadOf(service, context.asOf) ??
    (ofAllTiers ? readings.notDerivedElsewhere(service) : undefined);
  if (notRead) {
    // Whoever did not answer is named, not the store that has nothing of it.
    const { source = deliveryStore } = notRead;
    return failed(notRead.reason, notRead.message, { source });
  }
  const counting = readings.sourceOf(service);
  return counting === undefined
    ? absent(
        'Every source was read, and none tells of deployments of it.',
        look,
      )
    : observed(await measure({ source: counting, readings }), look);
}
