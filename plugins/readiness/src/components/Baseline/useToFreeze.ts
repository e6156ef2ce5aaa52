import { useApi } from '@backstage/frontend-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import type { DeliveryScope } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';
import { useWindowLength } from '../DeliveryMetrics/useDelivery';
import { dayAfter } from './draft';
import { isPastDay, useLastDay } from './useLastDay';

/**
 * The numbers that would be frozen: a window that ends with the day in the address, or with yesterday, because today is
 * not over.
 */
export function useToFreeze(scope: DeliveryScope) {
  const { delivery } = useApi(readinessApiRef);
  const { length: days } = useWindowLength();
  const { given } = useLastDay();
  const current = useQuery(deliveryQueries.numbers(delivery, scope, { days }));
  // Only the backend knows which day it is where it counts days.
  const tomorrow = current.data?.numbers.window.toDay;
  const today = tomorrow === undefined ? undefined : dayAfter(tomorrow, -1);
  const past = useQuery({
    ...deliveryQueries.numbersBefore(delivery, scope, {
      days,
      to:
        today !== undefined && given !== undefined && isPastDay(given, today)
          ? dayAfter(given, 1)
          : today,
    }),
    enabled: tomorrow !== undefined && !current.isPlaceholderData,
    placeholderData: keepPreviousData,
  });
  return current.data === undefined ? current : past;
}
