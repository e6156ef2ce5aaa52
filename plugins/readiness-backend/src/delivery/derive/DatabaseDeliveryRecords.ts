import {
  byOrder,
  DeliveryRecords,
  IncidentRecord,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { IncidentResultRow, RolloutRow } from './resultRows';
import { rolloutOf } from './rollouts';

/** What was derived, as the metrics take it. */
export class DatabaseDeliveryRecords {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All records of all services. */
  async all(): Promise<DeliveryRecords> {
    const rows = await this.#knex<RolloutRow>('delivery_rollouts').orderBy(
      'service',
    );
    const incidents = await this.#knex<IncidentResultRow>(
      'delivery_incident_results',
    ).whereNotNull('record');
    return {
      deployments: rows
        .map(rolloutOf)
        .sort(
          (a, b) =>
            compare(a.rollout.service, b.rollout.service) ||
            byOrder(a.rollout, b.rollout),
        )
        .flatMap(({ record }) => record ?? []),
      incidents: incidents
        // The text was written from a record.
        .map(({ record }) => JSON.parse(record ?? '') as IncidentRecord)
        .sort(
          (a, b) =>
            a.impactStartedAtMs - b.impactStartedAtMs || compare(a.id, b.id),
        ),
    };
  }
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
