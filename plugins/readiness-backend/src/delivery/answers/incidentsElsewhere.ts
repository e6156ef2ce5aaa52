import {
  DeliverySettings,
  isProductionEnvironment,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import { removedOf } from '../derive/readAttempts';
import { IncidentRow } from '../events/eventRows';
import { qualifiedId } from '../events/facts';
import { PRODUCTION_TIER, Tiers } from '../tiers';
import { feltIncidents } from './feltIncidents';
import { DayWindow } from './window';

/** An incident that names an environment that is not production, so that it counts for nobody there. */
export interface IncidentElsewhere {
  readonly title: string;
  readonly environment: string;
}

/**
 * Those of some services, or of all, that were felt in a window, in whatever is not production, or in one other tier; the latest
 * first. What was taken back says so, and nothing more.
 */
export async function readIncidentsElsewhere(
  knex: Knex,
  services: readonly string[] | undefined,
  {
    window,
    tier,
    tiers,
    settings,
  }: {
    readonly window: Pick<DayWindow, 'fromMs' | 'toMs'>;
    readonly tier: string;
    readonly tiers: Tiers;
    readonly settings: DeliverySettings;
  },
): Promise<readonly IncidentElsewhere[]> {
  const asked = (await readEnvironments(knex)).filter(
    environment =>
      !isProductionEnvironment(environment, settings) &&
      (tier === PRODUCTION_TIER || tiers.of(environment) === tier),
  );
  const elsewhere: IncidentRow[] = [];
  for (const chunk of chunked(asked)) {
    elsewhere.push(
      ...(await knex<IncidentRow>('delivery_incidents')
        .whereIn('environment', [...chunk])
        .whereNull('withdrawn_at_ms')
        .orderBy(['source', 'external_id'])),
    );
  }
  const removed = await removedOf(knex, 'incident', elsewhere);
  const found = await feltIncidents(
    knex,
    elsewhere.filter(
      ({ source, external_id: id }) => !removed.has(qualifiedId(source, id)),
    ),
    { services, window },
  );
  return [...found]
    .sort((a, b) => b.impactStartedAtMs - a.impactStartedAtMs)
    .flatMap(({ title, incident: { environment } }) =>
      environment === undefined ? [] : [{ title, environment }],
    );
}

interface Named {
  readonly environment: string;
}

/**
 * The environments that incidents name, from one to the next by the index: many incidents name few, and most of those name
 * production.
 */
async function readEnvironments(knex: Knex): Promise<readonly string[]> {
  const least = () =>
    knex<IncidentRow>('delivery_incidents as i').min({
      environment: 'i.environment',
    });
  const named: readonly Named[] = await knex
    .withRecursive('named', ['environment'], query => {
      query
        .from(least().as('first'))
        .select('environment')
        .unionAll(next => {
          next
            .from('named')
            .whereNotNull('named.environment')
            .select(
              least()
                .whereRaw('i.environment > named.environment')
                .as('environment'),
            );
        });
    })
    .from<Named>('named')
    .whereNotNull('environment')
    .select('environment');
  return named.map(({ environment }) => environment);
}
