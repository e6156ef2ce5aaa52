import { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { PlaceRow } from '../derive/resultRows';
import { IncidentRow } from '../events/eventRows';
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
  { fromMs, toMs }: Pick<DayWindow, 'fromMs' | 'toMs'>,
): Promise<readonly WithdrawnIncident[]> {
  const rows = await knex<IncidentRow>('delivery_incidents')
    .whereNotNull('withdrawn_at_ms')
    .orderBy(['source', 'external_id']);
  const found = rows.flatMap(({ source, external_id: id, fact }) => {
    // The text was written from an event of this type.
    const incident = JSON.parse(fact) as DeliveryEventOf<'incident'>;
    const { createdAtMs, impactStartedAtMs = createdAtMs } = incident;
    const { places, withdrawn, title = id } = incident;
    return withdrawn && impactStartedAtMs >= fromMs && impactStartedAtMs < toMs
      ? [{ source, places, title, ...withdrawn }]
      : [];
  });
  const own = services && (await placesOf(knex, services));
  return found
    .filter(
      ({ source, places }) =>
        !own || places.some(place => own.has(`${source} ${place}`)),
    )
    .map(({ title, atMs, reason }) => ({ title, atMs, reason }))
    .sort((a, b) => b.atMs - a.atMs);
}

async function placesOf(
  knex: Knex,
  services: readonly string[],
): Promise<ReadonlySet<string>> {
  const places = new Set<string>();
  for (const chunk of chunked(services)) {
    const rows = await knex<PlaceRow>('delivery_places')
      .select('source', 'place')
      .whereIn('service', [...chunk]);
    rows.forEach(({ source, place }) => places.add(`${source} ${place}`));
  }
  return places;
}
