import {
  byOrder,
  DeploymentRecord,
  fixesIncident,
  JoinedReports,
  PlacedRollout,
  toDeploymentRecord,
} from '@groundwork/delivery-metrics';
import { chunked } from '../../database/chunked';
import { incidentsOfRuns } from './toldCauses';
import {
  FixRow,
  IncidentReportRow,
  IncidentResultRow,
  RemedyRow,
  RolloutRow,
} from './resultRows';
import {
  placedOf,
  putRollouts,
  readRollouts,
  rolloutOf,
  StoredRollout,
} from './rollouts';
import { Within } from './within';

/** A record that was written over another one, or over none. */
export interface Refreshed {
  readonly before: DeploymentRecord | undefined;
  readonly after: DeploymentRecord;
}

/** Writes the records of some runs anew, from what they turned out to be, what remedied them, and their incidents. */
export async function refreshRecords(
  within: Within,
  runKeys: readonly string[],
): Promise<readonly Refreshed[]> {
  const refreshed: Refreshed[] = [];
  for (const chunk of chunked(runKeys)) {
    refreshed.push(...(await refreshChunk(within, chunk)));
  }
  return refreshed;
}

async function refreshChunk(
  within: Within,
  runKeys: readonly string[],
): Promise<readonly Refreshed[]> {
  const { transaction, service, settings, layer } = within;
  const rollouts = await readRollouts(transaction, service, {
    ...{ column: 'run_key', values: runKeys, layer },
  });
  const incidents = await readIncidents(within, runKeys);
  const remedies = await readRemedies(within, rollouts);
  const fixed = await readFixed(within, rollouts);
  const refreshed: Refreshed[] = [];
  const written: StoredRollout[] = [];
  for (const stored of rollouts) {
    const { rollout, folded, runKey } = stored;
    const next =
      settings.failedDeploymentsAreFailures && rollout.status === 'failure'
        ? await nextSuccess(within, stored)
        : undefined;
    const after = toDeploymentRecord(
      {
        ...placedOf(stored),
        changes: folded?.changes ?? [],
        rework: folded?.rework ?? [],
        remediedBy: remedies.get(rollout.id) ?? [],
        incidents: incidents.get(runKey) ?? [],
      },
      {
        failedDeploymentsAreFailures: settings.failedDeploymentsAreFailures,
        isFix: fixesIncident({ rollout, fixes: folded?.fixes ?? [] }, id =>
          fixed.get(id),
        ),
        nextSuccess: () => next,
      },
    );
    written.push({ ...stored, record: after });
    refreshed.push({ before: stored.record, after });
  }
  await putRollouts(within, written);
  return refreshed;
}

type Remedies = ReadonlyMap<
  string,
  readonly {
    readonly reason: 'rollback' | 'revert' | 'hotfix';
    readonly by: PlacedRollout;
  }[]
>;

async function readRemedies(
  { transaction, service, layer }: Within,
  rollouts: readonly StoredRollout[],
): Promise<Remedies> {
  const rows = await transaction<RemedyRow>(layer.remedies)
    .where({ service })
    .whereIn(
      'deployment_id',
      rollouts.map(({ rollout }) => rollout.id),
    );
  const remedying = await readRollouts(transaction, service, {
    column: 'run_key',
    values: [...new Set(rows.map(row => row.run_key))],
    layer,
  });
  const remedies = new Map<
    string,
    { reason: 'rollback' | 'revert' | 'hotfix'; by: PlacedRollout }[]
  >();
  for (const by of remedying) {
    for (const { deploymentId, reason } of by.folded?.remedies ?? []) {
      const known = remedies.get(deploymentId) ?? [];
      remedies.set(deploymentId, known);
      known.push({ reason, by: placedOf(by) });
    }
  }
  return remedies;
}

function joinedOf(
  row: Pick<IncidentResultRow, 'joined'>,
): JoinedReports | undefined {
  // The text was written from a value of this type.
  return row.joined === null
    ? undefined
    : (JSON.parse(row.joined) as JoinedReports);
}

async function readIncidents(
  within: Within,
  runKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly { joined: JoinedReports }[]>> {
  const rows = await incidentsOfRuns(within, runKeys);
  const incidents = new Map<string, { joined: JoinedReports }[]>();
  for (const row of rows) {
    const joined = joinedOf(row);
    if (row.run_key !== null && joined) {
      const known = incidents.get(row.run_key) ?? [];
      incidents.set(row.run_key, known);
      known.push({ joined });
    }
  }
  return incidents;
}

/** Per report that some rollouts say they fix, its incident. */
async function readFixed(
  { transaction, service, layer }: Within,
  rollouts: readonly StoredRollout[],
): Promise<ReadonlyMap<string, JoinedReports>> {
  const rows: readonly (Pick<IncidentReportRow, 'report'> &
    Pick<IncidentResultRow, 'joined'>)[] = await transaction<FixRow>(
    `${layer.fixes} as f`,
  )
    .select('r.report', 'i.joined')
    .join('delivery_incident_reports as r', 'r.report', 'f.report')
    .join('delivery_incident_results as i', 'i.incident_key', 'r.incident_key')
    .where('f.service', service)
    .whereIn(
      'f.run_key',
      rollouts.map(({ runKey }) => runKey),
    );
  return new Map(
    rows.flatMap(row => {
      const joined = joinedOf(row);
      return joined ? [[row.report, joined] as const] : [];
    }),
  );
}

/** The first success that finished after a failed rollout. */
async function nextSuccess(
  { transaction, service, layer }: Within,
  { rollout }: StoredRollout,
): Promise<PlacedRollout | undefined> {
  const successes = () =>
    transaction<RolloutRow>(layer.rollouts).where({
      service,
      status: 'success',
    });
  const later = await successes()
    .where('finished_at_ms', '>', rollout.finishedAtMs)
    .min({ finished: 'finished_at_ms' })
    .first();
  const rows = await successes().whereIn('finished_at_ms', [
    rollout.finishedAtMs,
    Number(later?.finished ?? rollout.finishedAtMs),
  ]);
  const [next] = rows
    .map(rolloutOf)
    .filter(success => byOrder(success.rollout, rollout) > 0)
    .sort((a, b) => byOrder(a.rollout, b.rollout));
  return next && placedOf(next);
}
