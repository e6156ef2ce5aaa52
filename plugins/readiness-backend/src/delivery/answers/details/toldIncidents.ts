import {
  DeliveryEventOf,
  ReadinessSchemas,
} from '@groundwork/plugin-readiness-common';
import { Knex } from 'knex';
import { IncidentRow } from '../../events/eventRows';
import { qualifiedId } from '../../events/facts';
import { describeOverlay } from '../../overlay/describeOverlay';
import { Cause } from './causes';
import { rowsById } from './factRows';
import { causeWords } from './ruleWords';

type Incident = ReadinessSchemas['AttributedIncident'];

/** What sources told of incidents, and why they count as caused by a deployment. */
export async function toldIncidents(
  knex: Knex,
  causes: readonly Cause[],
  deployment: {
    readonly finishedAtMs: number;
    readonly attributionMs: number;
  },
): Promise<Incident[]> {
  const ids = causes.map(({ joined }) => joined.id);
  const rows = await rowsById(ids, (source, own) =>
    knex<IncidentRow>('delivery_incidents')
      .where({ source })
      .whereIn('external_id', own),
  );
  const told = new Map(
    rows.map(row => [qualifiedId(row.source, row.external_id), row]),
  );
  return causes.map(({ joined, rule, setAside }) => ({
    ...incidentOf(joined.id, told.get(joined.id)),
    rule: causeWords(rule, {
      ...deployment,
      impactMs: joined.impactStartedAtMs,
    }),
    ...(setAside ? { setAside: describeOverlay(setAside) } : {}),
  }));
}

function incidentOf(
  id: string,
  row: IncidentRow | undefined,
): Omit<Incident, 'rule'> {
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
