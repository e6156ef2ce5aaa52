import type { Config } from '@backstage/config';
import type { IncidentSettings } from './incidents/IncidentsCollector';
import { readJobRules, type JobRule } from './runs/jobRules';

/** What is read of GitHub for the delivery metrics. */
interface DeliverySettings {
  readonly historyDays: number;
  /** Most requests of one run of one collector. */
  readonly requests: number;
  /** Tasks that deploy; others are deployments of something else, such as of a schema. */
  readonly tasks: ReadonlySet<string>;
  readonly incidents: IncidentSettings;
  readonly jobs: readonly JobRule[];
}

const MOST_DAYS = 3 * 365;
const DEFAULT_REQUESTS = 1000;

/**
 * Reads `readiness.github.delivery`.
 * @throws with the key's path when a value cannot be used
 */
export function readDeliverySettings(root: Config): DeliverySettings {
  const config = root.getOptionalConfig('readiness.github.delivery');
  return {
    historyDays: numberOf(config, 'historyDays', {
      fallback: MOST_DAYS,
      most: MOST_DAYS,
    }),
    requests: numberOf(config, 'requests', {
      fallback: DEFAULT_REQUESTS,
      most: 100_000,
    }),
    tasks: new Set(config?.getOptionalStringArray('tasks') ?? ['deploy']),
    jobs: readJobRules(config),
    incidents: {
      labels: config?.getOptionalStringArray('incidentLabels') ?? ['incident'],
      servicePrefix:
        config?.getOptionalString('serviceLabelPrefix') ?? 'service:',
      repositories:
        config?.getOptionalStringArray('incidentRepositories') ?? [],
    },
  };
}

function numberOf(
  config: Config | undefined,
  key: string,
  { fallback, most }: { readonly fallback: number; readonly most: number },
): number {
  const value = config?.getOptionalNumber(key) ?? fallback;
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new TypeError(
      `readiness.github.delivery.${key} must be a whole number between 1 and ${most}`,
    );
  }
  return value;
}
