import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { SourceRow } from '../derive/resultRows';
import { PRODUCTION_TIER, Tiers } from '../tiers';
import { DeliveryReader } from './DeliveryReader';
import { disagree, TOLERANCE } from './disagreement';
import { readServiceReadings } from './serviceReadings';
import { Health } from './sourceHealth';

/** How sources stand with all services together, of which answers about the organisation name none. */
export interface Together {
  /** Of the catalog; nothing where that was not asked. */
  readonly services?: number;
  /** Those of them that no source of deployments tells of. */
  readonly untold: number;
  /** Those whose chosen source tells of no deployment. */
  readonly silent: number;
  /** Those whose sources disagree about the deployments of production. */
  readonly disagreeing: number;
}

const FRESH_MS = 15_000;
const COMPARED_DAYS = 90;
const COMPARED_MS = COMPARED_DAYS * 86_400_000;

interface Asked {
  readonly tier: string;
  readonly asOfMs: number;
  readonly chosenSources: ReadonlyMap<string, string>;
  readonly tiers: Tiers;
  readonly health: Health;
}

type Counted = Omit<Together, 'services' | 'untold'> & {
  readonly told: ReadonlySet<string>;
};

/** Counts what is said of all services together. It goes through all of them, so what was counted is kept for some seconds. */
export class TogetherCounts {
  readonly #knex: Knex;
  readonly #latest = new Map<
    string,
    { readonly atMs: number; readonly counted: Promise<Counted> }
  >();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async current(
    services: readonly string[] | undefined,
    asked: Asked,
  ): Promise<Together> {
    const { told, ...counted } = await this.#fresh(asked);
    return {
      ...counted,
      ...(services ? { services: services.length } : {}),
      untold: (services ?? []).filter(service => !told.has(service)).length,
    };
  }

  #fresh(asked: Asked): Promise<Counted> {
    const { tier, asOfMs } = asked;
    const known = this.#latest.get(tier);
    if (known && asOfMs - known.atMs <= FRESH_MS) {
      return known.counted;
    }
    const counted = countAll(this.#knex, asked);
    this.#latest.set(tier, { atMs: asOfMs, counted });
    counted.catch(() => this.#latest.delete(tier));
    return counted;
  }
}

async function countAll(knex: Knex, asked: Asked): Promise<Counted> {
  const { tier, chosenSources } = asked;
  const [told, silent, disagreeing] = await Promise.all([
    new DeliveryReader(knex, tier).toldOfAll(),
    countSilent(knex, chosenSources),
    tier === PRODUCTION_TIER ? countDisagreeing(knex, asked) : 0,
  ]);
  return { told, silent, disagreeing };
}

async function countSilent(
  knex: Knex,
  chosenSources: ReadonlyMap<string, string>,
): Promise<number> {
  const telling = new Set<string>();
  for (const chunk of chunked([...chosenSources.keys()])) {
    const rows = await knex<SourceRow>('delivery_sources')
      .whereIn('service', [...chunk])
      .select('service', 'source');
    rows
      .filter(({ service, source }) => chosenSources.get(service) === source)
      .forEach(({ service }) => telling.add(service));
  }
  return chosenSources.size - telling.size;
}

/**
 * By what each source saw up to the last deployment that any of them saw, which is counted where it is decided which of them counts:
 * to count it for a window would mean to look at every deployment. Only sources that were read for all of that are compared.
 */
async function countDisagreeing(
  knex: Knex,
  { asOfMs, tiers, health }: Asked,
): Promise<number> {
  const rows: readonly Pick<SourceRow, 'service' | 'source' | 'deployments'>[] =
    await knex<SourceRow>('delivery_sources')
      .whereIn(
        'service',
        knex<SourceRow>('delivery_sources')
          .whereNotNull('deployments')
          .groupBy('service')
          .havingRaw(
            `max(deployments) - min(deployments) > max(deployments) * ${TOLERANCE}`,
          )
          .select('service'),
      )
      .select('service', 'source', 'deployments');
  const named = [...new Set(rows.map(({ service }) => service))];
  const { hasReadAll } = await readServiceReadings(knex, named, {
    health,
    tiers,
  });
  const seen = new Map<string, number[]>();
  for (const { service, source, deployments } of rows) {
    const fromMs = asOfMs - COMPARED_MS;
    if (deployments !== null && hasReadAll(service, source, { fromMs })) {
      seen.set(service, [...(seen.get(service) ?? []), deployments]);
    }
  }
  return [...seen.values()].filter(disagree).length;
}
