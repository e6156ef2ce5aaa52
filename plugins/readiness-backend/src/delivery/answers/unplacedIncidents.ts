import { JoinedReports } from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { PlaceRow } from '../derive/resultRows';
import { splitId } from '../events/facts';
import {
  MOST_LISTED,
  readIncidentFacts,
  servicesOf,
  unattributedIn,
  UncountedIncident,
} from './uncountedIncidents';
import { DayWindow } from './window';

/** Incidents of a window that name no service that anybody knows. */
export interface Unplaced {
  readonly total: number;
  /** Each with what it names instead, as its source calls it. */
  readonly latest: readonly UncountedIncident<readonly string[]>[];
}

/**
 * One that names a service whose incidents are kept in another source is known, and counts there: nothing is added across
 * sources.
 */
export async function readUnplaced(
  knex: Knex,
  span: Pick<DayWindow, 'fromMs' | 'toMs'>,
): Promise<Unplaced> {
  const results: readonly { readonly joined: string | null }[] =
    await unattributedIn(knex, span)
      .whereNotExists(servicesOf(knex).select('s.service'))
      .select('r.joined');
  const incidents = results.flatMap(({ joined }) =>
    // The text was written from a value of this type.
    joined === null ? [] : [JSON.parse(joined) as JoinedReports],
  );
  const facts = await readIncidentFacts(
    knex,
    incidents.flatMap(({ reportIds }) => reportIds),
  );
  const named = incidents.map(incident => ({
    incident,
    names: incident.reportIds.flatMap(id =>
      (facts.get(id)?.places ?? []).map(place => ({
        ...{ source: splitId(id).source, place },
      })),
    ),
  }));
  const known = await knownPlaces(
    knex,
    named.flatMap(({ names }) => names),
  );
  const unplaced = named
    .filter(({ names }) => !names.some(each => known.has(keyOf(each))))
    .sort(
      (a, b) => b.incident.impactStartedAtMs - a.incident.impactStartedAtMs,
    );
  return {
    total: unplaced.length,
    latest: unplaced
      .slice(0, MOST_LISTED)
      .map(({ incident: { id, impactStartedAtMs }, names }) => ({
        ...{ id, impactStartedAtMs },
        ...{ title: facts.get(id)?.title ?? id, url: facts.get(id)?.url },
        why: [...new Set(names.map(({ place }) => place))],
      })),
  };
}

type Place = Pick<PlaceRow, 'source' | 'place'>;

async function knownPlaces(
  knex: Knex,
  places: readonly Place[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const source of new Set(places.map(each => each.source))) {
    const own = places.filter(each => each.source === source);
    for (const chunk of chunked([...new Set(own.map(({ place }) => place))])) {
      const rows: readonly Place[] = await knex<PlaceRow>('delivery_places')
        .where({ source })
        .whereIn('place', [...chunk])
        .select('source', 'place');
      rows.forEach(row => known.add(keyOf(row)));
    }
  }
  return known;
}

function keyOf({ source, place }: Place): string {
  return `${source} ${place}`;
}
