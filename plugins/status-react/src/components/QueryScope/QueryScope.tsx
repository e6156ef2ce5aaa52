import { useContext, useState } from 'react';
import type { PropsWithChildren } from 'react';
import {
  QueryClient,
  QueryClientContext,
  QueryClientProvider,
} from '@tanstack/react-query';

const STALE_AFTER_MS = 30_000;

function OwnQueryClient(props: PropsWithChildren) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: STALE_AFTER_MS, retry: 1 } },
      }),
  );
  return (
    <QueryClientProvider client={client}>{props.children}</QueryClientProvider>
  );
}

/**
 * Gives a plugin's components a query cache: the portal's own where there is
 * one, so that pages share answers, else one of this scope, so that the plugin
 * also works in an instance that has none.
 */
export function QueryScope({ children }: PropsWithChildren) {
  const shared = useContext(QueryClientContext);
  return shared ? <>{children}</> : <OwnQueryClient>{children}</OwnQueryClient>;
}
