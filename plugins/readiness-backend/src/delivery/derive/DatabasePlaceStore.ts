import { Source } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { despiteContention } from '../../database/busy';
import { chunked } from '../../database/chunked';
import { IncidentRow } from '../events/eventRows';
import { sourceKey } from '../events/facts';
import { putNews } from '../events/news';
import { putMarks } from './marks';
import { PlaceRow } from './resultRows';

/** A place of a source that means a service. */
export interface ServicePlace {
  readonly source: Source;
  readonly place: string;
  /** Whether its deployments are those of the service; else they only corroborate, and its incidents are known by it. */
  readonly counts: boolean;
}

/** Says which places mean which services. */
export class DatabasePlaceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Replaces the places of a service; everything of it is worked out anew when that changes something. */
  async put(service: string, places: readonly ServicePlace[]): Promise<void> {
    const rows = places.map(
      ({ source, place, counts }): PlaceRow => ({
        source: sourceKey(source),
        place,
        service,
        counts,
      }),
    );
    await despiteContention(() =>
      this.#knex.transaction(async transaction => {
        const before = await transaction<PlaceRow>('delivery_places').where({
          service,
        });
        if (sameRows(before, rows)) {
          return;
        }
        await transaction<PlaceRow>('delivery_places')
          .where({ service })
          .delete();
        for (const chunk of chunked(rows)) {
          await transaction<PlaceRow>('delivery_places').insert([...chunk]);
        }
        await putMarks(transaction, [{ service, kind: 'all', key: '' }]);
        await tellOfIncidents(transaction, [...before, ...rows]);
      }),
    );
  }
}

function sameRows(a: readonly PlaceRow[], b: readonly PlaceRow[]): boolean {
  const text = (rows: readonly PlaceRow[]) =>
    JSON.stringify(
      rows
        .map(({ source, place, counts }) => [source, place, Boolean(counts)])
        .map(row => JSON.stringify(row))
        .sort(),
    );
  return text(a) === text(b);
}

/** Incidents of these sources may be those of other services now. */
async function tellOfIncidents(
  transaction: Knex.Transaction,
  places: readonly PlaceRow[],
): Promise<void> {
  for (const source of new Set(places.map(place => place.source))) {
    const ids: readonly string[] = await transaction<IncidentRow>(
      'delivery_incidents',
    )
      .where({ source })
      .pluck('external_id');
    await putNews(
      transaction,
      source,
      new Map([['incident', ids.map(id => [id])]]),
    );
  }
}
