import {
  DeliveryEventOf,
  ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { IncidentRow } from '../../events/eventRows';
import { qualifiedId } from '../../events/facts';
import { rowsById } from './factRows';

type Incident = ReadinessSchemas['AttributedIncident'];

/** What sources told of some incidents, in the order of the ids. */
export async function toldIncidents(
  knex: Knex,
  ids: readonly string[],
): Promise<Incident[]> {
  const rows = await rowsById(ids, (source, own) =>
    knex<IncidentRow>('delivery_incidents')
      .where({ source })
      .whereIn('external_id', own),
  );
  const told = new Map(
    rows.map(row => [qualifiedId(row.source, row.external_id), row]),
  );
  return ids.map(id => incidentOf(id, told.get(id)));
}

function incidentOf(id: string, row: IncidentRow | undefined): Incident {
  if (!row) {
    return { id };
  }
  // The text was written from an event of this type.
  const fact = JSON.parse(row.fact) as DeliveryEventOf<'incident'>;
  const { title, url, createdAtMs, resolvedAtMs } = fact;
  const impactMs = fact.impactStartedAtMs ?? createdAtMs;
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
    impactStartedAt: new Date(impactMs).toISOString(),
    ...(resolvedAtMs === undefined
      ? {}
      : { resolvedAt: new Date(resolvedAtMs).toISOString() }),
  };
}
