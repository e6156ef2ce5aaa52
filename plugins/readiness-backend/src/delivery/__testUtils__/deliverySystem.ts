import {
  DEFAULT_DELIVERY_SETTINGS,
  DeliveryEvents,
  DeliveryRecords,
  DeliverySettings,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { DatabaseDeliveryDeriver } from '../derive/DatabaseDeliveryDeriver';
import { DatabaseDeliveryRecords } from '../derive/DatabaseDeliveryRecords';
import { DatabaseEventStore } from '../events/DatabaseEventStore';
import { OverlayStore } from '../overlay/OverlayStore';
import { Tiers } from '../tiers';
import { placeOf, testSource, toldBySource } from './engineEvents';

/** Tables that events and what is derived from them stand in. */
export const deliveryTables = [
  'delivery_deployments',
  'delivery_deployment_statuses',
  'delivery_pull_requests',
  'delivery_pull_request_commits',
  'delivery_commits',
  'delivery_incidents',
  'delivery_tombstones',
  'delivery_cursors',
  'delivery_set_aside',
  'delivery_readings',
  'delivery_stream_services',
  'delivery_released_places',
  'delivery_inbox',
  'delivery_due',
  'delivery_told_sources',
  'delivery_news',
  'delivery_places',
  'delivery_sources',
  'delivery_witnessed',
  'delivery_services',
  'delivery_marks',
  'delivery_shas',
  'delivery_service_repositories',
  'delivery_rollouts',
  'delivery_remedies',
  'delivery_fixes',
  'delivery_checkpoints',
  'delivery_incident_results',
  'delivery_incident_services',
  'delivery_incident_reports',
  'delivery_days',
  'delivery_day_changes',
  'delivery_organisation_days',
  'delivery_overlays',
  'delivery_overlay_revocations',
  'delivery_told_services',
  'delivery_told_rollouts',
  'delivery_told_remedies',
  'delivery_told_fixes',
  'delivery_told_checkpoints',
  'delivery_told_causes',
  'delivery_told_days',
  'delivery_tier_services',
  'delivery_tier_marks',
  'delivery_tier_rollouts',
  'delivery_tier_checkpoints',
  'delivery_tier_days',
  'delivery_tier_day_changes',
  'delivery_tier_organisation_days',
];

/** As after a migration. */
export async function emptyDeliveryTables(knex: Knex): Promise<void> {
  for (const table of deliveryTables) {
    await knex(table).delete();
  }
}

/** Stores and derivation on one database, fed with the engine's events. */
export class DeliverySystem {
  readonly events: DatabaseEventStore;
  readonly deriver: DatabaseDeliveryDeriver;
  readonly records: DatabaseDeliveryRecords;
  readonly overlays: OverlayStore;

  constructor(
    knex: Knex,
    {
      chosenSources = new Map(),
      tiers = new Tiers(),
      ...settings
    }: Partial<DeliverySettings> & {
      readonly chosenSources?: ReadonlyMap<string, string>;
      readonly tiers?: Tiers;
    } = {},
  ) {
    this.events = new DatabaseEventStore(knex);
    this.records = new DatabaseDeliveryRecords(knex);
    this.overlays = new OverlayStore(knex);
    this.deriver = new DatabaseDeliveryDeriver({
      knex,
      settings: { ...DEFAULT_DELIVERY_SETTINGS, ...settings },
      chosenSources,
      tiers,
      logger: { info: () => undefined, error: () => undefined },
      now: () => new Date('2026-11-01T10:00:00Z'),
    });
  }

  async know(services: readonly string[]): Promise<void> {
    await this.events.ingest({
      source: testSource,
      events: [],
      evidence: 'deployments',
      places: services.map(service => ({ service, place: placeOf(service) })),
    });
  }

  async ingest(events: DeliveryEvents): Promise<void> {
    await this.events.ingest({
      source: testSource,
      events: toldBySource(events),
    });
  }

  /** Fails when a service does. */
  async derive(): Promise<DeliveryRecords> {
    const { failed } = await this.deriver.run();
    if (failed.length > 0) {
      throw new Error(failed.map(({ why }) => why).join('\n'));
    }
    return this.records.all();
  }
}
