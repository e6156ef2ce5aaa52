import {
  DeploymentRecord,
  toDeploymentRecord,
} from '@groundwork/delivery-metrics';
import { changeRuns } from './changeRuns';
import { Concerned } from './Concerned';
import { foldRollouts } from './foldRollouts';
import { TierLayer } from './layers';
import { Marks } from './marks';
import { ReadAttempt } from './readAttempts';
import { refreshDays } from './refreshDays';
import { RolloutRow } from './resultRows';
import { placedOf, putRollouts, StoredRollout } from './rollouts';
import { ShaNumbers } from './ShaNumbers';
import { Within } from './within';

/** Works a tier of a service out from what is marked, by the rules of production; returns how many deployments were folded. */
export async function foldTier(
  within: Within<TierLayer>,
  marks: Marks,
  attempts: readonly ReadAttempt[],
): Promise<number> {
  if (attempts.length === 0 && !(await isDeployedTo(within))) {
    return 0;
  }
  const { ahead, service } = within;
  const concerned = new Concerned(ahead, service);
  const changes = await changeRuns(within, marks, { attempts, concerned });
  const { folded } = await foldRollouts(
    { within, numbers: new ShaNumbers(ahead), concerned },
    changes,
    marks,
  );
  const failed = changes.flatMap(({ runKey, after }): StoredRollout[] =>
    after?.status === 'failure' ? [{ runKey, rollout: after }] : [],
  );
  const written = [...folded, ...failed].map(stored => ({
    ...stored,
    record: recordOf(stored),
  }));
  await putRollouts(within, written);
  await refreshDays(
    within,
    marks.has('all')
      ? 'all'
      : [
          ...changes.map(({ before }) => before?.record),
          ...folded.map(({ record }) => record),
          ...written.map(({ record }) => record),
        ],
  );
  return folded.length;
}

async function isDeployedTo({
  transaction,
  service,
  layer,
}: Within<TierLayer>): Promise<boolean> {
  const found = await transaction<RolloutRow>(layer.rollouts)
    .where({ service, ...layer.rows })
    .first('run_key');
  return found !== undefined;
}

/** Incidents count in production alone, so nobody knows what failed here, nor what was repair. */
function recordOf(stored: StoredRollout): DeploymentRecord {
  return toDeploymentRecord(
    {
      ...placedOf(stored),
      changes: stored.folded?.changes ?? [],
      ...{ rework: [], remediedBy: [], incidents: [] },
    },
    {
      failedDeploymentsAreFailures: false,
      isFix: false,
      nextSuccess: () => undefined,
    },
  );
}
