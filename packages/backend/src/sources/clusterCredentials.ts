import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { ClusterCredentials } from '@groundwork/source-client';
import { cloudCredentials } from '@groundwork/source-client/kubernetes';

/** The ways to credentials of clusters that need no visitor, as the Kubernetes plugin has them. */
export function clusterCredentials(ingredients: {
  readonly config: RootConfigService;
  readonly logger: LoggerService;
}): ClusterCredentials {
  return cloudCredentials({
    ...ingredients,
    load: () => import('@backstage/plugin-kubernetes-backend'),
  });
}
