import { useSearchParams } from 'react-router-dom';
import type { AskedDeployments } from '../../deliveryApi';
import type { MetricName } from './metricNames';
import {
  DEPLOYMENTS_AFTER,
  DEPLOYMENTS_ONLY,
  useChosenMetric,
} from './useChosenMetric';
import { useTier } from './useTier';

type Only = NonNullable<AskedDeployments['only']>;

/** What is counted against a rate; the other metrics have nothing of the kind. */
const AGAINST: Readonly<Partial<Record<MetricName, Only>>> = {
  changeFailRate: 'failed',
  reworkRate: 'unplanned',
};

/** Whether only what is counted against the chosen rate is shown, in the address. */
export function useOnly() {
  const [params, setParams] = useSearchParams();
  const { chosen } = useChosenMetric();
  const { tier } = useTier();
  // What goes wrong is counted in production.
  const against = tier === undefined ? AGAINST[chosen] : undefined;
  // What another metric was narrowed to says nothing of this one.
  const only = params.get(DEPLOYMENTS_ONLY) === against ? against : undefined;
  return {
    against,
    only,
    choose: (isOnly: boolean) => {
      // What is there already would be a step back that leads nowhere.
      if (isOnly === (only !== undefined)) return;
      setParams(before => {
        const after = new URLSearchParams(before);
        // A page of all is none of some.
        after.delete(DEPLOYMENTS_AFTER);
        if (isOnly && against) after.set(DEPLOYMENTS_ONLY, against);
        else after.delete(DEPLOYMENTS_ONLY);
        return after;
      });
    },
  };
}
