import { PhaseDiagnostic } from './diagnostic';
import { logSquad, SquadChanges } from './squads';

/**
 * What each squad's figure is and how many changes it rests on. Of a squad that was not read in full the number of changes
 * is not known, so none is named.
 */
export function squadTimesOf(
  squads: readonly SquadChanges[],
  fewestChanges: number,
): NonNullable<PhaseDiagnostic['squadTimes']> {
  return {
    fewestChanges,
    squads: squads.map(squad => ({
      ref: squad.ref,
      ...(squad.unread ? {} : { changes: squad.leadTimeHours.length }),
      ...(squad.leadTimeHours.length > 0
        ? { medianHours: Math.exp(logSquad(squad).median) }
        : {}),
    })),
  };
}
