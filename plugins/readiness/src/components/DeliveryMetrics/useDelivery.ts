import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import type { DeliveryScope } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useAddress } from '../../useAddress';
import { comparedMetrics, isIncomplete } from './comparison';
import { useTier } from './useTier';

/** Lengths of a window that can be chosen, in days. */
export const windowLengths = [28, 90, 180, 365] as const;
const DEFAULT_LENGTH = 90;

/** The length of the window, in the address. */
export function useWindowLength() {
  const [given, set] = useAddress('days');
  const length =
    windowLengths.find(known => String(known) === given) ?? DEFAULT_LENGTH;
  return {
    length,
    choose: (days: number) =>
      set(days === DEFAULT_LENGTH ? undefined : String(days)),
  };
}

/** The numbers of a scope, and those of the window before when they have come. */
export function useDelivery(scope: DeliveryScope) {
  const { delivery } = useApi(readinessApiRef);
  const { length: days } = useWindowLength();
  const { tier } = useTier();
  const now = useQuery(
    deliveryQueries.numbers(delivery, scope, { days, tier }),
  );
  const before = useQuery({
    ...deliveryQueries.numbersBefore(delivery, scope, {
      days,
      tier,
      to: now.data?.numbers.window.fromDay,
    }),
    // What is still shown of another window does not say where this one begins.
    enabled: now.data !== undefined && !now.isPlaceholderData,
  });
  return { now, before };
}

/** What is known of the window before. */
export type BeforeQuery = ReturnType<typeof useDelivery>['before'];

/** How the metrics moved; nothing while that is not known. */
export function movementsOf(
  now: Parameters<typeof comparedMetrics>[0],
  before: BeforeQuery,
) {
  return before.data
    ? {
        metrics: comparedMetrics(now, before.data.numbers),
        isIncomplete: isIncomplete(now) || isIncomplete(before.data.numbers),
      }
    : undefined;
}
