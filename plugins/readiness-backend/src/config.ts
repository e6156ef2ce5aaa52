import { readDurationFromConfig, Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { DeclaredCluster } from '@groundwork/plugin-readiness-common';
import {
  CollectorRegistration,
  readClusters,
} from '@groundwork/plugin-readiness-node';

import { DeliveryOptions, readDeliveryOptions } from './delivery/options';

/** A collector of evidence or of events. */
type CadencedRegistration = Pick<CollectorRegistration, 'cadence'> & {
  readonly collector: { readonly id: string };
};

/** Configuration of the plugin, read once at start. */
export interface ReadinessConfig {
  readonly clusters: readonly DeclaredCluster[];
  readonly assessmentFrequency: HumanDuration;
  readonly evidenceRetentionMs: number;
  readonly runRetentionMs: number;
  readonly deliveries: DeliveryOptions;
  /** The registration with the cadence that the configuration states for it. */
  readonly withCadence: <T extends CadencedRegistration>(registration: T) => T;
}

/** Reads `readiness` and `groundwork.environments`; throws with the full path of a key that is wrong. */
export function readReadinessConfig(config: Config): ReadinessConfig {
  const duration = (key: string, otherwise: HumanDuration): HumanDuration =>
    config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
  const cadences = readCadences(config);
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
    deliveries: readDeliveryOptions(config),
    withCadence: registration => {
      const cadence = cadences.get(registration.collector.id);
      return cadence ? { ...registration, cadence } : registration;
    },
  };
}

function readCadences(config: Config): ReadonlyMap<string, HumanDuration> {
  const items = config.getOptionalConfigArray('readiness.cadence') ?? [];
  return new Map(
    items.map((item, index) => [
      item.getString('collector'),
      durationAt(item, `readiness.cadence[${index}].every`),
    ]),
  );
}

/** Durations inside a list do not say where they stand when they are wrong. */
function durationAt(item: Config, path: string): HumanDuration {
  try {
    return readDurationFromConfig(item, { key: 'every' });
  } catch (error) {
    throw new InputError(`${path} is not a duration`, error);
  }
}
