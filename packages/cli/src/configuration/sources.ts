import type { Config } from '@backstage/config';
import {
  SourceClients,
  type SourceClientsOptions,
} from '@groundwork/source-client';
import {
  cloudCredentials,
  type CloudIngredients,
} from '@groundwork/source-client/kubernetes';

/** What a strategy has to say ends in the failure of whatever it was needed for. */
const silent: CloudIngredients['logger'] = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  child: () => silent,
};

/** The outside systems of a configuration, with the same ways to credentials as in the portal. */
export function sourcesFrom(
  config: Config,
  options: Pick<SourceClientsOptions, 'waiting'> = {},
): SourceClients {
  return SourceClients.fromConfig(config, {
    ...options,
    clusterCredentials: cloudCredentials({
      config,
      logger: silent,
      load: () => import('@backstage/plugin-kubernetes-backend'),
    }),
  });
}
