import { Reading } from '../checks';
import { SmallChanges } from '../evidence';
import { Inventory, InventoryComponent } from '../inventory';
import { SquadChanges } from './squads';

/**
 * The changes of every squad that owns services in production; a team without squads of its own is one. A squad of which
 * one service could not be read has no data: what is missing may be its slow half. Undefined while nobody looks at changes.
 */
export function squadChangesOf(
  readings: readonly Reading<SmallChanges>[],
  inventory: Inventory,
): readonly SquadChanges[] | undefined {
  if (readings.length === 0) {
    return undefined;
  }
  const byRef = new Map(
    readings.map(reading => [reading.subject.ref, reading]),
  );
  const headcountOf = headcounts(inventory);
  return [...servicesBySquad(inventory)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([ref, services]) => {
      const headcount = headcountOf(ref);
      return headcount > 0
        ? [
            {
              ref,
              headcount,
              ...changesOf(services.map(own => byRef.get(own))),
            },
          ]
        : [];
    });
}

function changesOf(
  readings: readonly (Reading<SmallChanges> | undefined)[],
): Pick<SquadChanges, 'leadTimeHours' | 'unread'> {
  const isKnown = readings.every(
    reading => reading !== undefined && reading.state !== 'unread',
  );
  if (!isKnown) return { leadTimeHours: [], unread: true };
  return {
    leadTimeHours: readings
      .flatMap(reading =>
        reading?.state === 'read' ? reading.value.leadTimeHours : [],
      )
      .sort((a, b) => a - b),
  };
}

function servicesBySquad({
  components,
}: Inventory): ReadonlyMap<string, readonly string[]> {
  const owned = new Map<string, string[]>();
  for (const { ref, squad, team } of components.filter(isService)) {
    const owner = squad ?? team;
    if (owner !== undefined) {
      const services = owned.get(owner) ?? [];
      owned.set(owner, services);
      services.push(ref);
    }
  }
  return owned;
}

/** Like is compared with like: a website or a library is changed in another way. */
function isService({ type, lifecycle }: InventoryComponent): boolean {
  return type === 'service' && lifecycle === 'production';
}

/** Whoever is in a squad of a team does not count once more for the team. */
function headcounts({ teams }: Inventory): (ref: string) => number {
  const byRef = new Map(teams.map(team => [team.ref, team]));
  return ref => {
    const group = byRef.get(ref);
    if (!group || group.members === 0) {
      return 0;
    }
    const inSquads = teams
      .filter(({ type, parent }) => type === 'squad' && parent === ref)
      .reduce((sum, { members }) => sum + members, 0);
    return Math.max(1, group.members - inSquads);
  };
}
