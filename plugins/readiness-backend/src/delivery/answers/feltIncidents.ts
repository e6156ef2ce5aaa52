import { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { PlaceRow } from '../derive/resultRows';
import { IncidentRow } from '../events/eventRows';
import { DayWindow } from './window';

/** An incident as its source tells it, with what it is called. */
export interface FeltIncident {
  readonly title: string;
  readonly impactStartedAtMs: number;
  readonly incident: DeliveryEventOf<'incident'>;
}

/** Those that some services, or any, felt in a window. */
export async function feltIncidents(
  knex: Knex,
  rows: readonly IncidentRow[],
  {
    services,
    window: { fromMs, toMs },
  }: {
    /** Any unless stated. */
    readonly services: readonly string[] | undefined;
    readonly window: Pick<DayWindow, 'fromMs' | 'toMs'>;
  },
): Promise<readonly FeltIncident[]> {
  // None is the rule.
  if (rows.length === 0) {
    return [];
  }
  const own = services && (await placesOf(knex, services));
  return rows.flatMap(({ source, external_id: id, fact }) => {
    // The text was written from an event of this type.
    const incident = JSON.parse(fact) as DeliveryEventOf<'incident'>;
    const { places, title = id, createdAtMs } = incident;
    const { impactStartedAtMs = createdAtMs } = incident;
    const isFelt =
      impactStartedAtMs >= fromMs &&
      impactStartedAtMs < toMs &&
      (!own || places.some(place => own.has(`${source} ${place}`)));
    return isFelt ? [{ title, impactStartedAtMs, incident }] : [];
  });
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
