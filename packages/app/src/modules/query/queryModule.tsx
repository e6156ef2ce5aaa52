import { useState } from 'react';
import type { PropsWithChildren } from 'react';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { AppRootWrapperBlueprint } from '@backstage/plugin-app-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';

const STALE_AFTER_MS = 30_000;

/**
 * One query cache for the whole portal, so that the home page and a service
 * page that ask the same question share one answer.
 */
function QueryRoot(props: PropsWithChildren) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: STALE_AFTER_MS, retry: 1 },
        },
      }),
  );
  return (
    <QueryClientProvider client={client}>{props.children}</QueryClientProvider>
  );
}

export const queryModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    AppRootWrapperBlueprint.make({
      name: 'query-client',
      params: { component: QueryRoot },
    }),
  ],
});
