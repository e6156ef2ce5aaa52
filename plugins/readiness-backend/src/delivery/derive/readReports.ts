import { IncidentReport } from '@groundwork/delivery-metrics';
import { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { IncidentRow } from '../events/eventRows';
import { qualifiedId } from '../events/facts';
import { removedOf } from './readAttempts';
import { readReference } from './references';
import { PlaceRow } from './resultRows';

type Place = Pick<PlaceRow, 'source' | 'place' | 'service'>;

/** The reports of some incidents, or those of them that count, with the services that their places mean today. */
export async function readReports(
  knex: Knex,
  incidentKeys: readonly string[],
  counts: (row: IncidentRow) => boolean = () => true,
): Promise<ReadonlyMap<string, readonly IncidentReport[]>> {
  const rows: IncidentRow[] = [];
  for (const chunk of chunked(incidentKeys)) {
    rows.push(
      ...(await knex<IncidentRow>('delivery_incidents')
        .whereIn('incident_key', [...chunk])
        .whereNull('withdrawn_at_ms')),
    );
  }
  const removed = await removedOf(knex, 'incident', rows);
  const facts = rows
    .filter(
      row =>
        counts(row) && !removed.has(qualifiedId(row.source, row.external_id)),
    )
    .map(row => ({
      row,
      // The text was written from an event of this type.
      fact: JSON.parse(row.fact) as DeliveryEventOf<'incident'>,
    }));
  const servicesOf = await readPlaces(
    knex,
    facts.flatMap(({ row, fact }) =>
      fact.places.map(place => ({ source: row.source, place })),
    ),
  );
  const reports = new Map<string, IncidentReport[]>();
  for (const { row, fact } of facts) {
    const known = reports.get(row.incident_key) ?? [];
    reports.set(row.incident_key, known);
    known.push(reportOf(row, fact, servicesOf));
  }
  return reports;
}

function reportOf(
  { source, external_id: id }: IncidentRow,
  fact: DeliveryEventOf<'incident'>,
  servicesOf: (source: string, place: string) => readonly string[],
): IncidentReport {
  const { createdAtMs, impactStartedAtMs, resolvedAtMs } = fact;
  const { cause, changeCaused, dedupKey } = fact;
  const services = fact.places.flatMap(place => servicesOf(source, place));
  return {
    id: qualifiedId(source, id),
    services: [...new Set(services)],
    ...{ createdAtMs, impactStartedAtMs, resolvedAtMs, changeCaused, dedupKey },
    causeDeploymentId: cause && readReference(source, cause),
  };
}

/** The services that places mean, without those whose incidents are kept elsewhere: nothing is added across sources. */
async function readPlaces(
  knex: Knex,
  places: readonly Pick<PlaceRow, 'source' | 'place'>[],
): Promise<(source: string, place: string) => readonly string[]> {
  const found: Place[] = [];
  for (const source of new Set(places.map(place => place.source))) {
    const own = places.filter(place => place.source === source);
    for (const chunk of chunked([...new Set(own.map(({ place }) => place))])) {
      const rows = await knex<PlaceRow>('delivery_places')
        .where({ source })
        .whereIn('place', [...chunk])
        .orderBy('service');
      found.push(...rows);
    }
  }
  const keepers = await readKeepers(knex, found);
  const services = new Map<string, string[]>();
  const nameOf = (source: string, place: string) => `${source} ${place}`;
  for (const { source, place, service } of found) {
    const keeper = keepers.get(service);
    if (keeper === undefined || keeper === source) {
      const known = services.get(nameOf(source, place)) ?? [];
      services.set(nameOf(source, place), known);
      known.push(service);
    }
  }
  return (source, place) => services.get(nameOf(source, place)) ?? [];
}

/** Of services whose incidents are kept in one source, which; the first by name of several. */
async function readKeepers(
  knex: Knex,
  places: readonly Place[],
): Promise<ReadonlyMap<string, string>> {
  const keepers = new Map<string, string>();
  const services = [...new Set(places.map(({ service }) => service))];
  for (const chunk of chunked(services)) {
    const rows = await knex<PlaceRow>('delivery_places')
      .whereIn('service', [...chunk])
      .where({ keeps_incidents: true })
      .orderBy('source');
    for (const { service, source } of rows) {
      keepers.set(service, keepers.get(service) ?? source);
    }
  }
  return keepers;
}
