import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import {
  kubernetesAuthStrategyExtensionPoint,
  kubernetesFetcherExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { durationToMilliseconds } from '@backstage/types';
import { BoundedKubernetesFetcher } from './BoundedKubernetesFetcher';
import { preloadUsage } from './podUsage';
import { ServiceAccountStrategy } from './ServiceAccountStrategy';

const defaultBudgetMs = 2_000;

export const kubernetesModuleBounded = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'bounded',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        fetcher: kubernetesFetcherExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        strategies: kubernetesAuthStrategyExtensionPoint,
      },
      async init({ config, fetcher, lifecycle, logger, strategies }) {
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
        fetcher.addFetcher(new BoundedKubernetesFetcher({ budgetMs, logger }));
        // Loading the client takes seconds on a busy machine; the first reader of a page should not be the one who waits.
        lifecycle.addStartupHook(preloadUsage);
      },
    });
  },
});
