import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';
import type { ClusterCredentials } from '../client/SourceClients';

/** Strategies of `@backstage/plugin-kubernetes-backend` that need no visitor, as that package exports them. */
export interface CloudStrategies {
  readonly AnonymousStrategy: new () => AuthenticationStrategy;
  readonly AwsIamStrategy: new (options: {
    config: Config;
  }) => AuthenticationStrategy;
  readonly AzureIdentityStrategy: new (
    logger: LoggerService,
  ) => AuthenticationStrategy;
  readonly GoogleServiceAccountStrategy: new (options: {
    config: Config;
  }) => AuthenticationStrategy;
}

/** What the strategies are made from. */
export interface CloudIngredients {
  readonly config: Config;
  readonly logger: LoggerService;
  /** `() => import('@backstage/plugin-kubernetes-backend')`: it brings the clients of three clouds with it. */
  readonly load: () => Promise<CloudStrategies>;
}

/**
 * The ways to credentials of clusters that need no visitor, beside `serviceAccount`: the same for backend and command line.
 * They are loaded when the first cluster needs one, and never where none does.
 */
export function cloudCredentials({
  config,
  logger,
  load,
}: CloudIngredients): ClusterCredentials {
  const whenNeeded = (
    make: (strategies: CloudStrategies) => AuthenticationStrategy,
  ): AuthenticationStrategy => {
    let made: Promise<AuthenticationStrategy> | undefined;
    return {
      getCredential: async (details, auth) => {
        made ??= load().then(make);
        return (await made).getCredential(details, auth);
      },
      // None of them finds fault with a cluster, or has something to tell a browser.
      validateCluster: () => [],
      presentAuthMetadata: () => ({}),
    };
  };
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
