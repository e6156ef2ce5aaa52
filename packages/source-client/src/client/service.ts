import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type LoggerService,
  type RootConfigService,
  type ServiceRef,
} from '@backstage/backend-plugin-api';
import { SourceClients, type ClusterCredentials } from './SourceClients';

/** What a backend hands in. */
export interface SourceClientsFactoryOptions {
  /** Ways to credentials of clusters, such as those of `@backstage/plugin-kubernetes-backend`. */
  readonly clusterCredentials?: (from: {
    readonly config: RootConfigService;
    readonly logger: LoggerService;
  }) => ClusterCredentials;
}

function factoryOf(
  service: ServiceRef<SourceClients, 'root', 'singleton'>,
  { clusterCredentials }: SourceClientsFactoryOptions = {},
) {
  return createServiceFactory({
    service,
    deps: {
      config: coreServices.rootConfig,
      logger: coreServices.rootLogger,
      lifecycle: coreServices.rootLifecycle,
    },
    factory({ config, logger, lifecycle }) {
      const sources = SourceClients.fromConfig(
        config,
        clusterCredentials
          ? { clusterCredentials: clusterCredentials({ config, logger }) }
          : {},
      );
      lifecycle.addShutdownHook(() => sources.close());
      return sources;
    },
  });
}

/** The outside systems, shared by all plugins of a process. */
export const sourceClientsServiceRef: ServiceRef<
  SourceClients,
  'root',
  'singleton'
> = createServiceRef<SourceClients>({
  id: 'groundwork.source-clients',
  scope: 'root',
  defaultFactory: async service => factoryOf(service),
});

/** A factory for backends that know more ways to credentials than `serviceAccount`. */
export function sourceClientsServiceFactory(
  options: SourceClientsFactoryOptions,
) {
  return factoryOf(sourceClientsServiceRef, options);
}
