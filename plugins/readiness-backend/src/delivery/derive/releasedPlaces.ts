import { Knex } from 'knex';

/** Row of `delivery_released_places`. */
export interface ReleasedPlaceRow {
  readonly source: string;
  readonly place: string;
  readonly service: string;
  readonly released_at_ms: number | string;
  /** No part of the source was read for the service any more, as opposed to a part that said whose the place is. */
  readonly unlisted: boolean | number;
}

const table = (knex: Knex) =>
  knex<ReleasedPlaceRow>('delivery_released_places');

/** Notes which services a place means no more, and that those which it means have it. */
export async function noteReleased(
  transaction: Knex.Transaction,
  {
    source,
    place,
    before,
    after,
    nowMs,
  }: {
    readonly source: string;
    readonly place: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly nowMs: number;
  },
): Promise<void> {
  await table(transaction)
    .where({ source, place })
    .whereIn('service', [...after])
    .delete();
  const gone = before.filter(service => !after.includes(service));
  for (const service of gone) {
    await table(transaction)
      .insert({
        ...{ source, place, service, released_at_ms: nowMs },
        unlisted: false,
      })
      .onConflict(['source', 'place', 'service'])
      .ignore();
  }
}
