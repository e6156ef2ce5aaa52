import { chunked } from '../../database/chunked';
import { Layer } from './layers';
import { FixRow, RemedyRow } from './resultRows';
import { deleteOfRuns, StoredRollout } from './rollouts';
import { Within } from './within';

/** Takes away what some runs, or all, remedied and fixed; returns the deployments that they showed to have failed. */
export async function takeRemedies(
  within: Within<Layer>,
  runKeys: readonly string[] | undefined,
): Promise<readonly string[]> {
  const { transaction, service, layer } = within;
  if (layer.name === 'tier') {
    return [];
  }
  const remedied: string[] = [];
  for (const chunk of runKeys ? chunked(runKeys) : [undefined]) {
    const query = transaction<RemedyRow>(layer.remedies).where({
      service,
    });
    const rows = await (chunk ? query.whereIn('run_key', [...chunk]) : query);
    remedied.push(...rows.map(row => row.deployment_id));
  }
  for (const table of [layer.remedies, layer.fixes]) {
    await deleteOfRuns(within, table, runKeys);
  }
  return remedied;
}

/** Notes what rollouts remedied and fixed; returns the deployments that they showed to have failed. */
export async function putRemedies(
  { transaction, service, layer }: Within<Layer>,
  rollouts: readonly StoredRollout[],
): Promise<readonly string[]> {
  if (layer.name === 'tier') {
    return [];
  }
  const remedies = rollouts.flatMap(({ runKey, folded }) =>
    (folded?.remedies ?? []).map(
      ({ deploymentId, reason }): RemedyRow => ({
        service,
        run_key: runKey,
        deployment_id: deploymentId,
        reason,
      }),
    ),
  );
  const fixes = rollouts.flatMap(({ runKey, folded }) =>
    (folded?.fixes ?? []).map(
      (report): FixRow => ({ service, run_key: runKey, report }),
    ),
  );
  for (const chunk of chunked(remedies)) {
    await transaction<RemedyRow>(layer.remedies)
      .insert([...chunk])
      .onConflict(['service', 'run_key', 'deployment_id', 'reason'])
      .ignore();
  }
  for (const chunk of chunked(fixes)) {
    await transaction<FixRow>(layer.fixes)
      .insert([...chunk])
      .onConflict(['service', 'run_key', 'report'])
      .ignore();
  }
  return remedies.map(({ deployment_id: id }) => id);
}
