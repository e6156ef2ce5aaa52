import { deploymentEvidence } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { AuthorityReason, authorityReasons } from '../derive/authority';
import {
  PlaceRow,
  ServiceRow,
  SourceRow,
  WitnessedRow,
} from '../derive/resultRows';
import { PRODUCTION_TIER } from '../tiers';
import { DayWindow } from './window';

/** A source of one service. */
export interface ServiceSource {
  readonly service: string;
  readonly source: string;
  readonly role: 'counts' | 'corroborates' | 'other';
  readonly evidence?: (typeof deploymentEvidence)[number] | undefined;
  readonly reason?: AuthorityReason;
  /** Deployments that it saw in the window, where there are several sources. */
  readonly deployments?: number;
}

/** A source with the role that it has for some services. */
export interface SourceGroup {
  readonly source: string;
  readonly role: ServiceSource['role'];
  readonly services: number;
  readonly evidence?: ServiceSource['evidence'];
  readonly deployments?: number;
}

/** The sources of some services together. */
export function groupSources(
  sources: readonly ServiceSource[],
): readonly SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const { source, role, evidence, deployments } of sources) {
    const key = `${source} ${role}`;
    const known = groups.get(key);
    groups.set(key, {
      ...{ source, role, evidence },
      services: (known?.services ?? 0) + 1,
      ...(deployments === undefined && known?.deployments === undefined
        ? {}
        : { deployments: (known?.deployments ?? 0) + (deployments ?? 0) }),
    });
  }
  return [...groups.keys()].sort().flatMap(key => groups.get(key) ?? []);
}

/** The sources of all services. What each saw in a window is not counted for so many. */
export async function readSourceGroups(
  knex: Knex,
): Promise<readonly SourceGroup[]> {
  const rows: readonly (Pick<SourceRow, 'source' | 'counts' | 'evidence'> & {
    services?: number | string;
  })[] = await knex<SourceRow>('delivery_sources')
    .select('source', 'counts', 'evidence')
    .count({ services: '*' })
    .groupBy('source', 'counts', 'evidence')
    .orderBy(['source', 'counts', 'evidence']);
  const others: readonly { source: string; services?: number | string }[] =
    await otherPlaces(knex)
      .select('source')
      .countDistinct({ services: 'service' })
      .groupBy('source')
      .orderBy('source');
  return [
    ...rows.map(row => ({
      source: row.source,
      role: row.counts ? ('counts' as const) : ('corroborates' as const),
      services: Number(row.services),
      evidence: deploymentEvidence[row.evidence],
    })),
    ...others.map(({ source, services }) => ({
      ...{ source, role: 'other' as const },
      services: Number(services),
    })),
  ];
}

/** A service whose results are not those of all that is known. */
export interface OutdatedService {
  readonly service: string;
  readonly derivedAtMs: number | undefined;
}

/** The sources of some services, with what each saw in a window; they are compared by what they saw of production. */
export async function readServiceSources(
  knex: Knex,
  services: readonly string[],
  { window, tier }: { readonly window: DayWindow; readonly tier: string },
): Promise<readonly ServiceSource[]> {
  const found: ServiceSource[] = [];
  for (const chunk of chunked(services)) {
    const rows = await knex<SourceRow>('delivery_sources')
      .whereIn('service', [...chunk])
      .orderBy(['service', 'source']);
    const several = [
      ...new Set(
        rows
          .filter(
            ({ deployments }) =>
              deployments !== null && tier === PRODUCTION_TIER,
          )
          .map(({ service }) => service),
      ),
    ];
    const seen = await readSeen(knex, several, window);
    found.push(
      ...rows.map(row => ({
        ...sourceOf(row),
        ...(row.deployments === null || tier !== PRODUCTION_TIER
          ? {}
          : { deployments: seen.get(keyOf(row)) ?? 0 }),
      })),
      ...(await readOthers(knex, chunk)),
    );
  }
  return found;
}

/** What a tier is worked out by: other ones are after production, from what that hands on. */
function derivationsOf(tier: string): readonly string[] {
  return tier === PRODUCTION_TIER
    ? ['delivery_services']
    : ['delivery_services', 'delivery_tier_services'];
}

/** How many services there are whose last derivation failed. */
export async function countOutdated(knex: Knex, tier: string): Promise<number> {
  const failed = new Set<string>();
  for (const table of derivationsOf(tier)) {
    const found: readonly string[] = await knex<ServiceRow>(table)
      .whereNotNull('failure')
      .pluck('service');
    found.forEach(service => failed.add(service));
  }
  return failed.size;
}

/** Those of some services whose last derivation failed. */
export async function readOutdated(
  knex: Knex,
  services: readonly string[],
  tier: string,
): Promise<readonly OutdatedService[]> {
  const found = new Map<string, OutdatedService>();
  for (const table of derivationsOf(tier)) {
    for (const chunk of chunked(services)) {
      const rows = await knex<ServiceRow>(table)
        .whereIn('service', [...chunk])
        .whereNotNull('failure')
        .orderBy('service');
      for (const { service, derived_at_ms: derived } of rows) {
        found.set(service, {
          service,
          derivedAtMs: derived === null ? undefined : Number(derived),
        });
      }
    }
  }
  return [...found.values()];
}

function sourceOf(row: SourceRow): ServiceSource {
  const { service, source } = row;
  const reason = authorityReasons.find(known => known === row.reason);
  const evidence = deploymentEvidence[row.evidence];
  return {
    service,
    source,
    role: row.counts ? 'counts' : 'corroborates',
    ...(evidence ? { evidence } : {}),
    ...(reason ? { reason } : {}),
  };
}

function keyOf(row: Pick<SourceRow, 'service' | 'source'>): string {
  return `${row.service} ${row.source}`;
}

async function readSeen(
  knex: Knex,
  services: readonly string[],
  { fromMs, toMs }: DayWindow,
): Promise<ReadonlyMap<string, number>> {
  const rows: readonly {
    service: string;
    source: string;
    deployments: number | string;
  }[] =
    services.length === 0
      ? []
      : await knex<WitnessedRow>('delivery_witnessed')
          .whereIn('service', [...services])
          .where('finished_at_ms', '>=', fromMs)
          .where('finished_at_ms', '<', toMs)
          .select('service', 'source')
          .count({ deployments: '*' })
          .groupBy('service', 'source');
  return new Map(rows.map(row => [keyOf(row), Number(row.deployments)]));
}

/** Of a service whose incidents are kept in one source, those of that one only: what others tell of them does not count. */
function otherPlaces(knex: Knex) {
  const kept = knex<PlaceRow>('delivery_places')
    .where({ keeps_incidents: true })
    .select('service');
  return knex<PlaceRow>('delivery_places')
    .whereNull('evidence')
    .where(place =>
      place.where({ keeps_incidents: true }).orWhereNotIn('service', kept),
    );
}

/** Sources that tell of something else than deployments, such as incidents. */
async function readOthers(
  knex: Knex,
  services: readonly string[],
): Promise<readonly ServiceSource[]> {
  const rows = await otherPlaces(knex)
    .whereIn('service', [...services])
    .distinct('service', 'source')
    .orderBy(['service', 'source']);
  return rows.map(({ service, source }) => ({
    service,
    source,
    role: 'other' as const,
  }));
}
