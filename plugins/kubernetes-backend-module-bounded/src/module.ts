import {
  coreServices,
  createBackendModule,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import {
  kubernetesAuthStrategyExtensionPoint,
  kubernetesFetcherExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { durationToMilliseconds } from '@backstage/types';
import { sourceClientsServiceRef } from '@groundwork/source-client';
import { ServiceAccountStrategy } from '@groundwork/source-client/kubernetes';
import { BoundedKubernetesFetcher } from './BoundedKubernetesFetcher';
import { preloadUsage } from './podUsage';

const defaultBudgetMs = 2_000;
const PRELOAD_AFTER_MS = 3_000;

/**
 * Loading the client takes seconds on a busy machine: the first reader of a page should not wait for it, and neither
 * should the start of the other plugins.
 */
function preloadLater(logger: LoggerService): void {
  setTimeout(() => {
    preloadUsage().catch(error =>
      logger.warn('The usage of pods cannot be worked out', error),
    );
  }, PRELOAD_AFTER_MS).unref();
}

export const kubernetesModuleBounded = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'bounded',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        fetcher: kubernetesFetcherExtensionPoint,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        sources: sourceClientsServiceRef,
        strategies: kubernetesAuthStrategyExtensionPoint,
      },
      async init({ config, fetcher, lifecycle, logger, sources, strategies }) {
        strategies.addAuthStrategy(
          'serviceAccount',
          new ServiceAccountStrategy(),
        );
        const budgetMs = config.has('kubernetes.bounded.budget')
          ? durationToMilliseconds(
              readDurationFromConfig(config, {
                key: 'kubernetes.bounded.budget',
              }),
            )
          : defaultBudgetMs;
        fetcher.addFetcher(
          new BoundedKubernetesFetcher({ budgetMs, logger, sources }),
        );
        lifecycle.addStartupHook(() => preloadLater(logger));
      },
    });
  },
});
