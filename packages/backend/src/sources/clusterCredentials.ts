import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';
import type { ClusterCredentials } from '@groundwork/source-client';

type Strategies = typeof import('@backstage/plugin-kubernetes-backend');

/** What the strategies of the Kubernetes plugin are made from. */
interface Ingredients {
  readonly config: RootConfigService;
  readonly logger: LoggerService;
}

/**
 * A strategy of the Kubernetes plugin, which brings the clients of three clouds with it: it is loaded when the first cluster
 * needs it, and never where none does.
 */
function whenNeeded(
  make: (strategies: Strategies) => AuthenticationStrategy,
): AuthenticationStrategy {
  let made: Promise<AuthenticationStrategy> | undefined;
  return {
    getCredential: async (details, auth) => {
      made ??= import('@backstage/plugin-kubernetes-backend').then(make);
      return (await made).getCredential(details, auth);
    },
    // None of them finds fault with a cluster, or has something to tell a browser.
    validateCluster: () => [],
    presentAuthMetadata: () => ({}),
  };
}

/** The ways to credentials of clusters that need no visitor, beside `serviceAccount`. */
export function clusterCredentials({
  config,
  logger,
}: Ingredients): ClusterCredentials {
  return {
    aws: whenNeeded(({ AwsIamStrategy }) => new AwsIamStrategy({ config })),
    azure: whenNeeded(
      ({ AzureIdentityStrategy }) => new AzureIdentityStrategy(logger),
    ),
    googleServiceAccount: whenNeeded(
      ({ GoogleServiceAccountStrategy }) =>
        new GoogleServiceAccountStrategy({ config }),
    ),
    localKubectlProxy: whenNeeded(
      ({ AnonymousStrategy }) => new AnonymousStrategy(),
    ),
  };
}
