import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readinessApiRef } from '../../api';
import type { SaidAbout } from '../../deliveryApi';
import { deliveryQueries } from '../../deliveryQueries';

/** What was said about a service or the services of a team. */
export function useOverlays(about: SaidAbout) {
  const { delivery } = useApi(readinessApiRef);
  return useQuery(deliveryQueries.overlays(delivery, about));
}

/** Whether the reader may say something about a service; not while that is unknown. */
export function useMayContest(service: string): boolean {
  const { data } = useOverlays({ of: 'service', ref: service });
  return data?.contestable.includes(service) ?? false;
}

/** Says something or takes it back; then everything that was counted is asked for again. */
export function useSaying(send: (reason: string) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    // Also after a failure: somebody else may have said it meanwhile, or an answer was lost on its way.
    onSettled: () => client.invalidateQueries({ queryKey: ['delivery'] }),
  });
}
