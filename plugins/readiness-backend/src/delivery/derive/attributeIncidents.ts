import {
  attributeIncident,
  Attribution,
  incidentCandidate,
  IncidentCandidate,
  JoinedReports,
  joinReports,
  toIncidentRecord,
} from '@groundwork/delivery-metrics';
import { chunked } from '../../database/chunked';
import { namedCause, PlacedRun, rolloutsAround } from './candidates';
import { putIncident, removeIncident } from './incidentResults';
import { putMarks } from './marks';
import { readReports } from './readReports';
import { FixRow, IncidentResultRow, NewMark } from './resultRows';
import { locksRows, Within } from './within';

/** A run of a service. */
interface Run {
  readonly service: string;
  readonly runKey: string;
}

/**
 * Attributes incidents again, each by what all its services have stored by now; returns the runs of this service whose
 * records say something else, and leaves marks for those of others. Rows are locked in order, so that of two services with
 * the same incident the second one sees what the first found.
 */
export async function attributeIncidents(
  within: Within,
  keys: readonly string[],
): Promise<readonly string[]> {
  const before = await lockResults(within, [...keys].sort());
  const reports = await readReports(within.transaction, keys);
  const touched: Run[] = [];
  for (const row of before) {
    const own = reports.get(row.incident_key);
    touched.push(
      ...(own
        ? await attribute(within, row, joinReports(own))
        : await forget(within, row)),
    );
  }
  const isOwn = ({ service }: Run) => service === within.service;
  await putMarks(
    within.transaction,
    touched
      .filter(run => !isOwn(run))
      .map(
        ({ service, runKey }): NewMark => ({
          service,
          kind: 'refresh',
          key: runKey,
        }),
      ),
  );
  return touched.filter(isOwn).map(({ runKey }) => runKey);
}

async function lockResults(
  { transaction }: Within,
  keys: readonly string[],
): Promise<readonly IncidentResultRow[]> {
  const rows: IncidentResultRow[] = [];
  for (const chunk of chunked(keys)) {
    await transaction<IncidentResultRow>('delivery_incident_results')
      .insert(chunk.map(key => ({ incident_key: key })))
      .onConflict('incident_key')
      .ignore();
    const query = transaction<IncidentResultRow>('delivery_incident_results')
      .whereIn('incident_key', [...chunk])
      .orderBy('incident_key');
    rows.push(...(await (locksRows(transaction) ? query.forUpdate() : query)));
  }
  return rows;
}

async function attribute(
  within: Within,
  row: IncidentResultRow,
  joined: JoinedReports,
): Promise<readonly Run[]> {
  const attribution = await causeOf(within, joined);
  const record = toIncidentRecord({ joined, attribution });
  const cause = 'entry' in attribution ? attribution.entry : undefined;
  const isSame =
    row.joined === JSON.stringify(joined) &&
    row.record === JSON.stringify(record) &&
    row.run_key === (cause?.runKey ?? null);
  if (isSame) {
    return [];
  }
  const fixers = await fixersOf(within, row, joined);
  await putIncident(within.transaction, {
    key: row.incident_key,
    joined,
    record,
    ...(cause && {
      run: { service: cause.rollout.service, runKey: cause.runKey },
    }),
  });
  return [
    ...causeBefore(row),
    ...fixers,
    ...(cause
      ? [{ service: cause.rollout.service, runKey: cause.runKey }]
      : []),
  ];
}

async function causeOf(
  within: Within,
  joined: JoinedReports,
): Promise<Attribution<PlacedRun>> {
  const { transaction, settings } = within;
  const { impactStartedAtMs, causeDeploymentId, services } = joined;
  const named =
    causeDeploymentId === undefined
      ? undefined
      : await namedCause(transaction, causeDeploymentId, services);
  const candidates = new Map<string, IncidentCandidate<PlacedRun>>();
  for (const service of services) {
    const candidate = incidentCandidate(
      await rolloutsAround(transaction, service, {
        atMs: impactStartedAtMs,
        attributionMs: settings.attributionMs,
      }),
      impactStartedAtMs,
      settings.attributionMs,
    );
    if (candidate) {
      candidates.set(service, candidate);
    }
  }
  return attributeIncident(joined, {
    candidateOf: service => candidates.get(service),
    linked: () => named,
  });
}

/** Its reports were taken back, or belong to another incident now. */
async function forget(
  within: Within,
  row: IncidentResultRow,
): Promise<readonly Run[]> {
  const fixers = await fixersOf(within, row, undefined);
  await removeIncident(within.transaction, row.incident_key);
  return [...causeBefore(row), ...fixers];
}

function causeBefore({
  service,
  run_key: runKey,
}: IncidentResultRow): readonly Run[] {
  return service === null || runKey === null ? [] : [{ service, runKey }];
}

/** Runs that shipped what says it fixes the incident, as it was or as it is. */
async function fixersOf(
  { transaction }: Within,
  row: IncidentResultRow,
  joined: JoinedReports | undefined,
): Promise<readonly Run[]> {
  // The text was written from a value of this type.
  const before =
    row.joined === null ? undefined : (JSON.parse(row.joined) as JoinedReports);
  const reports = [before, joined].flatMap(known => known?.reportIds ?? []);
  const rows = await transaction<FixRow>('delivery_fixes').whereIn(
    'report',
    reports,
  );
  return rows.map(({ service, run_key: runKey }) => ({ service, runKey }));
}
