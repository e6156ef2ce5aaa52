import { useApi } from '@backstage/frontend-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import type { DeliveryScope } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useWindowLength } from '../DeliveryMetrics/useDelivery';
import { dayAfter } from './draft';

/** The numbers that would be frozen: a window that ends with yesterday, because today is not over. */
export function useToFreeze(scope: DeliveryScope) {
  const { delivery } = useApi(readinessApiRef);
  const { length: days } = useWindowLength();
  const current = useQuery(deliveryQueries.numbers(delivery, scope, { days }));
  // Only the backend knows which day it is where it counts days.
  const tomorrow = current.data?.numbers.window.toDay;
  const past = useQuery({
    ...deliveryQueries.numbersBefore(delivery, scope, {
      days,
      to: tomorrow === undefined ? undefined : dayAfter(tomorrow, -1),
    }),
    enabled: tomorrow !== undefined && !current.isPlaceholderData,
    placeholderData: keepPreviousData,
  });
  return current.data === undefined ? current : past;
}
