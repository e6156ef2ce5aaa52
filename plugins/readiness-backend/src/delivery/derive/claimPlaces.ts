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
import { PlaceRow } from './resultRows';

/** Which services some places of a source mean, all of each place. */
export interface Claims {
  readonly claims: readonly PlaceClaim[];
  readonly evidence: DeploymentEvidence | undefined;
}

/**
 * Notes which services places mean. A service whose places change is worked out anew; which of its sources counts is decided
 * then, from what each of them saw.
 */
export async function claimPlaces(
  transaction: Knex.Transaction,
  source: string,
  { claims, evidence }: Claims,
): Promise<void> {
  const rank =
    evidence === undefined ? null : deploymentEvidence.indexOf(evidence);
  const places = [...new Set(claims.map(({ place }) => place))].sort();
  const touched = new Set<string>();
  for (const chunk of chunked(places)) {
    const before = await transaction<PlaceRow>('delivery_places')
      .where({ source })
      .whereIn('place', [...chunk]);
    for (const place of chunk) {
      const services = claims
        .filter(claim => claim.place === place)
        .map(({ service }) => service);
      const known = before.filter(row => row.place === place);
      if (!isSame(known, new Set(services), rank)) {
        await replace(transaction, { source, place, rank }, services);
        known.forEach(({ service }) => touched.add(service));
        services.forEach(service => touched.add(service));
      }
    }
  }
  if (touched.size > 0) {
    await settle(transaction, source, [...touched].sort());
  }
}

function isSame(
  known: readonly PlaceRow[],
  services: ReadonlySet<string>,
  rank: number | null,
): boolean {
  return (
    known.length === services.size &&
    known.every(row => services.has(row.service) && row.evidence === rank)
  );
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
  services: readonly string[],
): Promise<void> {
  await transaction<PlaceRow>('delivery_places')
    .where({ source, place })
    .delete();
  for (const service of new Set(services)) {
    await transaction<PlaceRow>('delivery_places')
      .insert({ source, place, service, evidence: rank, counts: false })
      .onConflict(['source', 'place', 'service'])
      .merge();
  }
}

async function settle(
  transaction: Knex.Transaction,
  source: string,
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
  // Its incidents may be those of other services now.
  const ids: readonly string[] = await transaction<IncidentRow>(
    'delivery_incidents',
  )
    .where({ source })
    .pluck('external_id');
  const news = new Map([['incident' as const, ids.map(id => [id])]]);
  await putNews(transaction, source, news);
}
