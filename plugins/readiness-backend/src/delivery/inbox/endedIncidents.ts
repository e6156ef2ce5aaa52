import {
  DeliveryEvent,
  deliveryEventSchema,
} from '@groundwork/plugin-readiness-common';
import { DecodedEvent, IncidentEnd } from '@groundwork/plugin-readiness-node';
import { Knex } from 'knex';
import { IncidentRow } from '../events/eventRows';
import { sourceKey } from '../events/facts';

/** Incidents as they were told, with their ends; undefined when one of them has not been told yet. */
export async function endedIncidents(
  knex: Knex,
  { source, ends = [] }: Pick<DecodedEvent, 'source' | 'ends'>,
): Promise<readonly DeliveryEvent[] | undefined> {
  const ended: DeliveryEvent[] = [];
  for (const end of ends) {
    const row = await knex<IncidentRow>('delivery_incidents')
      .where({ source: sourceKey(source), external_id: end.id })
      .first();
    if (!row) {
      return undefined;
    }
    ended.push(...withEnd(row, end));
  }
  return ended;
}

/** Of several ends the last one holds, in whichever order they are told. */
function withEnd(
  { fact }: Pick<IncidentRow, 'fact'>,
  { id, atMs }: IncidentEnd,
): readonly DeliveryEvent[] {
  const event = deliveryEventSchema.parse({
    ...JSON.parse(fact),
    ...{ kind: 'incident', id },
  });
  if (event.kind !== 'incident' || (event.resolvedAtMs ?? 0) >= atMs) {
    return [];
  }
  return [{ ...event, resolvedAtMs: atMs, updatedAtMs: atMs }];
}
