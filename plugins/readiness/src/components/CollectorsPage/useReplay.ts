import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import { deliveryQueries } from '../../deliveryQueries';

/** Has an event decoded again. */
export function useReplay(id: string) {
  const { delivery } = useApi(readinessApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => delivery.replay(id),
    onSuccess: ({ outcome }) =>
      // What is wrong with it may be something else by now.
      outcome === 'set-aside'
        ? client.invalidateQueries({
            queryKey: deliveryQueries.setAsideEvent(delivery, id).queryKey,
          })
        : undefined,
    // Also after a failure: an answer that got lost on its way may have been of something that was done.
    onSettled: () =>
      client.invalidateQueries({
        queryKey: deliveryQueries.setAside(delivery).queryKey,
      }),
  });
}
