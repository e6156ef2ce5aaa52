import {
  DeliverySettings,
  isProductionEnvironment,
} from '@groundwork/delivery-metrics';
import { DeliveryEventOf } from '@groundwork/plugin-readiness-common';
import { IncidentRow } from '../events/eventRows';
import { PlaceRow } from './resultRows';
import { Within } from './within';

/** By what the configuration says of its environment, whoever looks: an incident of several services is one. */
export function isOfProduction(
  { environment }: Pick<IncidentRow, 'environment'>,
  settings: Pick<DeliverySettings, 'environments'>,
): boolean {
  return environment === null || isProductionEnvironment(environment, settings);
}

/**
 * Incidents of a service that name an environment: with other settings they may be of production, or not be so any more. What does
 * not count has no result that tells of them.
 */
export async function incidentsWithEnvironment({
  transaction,
  service,
}: Pick<Within, 'transaction' | 'service'>): Promise<readonly string[]> {
  const rows = await transaction<IncidentRow>('delivery_incidents')
    .whereNotNull('environment')
    .whereIn(
      'source',
      transaction<PlaceRow>('delivery_places')
        .where({ service })
        .select('source'),
    );
  if (rows.length === 0) return [];
  const places = await transaction<PlaceRow>('delivery_places').where({
    service,
  });
  const own = new Set(places.map(({ source, place }) => `${source} ${place}`));
  return rows.flatMap(({ source, fact, incident_key: key }) => {
    // The text was written from an event of this type.
    const incident = JSON.parse(fact) as DeliveryEventOf<'incident'>;
    return incident.places.some(place => own.has(`${source} ${place}`))
      ? [key]
      : [];
  });
}
