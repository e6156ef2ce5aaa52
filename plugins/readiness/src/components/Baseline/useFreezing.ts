import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeliveryBaseline } from '../../answers';
import { readinessApiRef } from '../../api';
import type { AskedBaseline, AskedTarget } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import type { MetricName } from '../DeliveryMetrics/metricNames';

/** What is to be done: something to be frozen, or something that is frozen already, and targets against it. */
export interface ToFreeze {
  readonly baseline: AskedBaseline | DeliveryBaseline;
  readonly targets: readonly AskedTarget[];
}

/** What was done: it is frozen, and these targets could not be set. */
export interface Frozen {
  readonly hash: string;
  readonly failures: ReadonlyMap<MetricName, Error>;
}

/** Freezes once, and then sets the targets one by one: one that is refused does not take the others with it. */
export function useFreezing() {
  const { delivery } = useApi(readinessApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ baseline, targets }: ToFreeze): Promise<Frozen> => {
      const { hash } =
        'hash' in baseline ? baseline : await delivery.freeze(baseline);
      const failures = new Map<MetricName, Error>();
      for (const target of targets) {
        try {
          await delivery.setTarget(hash, target);
        } catch (error) {
          failures.set(
            target.metric,
            error instanceof Error ? error : new Error(String(error)),
          );
        }
      }
      return { hash, failures };
    },
    // Also after a failure: an answer that got lost on its way may have been of something that was done.
    onSettled: async frozen => {
      // Numbers that changed meanwhile are refused: the form shows the new ones.
      if (!frozen)
        await client.invalidateQueries({ queryKey: ['delivery', 'numbers'] });
      await client.invalidateQueries({
        queryKey: deliveryQueries.baselines(delivery).queryKey,
      });
      if (frozen)
        await client.invalidateQueries({
          queryKey: deliveryQueries.proof(delivery, frozen.hash).queryKey,
        });
    },
  });
}

/** See {@link useFreezing}. */
export type Freezing = ReturnType<typeof useFreezing>;
