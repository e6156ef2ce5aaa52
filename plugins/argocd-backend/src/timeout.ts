import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

const DEFAULT_TIMEOUT_MS = 2_000;

/** What one answer of an instance may take. */
export function timeoutFromConfig(config: RootConfigService): number {
  return config.has('argocd.timeout')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'argocd.timeout' }),
      )
    : DEFAULT_TIMEOUT_MS;
}
