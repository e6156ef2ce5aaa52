import {
  IncidentRecord,
  JoinedReports,
  LogicalDeployment,
} from '@groundwork/delivery-metrics';
import { Knex } from 'knex';
import { chunked } from '../../database/chunked';
import {
  IncidentReportRow,
  IncidentResultRow,
  IncidentServiceRow,
} from './resultRows';
import { Within } from './within';

/** An incident with its cause. */
export interface IncidentResult {
  readonly key: string;
  readonly joined: JoinedReports;
  readonly record: IncidentRecord;
  readonly run?: { readonly service: string; readonly runKey: string };
}

export async function putIncident(
  transaction: Knex.Transaction,
  { key, joined, record, run }: IncidentResult,
): Promise<void> {
  await removeLists(transaction, key);
  await transaction<IncidentResultRow>('delivery_incident_results')
    .where({ incident_key: key })
    .update({
      cause: joined.causeDeploymentId ?? null,
      impact_started_at_ms: joined.impactStartedAtMs,
      service: run?.service ?? null,
      run_key: run?.runKey ?? null,
      unattributed:
        'unattributed' in record.attribution
          ? record.attribution.unattributed
          : null,
      joined: JSON.stringify(joined),
      record: JSON.stringify(record),
    });
  for (const chunk of chunked(joined.services)) {
    await transaction<IncidentServiceRow>('delivery_incident_services').insert(
      chunk.map(service => ({
        incident_key: key,
        service,
        impact_started_at_ms: joined.impactStartedAtMs,
      })),
    );
  }
  for (const chunk of chunked(joined.reportIds)) {
    // A report that left another incident is its own here, whichever of the two is looked at first.
    await transaction<IncidentReportRow>('delivery_incident_reports')
      .insert(chunk.map(report => ({ report, incident_key: key })))
      .onConflict('report')
      .merge();
  }
}

export async function removeIncident(
  transaction: Knex.Transaction,
  key: string,
): Promise<void> {
  await removeLists(transaction, key);
  await transaction<IncidentResultRow>('delivery_incident_results')
    .where({ incident_key: key })
    .delete();
}

async function removeLists(
  transaction: Knex.Transaction,
  key: string,
): Promise<void> {
  for (const table of [
    'delivery_incident_services',
    'delivery_incident_reports',
  ]) {
    await transaction(table).where({ incident_key: key }).delete();
  }
}

/** Where a service's deployments changed. */
export interface ChangedSpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** Of all attempts of the runs that changed, as they were and as they are. */
  readonly attemptIds: readonly string[];
  readonly runKeys: readonly string[];
}

/** The span in which some rollouts may be the cause of something; a success may be until the next one. */
export function spanOf(rollouts: readonly LogicalDeployment[]): {
  readonly fromMs: number;
  readonly toMs: number;
} {
  let fromMs = Infinity;
  let toMs = -Infinity;
  for (const { startedAtMs, finishedAtMs, status } of rollouts) {
    fromMs = Math.min(fromMs, startedAtMs);
    toMs = Math.max(toMs, status === 'success' ? Infinity : finishedAtMs);
  }
  return { fromMs, toMs };
}

/** Incidents that may have another cause after a service's deployments changed. */
export async function incidentsToRecheck(
  { transaction, service }: Within,
  { fromMs, toMs, attemptIds, runKeys }: ChangedSpan,
): Promise<readonly string[]> {
  const keys = new Set<string>();
  if (fromMs <= toMs) {
    const listed = transaction<IncidentServiceRow>('delivery_incident_services')
      .where({ service })
      .where('impact_started_at_ms', '>=', fromMs);
    const found: readonly string[] = await (toMs === Infinity
      ? listed
      : listed.where('impact_started_at_ms', '<=', toMs)
    ).pluck('incident_key');
    found.forEach(key => keys.add(key));
  }
  const results = () =>
    transaction<IncidentResultRow>('delivery_incident_results');
  for (const chunk of chunked(attemptIds)) {
    const found: readonly string[] = await results()
      .whereIn('cause', [...chunk])
      .pluck('incident_key');
    found.forEach(key => keys.add(key));
  }
  for (const chunk of chunked(runKeys)) {
    const found: readonly string[] = await results()
      .where({ service })
      .whereIn('run_key', [...chunk])
      .pluck('incident_key');
    found.forEach(key => keys.add(key));
    const told: readonly string[] = await transaction('delivery_told_causes')
      .where({ service })
      .whereIn('run_key', [...chunk])
      .pluck('incident_key');
    told.forEach(key => keys.add(key));
  }
  return [...keys];
}
