import {
  DeploymentEvidence,
  deploymentEvidence,
  PlaceClaim,
} from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { IncidentRow } from '../events/eventRows';
import { putNews } from '../events/news';
import { putMarks } from './marks';
import { noteReleased } from './releasedPlaces';
import { PlaceRow } from './resultRows';

/** Which services some places of a source mean, all of each place. */
export interface Claims {
  readonly claims: readonly PlaceClaim[];
  readonly evidence: DeploymentEvidence | undefined;
  readonly nowMs: number;
}

/**
 * Notes which services places mean. A service whose places change is worked out anew; which of its sources counts is decided
 * then, from what each of them saw.
 */
export async function claimPlaces(
  transaction: Knex.Transaction,
  source: string,
  { claims, evidence, nowMs }: Claims,
): Promise<void> {
  const rank =
    evidence === undefined ? null : deploymentEvidence.indexOf(evidence);
  const places = [...new Set(claims.map(({ place }) => place))].sort();
  const touched = new Set<string>();
  const moved = new Set<string>();
  for (const chunk of chunked(places)) {
    const before = await transaction<PlaceRow>('delivery_places')
      .where({ source })
      .whereIn('place', [...chunk]);
    for (const place of chunk) {
      const services = servicesAt(place, claims);
      const known = before.filter(row => row.place === place);
      if (!isSame(known, services, rank)) {
        await replace(transaction, { source, place, rank }, services);
        await noteReleased(transaction, {
          ...{ source, place, nowMs },
          before: known.map(({ service }) => service),
          after: [...services.keys()],
        });
        known.forEach(({ service }) => touched.add(service));
        [...services.keys()].forEach(service => touched.add(service));
        keepingOf(known, services).forEach(service => moved.add(service));
      }
    }
  }
  if (touched.size > 0) {
    await settle(transaction, [...touched].sort());
    await announceIncidents(transaction, moved.size > 0 ? undefined : source);
  }
}

/** Services of a place, and whether their incidents are kept there. */
type ServicesAt = ReadonlyMap<string, boolean>;

function servicesAt(place: string, claims: readonly PlaceClaim[]): ServicesAt {
  return new Map(
    claims.flatMap(({ service, keepsIncidents = false, ...claim }) =>
      claim.place === place && service !== undefined
        ? [[service, keepsIncidents] as const]
        : [],
    ),
  );
}

function isSame(
  known: readonly PlaceRow[],
  services: ServicesAt,
  rank: number | null,
): boolean {
  return (
    known.length === services.size &&
    known.every(
      row =>
        services.get(row.service) === Boolean(row.keeps_incidents) &&
        row.evidence === rank,
    )
  );
}

/** Services whose incidents were kept at a place, or are now, and not both. */
function keepingOf(
  known: readonly PlaceRow[],
  services: ServicesAt,
): readonly string[] {
  const before = known.filter(row => row.keeps_incidents);
  return [
    ...before
      .map(({ service }) => service)
      .filter(service => !services.get(service)),
    ...[...services]
      .filter(([, keeps]) => keeps)
      .map(([service]) => service)
      .filter(service => before.every(row => row.service !== service)),
  ];
}

async function replace(
  transaction: Knex.Transaction,
  {
    source,
    place,
    rank,
  }: {
    readonly source: string;
    readonly place: string;
    readonly rank: number | null;
  },
  services: ServicesAt,
): Promise<void> {
  await transaction<PlaceRow>('delivery_places')
    .where({ source, place })
    .delete();
  for (const [service, keeps] of services) {
    await transaction<PlaceRow>('delivery_places')
      .insert({
        ...{ source, place, service, evidence: rank, counts: false },
        keeps_incidents: keeps,
      })
      .onConflict(['source', 'place', 'service'])
      .merge();
  }
}

async function settle(
  transaction: Knex.Transaction,
  services: readonly string[],
): Promise<void> {
  await putMarks(
    transaction,
    services.map(service => ({ service, kind: 'all', key: '' })),
  );
  for (const service of services) {
    // Nor does a derivation that runs meanwhile make it up to date.
    await transaction('delivery_services')
      .where({ service })
      .update({ conventions: null });
  }
}

/** Incidents of a source may be those of other services now; of every source, where some count for a service no more or again. */
async function announceIncidents(
  transaction: Knex.Transaction,
  source: string | undefined,
): Promise<void> {
  const incidents = transaction<IncidentRow>('delivery_incidents').select(
    'source',
    'external_id',
  );
  const rows = await (source === undefined
    ? incidents
    : incidents.where({ source }));
  for (const each of new Set(rows.map(row => row.source))) {
    const ids = rows
      .filter(row => row.source === each)
      .map(({ external_id: id }) => [id]);
    await putNews(transaction, each, new Map([['incident' as const, ids]]));
  }
}
