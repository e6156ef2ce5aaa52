import { convergedAt, type Service } from '../../company';
import { createRandom, seedOf } from '../../company/random';

/** What a service's manifest says to keep it up. */
interface ServiceUpkeep {
  readonly isReadyProbed: boolean;
  readonly isAliveProbed: boolean;
  readonly statesMemory: boolean;
}

/**
 * The API layer's cluster refuses a pod without readiness probe and sizes, so all of its services have them. The older
 * bank's services have what each team once thought of.
 */
export function upkeepOf(service: Service): ServiceUpkeep {
  const { name, lineage } = service;
  const random = createRandom(seedOf(0, `upkeep ${name}`));
  const draws = [random.next(), random.next(), random.next()] as const;
  // By now every cluster refuses what only the API layer's did.
  return lineage === 'api' || convergedAt(service) !== undefined
    ? { isReadyProbed: true, isAliveProbed: draws[1] < 0.6, statesMemory: true }
    : {
        isReadyProbed: draws[0] < 0.65,
        isAliveProbed: draws[1] < 0.25,
        statesMemory: draws[2] < 0.7,
      };
}

/** Who asked for a disruption budget: everybody of whom an outage would be in the news, and half of the API layer. */
export function hasDisruptionBudget({ lineage, tier }: Service): boolean {
  return tier === 1 || (lineage === 'api' && tier === 2);
}
