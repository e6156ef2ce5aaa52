import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import type { DeliveryBaseline } from '../../answers';
import { readinessApiRef } from '../../api';
import { deliveryQueries } from '../../deliveryQueries';
import { dayAfter, todayIn } from './draft';
import { isPastDay, useLastDay } from './useLastDay';

/** What has become of a baseline by the day in the address, or by yesterday; a day to come is none. */
export function useProof({ hash, window }: DeliveryBaseline) {
  const { delivery } = useApi(readinessApiRef);
  const { given } = useLastDay();
  const to =
    given !== undefined && isPastDay(given, todayIn(window.timeZone))
      ? dayAfter(given, 1)
      : undefined;
  return useQuery(deliveryQueries.proof(delivery, hash, to));
}
