import type { OrganisationAssessment } from '../../answers';
import type { Say } from '../../useSay';
import { hoursWords } from '../DeliveryMetrics/words';

/** What the phase diagnostic says. */
export type Phase = OrganisationAssessment['phase'];

type SquadTime = NonNullable<Phase['squadTimes']>['squads'][number];

/** A squad with what its figure is good for. */
export interface SquadRow extends SquadTime {
  readonly needsData: boolean;
  /** Takes more than twice or less than half of the typical time, noise set aside. */
  readonly isOff: boolean;
}

/** Every squad in the order of the names: no ranking. */
export function rowsOf({
  squadTimes,
  squadsWithoutData,
  minority,
}: Phase): readonly SquadRow[] {
  return (squadTimes?.squads ?? []).map(squad => ({
    ...squad,
    needsData: squadsWithoutData.includes(squad.ref),
    isOff: minority.squadsOff.includes(squad.ref),
  }));
}

/** How many changes it has of those that it needs; not a number where nobody could count. */
export function changesWords(
  { changes }: SquadTime,
  { squadTimes }: Phase,
  t: Say,
): string {
  return changes === undefined
    ? t('organisation.squads.unread')
    : t('organisation.squads.has', {
        changes: String(changes),
        needed: String(squadTimes?.fewestChanges ?? 0),
      });
}

/** What comes of it. */
export function stateWords(row: SquadRow, phase: Phase, t: Say): string {
  if (row.needsData)
    return t('organisation.squads.needs', {
      why: changesWords(row, phase, t),
    });
  return row.isOff
    ? t('organisation.squads.off')
    : t('organisation.squads.counted');
}

/** What to see in the strip. */
export function timesWords(phase: Phase, t: Say): string {
  const { squadTimes, typicalChangeHours: typical } = phase;
  if (!squadTimes) return t('organisation.squads.noSource');
  const rows = rowsOf(phase);
  if (rows.length === 0) return t('organisation.squads.noneShown');
  const measured = rows.flatMap(({ needsData, medianHours }) =>
    needsData || medianHours === undefined ? [] : [medianHours],
  );
  const enough = t('organisation.squads.enough', {
    count: rows.length,
    measured: String(measured.length),
    needed: String(squadTimes.fewestChanges),
  });
  if (measured.length === 0) return enough;
  const range = t('organisation.squads.range', {
    lo: hoursWords(Math.min(...measured), t),
    hi: hoursWords(Math.max(...measured), t),
  });
  return `${enough} ${range} ${
    typical === undefined
      ? t('organisation.squads.typicalUnknown')
      : t('organisation.squads.typicalIs', { typical: hoursWords(typical, t) })
  }`;
}
