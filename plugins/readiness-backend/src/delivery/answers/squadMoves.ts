import { declaration } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import type { EvidenceRow, LookRow } from '../../database/rows';
import { DayWindow } from './window';

/** That a squad came to a team or left it, as a register says. */
export interface SquadMove {
  readonly squad: string;
  readonly from: string;
  readonly to: string;
  /** The day, such as 2026-09-01. */
  readonly at: string;
}

/**
 * Moves from and to a team, and of it, that happened within a window: the catalog knows today's teams alone, so what was
 * delivered before is counted where its services are today.
 */
export async function readSquadMoves(
  knex: Knex,
  team: string,
  { fromDay, toDay }: Pick<DayWindow, 'fromDay' | 'toDay'>,
): Promise<readonly SquadMove[]> {
  const rows: readonly Pick<EvidenceRow, 'value'>[] = await knex<LookRow>(
    'looks as l',
  )
    .join('evidence as e', 'e.id', 'l.last_good_id')
    .where({ 'l.kind': declaration.id })
    .select('e.value');
  return rows
    .flatMap(({ value }) =>
      value === null
        ? []
        : declaration.schema.parse(JSON.parse(value)).squadMoves ?? [],
    )
    .filter(({ squad, from, to }) => [squad, from, to].includes(team))
    .filter(({ at }) => at > fromDay && at < toDay)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
