import type { DeliveryOverlay } from '../../answers';
import type { Say } from '../../useSay';

/** What somebody says, or may. */
export type Claim = Pick<
  DeliveryOverlay,
  'kind' | 'incident' | 'deployment' | 'environment'
>;

/** The claim in a sentence. */
export function claimWords({ kind, environment = '' }: Claim, t: Say): string {
  return kind === 'environment-is-not-production'
    ? t('overlays.claim.environment-is-not-production', { environment })
    : t(`overlays.claim.${kind}`);
}

/** What changes when it is said. */
export function effectWords({ kind, environment = '' }: Claim, t: Say): string {
  return kind === 'environment-is-not-production'
    ? t('overlays.effect.environment-is-not-production', { environment })
    : t(`overlays.effect.${kind}`);
}
