import { useSearchParams } from 'react-router-dom';
import { metricNames, type MetricName } from './metricNames';

/** Metrics as the address and the backend call them. */
export const metricIds = {
  leadTime: 'lead-time',
  deploymentFrequency: 'deployment-frequency',
  changeFailRate: 'change-fail-rate',
  recoveryTime: 'recovery-time',
  reworkRate: 'rework-rate',
} as const satisfies Readonly<Record<MetricName, string>>;

const PARAMETER = 'metric';
/** Which page of its deployments is shown; another metric begins with the first. */
export const DEPLOYMENTS_AFTER = 'after';
/** Whether only those are shown that are counted against a rate; another metric begins with all. */
export const DEPLOYMENTS_ONLY = 'only';

/** The metric whose deployments are shown, in the address, and the way to another one. */
export function useChosenMetric() {
  const [params] = useSearchParams();
  const given = params.get(PARAMETER);
  const chosen =
    metricNames.find(name => metricIds[name] === given) ?? 'leadTime';
  const searchOf = (name: MetricName): string => {
    const next = new URLSearchParams(params);
    next.set(PARAMETER, metricIds[name]);
    next.delete(DEPLOYMENTS_AFTER);
    next.delete(DEPLOYMENTS_ONLY);
    return `?${next}`;
  };
  return { chosen, searchOf };
}
