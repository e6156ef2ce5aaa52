import { MONOREPO, type TeamPlan } from './organisation-chart';

export interface NamedService {
  readonly name: string;
  readonly squad: string;
  readonly team: TeamPlan;
  /** Place among the team's services, from 0. */
  readonly rank: number;
  readonly repository: string;
}

/**
 * Spreads the wanted number of services over the teams, and each team's over its squads.
 * A company larger than the chart numbers the second and later services of a capability.
 */
export function nameServices(
  teams: readonly TeamPlan[],
  total: number,
): readonly NamedService[] {
  const named: NamedService[] = [];
  teams.forEach((team, index) => {
    const wanted =
      Math.floor(total / teams.length) + (index < total % teams.length ? 1 : 0);
    const interleaved = capabilitiesInTurn(team);
    for (let rank = 0; rank < wanted; rank += 1) {
      const slot = interleaved[rank % interleaved.length];
      if (slot === undefined) {
        throw new RangeError(`team ${team.name} has no capabilities`);
      }
      const round = Math.floor(rank / interleaved.length);
      const name =
        round === 0 ? slot.capability : `${slot.capability}-${round + 1}`;
      named.push({
        name,
        squad: slot.squad,
        team,
        rank,
        repository: MONOREPO.services.some(member => member === name)
          ? MONOREPO.repository
          : name,
      });
    }
  });
  return named;
}

/** The first capability of each squad, then the second of each: so every squad gets its share whatever the size. */
function capabilitiesInTurn(
  team: TeamPlan,
): readonly { readonly capability: string; readonly squad: string }[] {
  const longest = Math.max(
    ...team.squads.map(squad => squad.capabilities.length),
  );
  return Array.from({ length: longest }, (_, place) => place).flatMap(place =>
    team.squads.flatMap(squad => {
      const capability = squad.capabilities[place];
      return capability === undefined
        ? []
        : [{ capability, squad: squad.name }];
    }),
  );
}
