import {
  DeliverySettings,
  isProductionEnvironment,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
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
  const rows = await knex<IncidentRow>('delivery_incidents')
    .whereNotNull('environment')
    .whereNull('withdrawn_at_ms')
    .orderBy(['source', 'external_id']);
  const elsewhere = rows.filter(
    ({ environment }) =>
      environment !== null &&
      !isProductionEnvironment(environment, settings) &&
      (tier === PRODUCTION_TIER || tiers.of(environment) === tier),
  );
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
