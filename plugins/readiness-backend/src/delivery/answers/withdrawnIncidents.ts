import { Knex } from 'knex';
import { IncidentRow } from '../events/eventRows';
import { feltIncidents } from './feltIncidents';
import { DayWindow } from './window';

/** An incident that its source took back, so that it counts no more. */
export interface WithdrawnIncident {
  readonly title: string;
  readonly atMs: number;
  readonly reason: string;
}

/** Those of some services, or of all, that were felt in a window; the latest first. There are few, because taking back is rare. */
export async function readWithdrawn(
  knex: Knex,
  services: readonly string[] | undefined,
  window: Pick<DayWindow, 'fromMs' | 'toMs'>,
): Promise<readonly WithdrawnIncident[]> {
  const rows = await knex<IncidentRow>('delivery_incidents')
    .whereNotNull('withdrawn_at_ms')
    .orderBy(['source', 'external_id']);
  const found = await feltIncidents(knex, rows, { services, window });
  return found
    .flatMap(({ title, incident: { withdrawn } }) =>
      withdrawn ? [{ title, ...withdrawn }] : [],
    )
    .sort((a, b) => b.atMs - a.atMs);
}
