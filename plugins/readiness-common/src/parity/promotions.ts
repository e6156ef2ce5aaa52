import type { Reading } from '../checks';
import type { ClusterProfile } from '../evidence';
import type { Inventory } from '../inventory';

/** Two clusters that a service is promoted through; undefined where a profile could not be read. */
export interface Promotion {
  readonly from: string;
  readonly to: string;
  readonly before: ClusterProfile | undefined;
  readonly after: ClusterProfile | undefined;
  /** Of the cluster that is promoted to. */
  readonly evidenceId: string | undefined;
}

/** Every promotion that is declared, with the profiles of both ends. */
export function promotionsOf(
  profiles: readonly Reading<ClusterProfile>[],
  { clusters }: Pick<Inventory, 'clusters'>,
): readonly Promotion[] {
  const byName = new Map(
    profiles.map(reading => [reading.subject.name, reading]),
  );
  const profileOf = (name: string) => {
    const reading = byName.get(name);
    return reading?.state === 'read' ? reading.value : undefined;
  };
  return clusters.flatMap(({ name, promotesTo }) =>
    promotesTo === undefined
      ? []
      : [
          {
            from: name,
            to: promotesTo,
            before: profileOf(name),
            after: profileOf(promotesTo),
            evidenceId: byName.get(promotesTo)?.evidenceId,
          },
        ],
  );
}

/** Names of the clusters of some promotions, each once. */
export function placesOf(promotions: readonly Promotion[]): readonly string[] {
  return [...new Set(promotions.flatMap(({ from, to }) => [from, to]))];
}
