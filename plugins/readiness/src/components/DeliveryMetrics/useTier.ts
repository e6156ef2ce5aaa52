import { useSearchParams } from 'react-router-dom';
import type { DeliveryNumbers } from '../../answers';
import { DEPLOYMENTS_AFTER } from './useChosenMetric';

/** What is counted where the address says nothing; what goes wrong is counted there alone. */
export const PRODUCTION = 'production';
const PARAMETER = 'tier';

/** Whether numbers are those of production. */
export function isOfProduction({
  tier,
}: Pick<DeliveryNumbers, 'tier'>): boolean {
  return tier === PRODUCTION;
}

/** The tier whose deployments count, in the address; undefined is production. */
export function useTier() {
  const [params, setParams] = useSearchParams();
  const given = params.get(PARAMETER) ?? PRODUCTION;
  return {
    tier: given === PRODUCTION ? undefined : given,
    choose: (tier: string) => {
      // What is there already would be a step back that leads nowhere.
      if (tier === given) return;
      setParams(before => {
        const after = new URLSearchParams(before);
        // A page of one tier's deployments is none of another's.
        after.delete(DEPLOYMENTS_AFTER);
        if (tier === PRODUCTION) after.delete(PARAMETER);
        else after.set(PARAMETER, tier);
        return after;
      });
    },
  };
}

/** Files of two tiers lie beside each other. */
export function fileName(name: string, tier: string | undefined): string {
  return tier === undefined ? name : `${name}-${tier}`;
}
