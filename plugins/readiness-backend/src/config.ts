import { readDurationFromConfig, Config } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { DeclaredCluster } from '@groundwork/plugin-readiness-common';
import {
  CollectorRegistration,
  readClusters,
} from '@groundwork/plugin-readiness-node';

/** Configuration of the plugin, read once at start. */
export interface ReadinessConfig {
  readonly clusters: readonly DeclaredCluster[];
  readonly assessmentFrequency: HumanDuration;
  readonly evidenceRetentionMs: number;
  readonly runRetentionMs: number;
  /** The registration with the cadence that the configuration states for it. */
  readonly withCadence: (
    registration: CollectorRegistration,
  ) => CollectorRegistration;
}

/** Reads `readiness`; throws with the full path of a key that is wrong. */
export function readReadinessConfig(config: Config): ReadinessConfig {
  const duration = (key: string, otherwise: HumanDuration): HumanDuration =>
    config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
  return {
    clusters: readClusters(config),
    assessmentFrequency: duration('readiness.assessment.frequency', {
      minutes: 15,
    }),
    evidenceRetentionMs: durationToMilliseconds(
      duration('readiness.retention.evidence', { days: 400 }),
    ),
    runRetentionMs: durationToMilliseconds(
      duration('readiness.retention.runs', { days: 30 }),
    ),
    withCadence: registration => {
      const cadences = config.getOptionalConfig('readiness.cadence');
      const { id } = registration.collector;
      return cadences?.keys().includes(id)
        ? { ...registration, cadence: cadenceOf(cadences, id) }
        : registration;
    },
  };
}

/** Ids of collectors hold colons, which are fine in a key, and no dots. */
function cadenceOf(cadences: Config, id: string): HumanDuration {
  return readDurationFromConfig(cadences, { key: id });
}
