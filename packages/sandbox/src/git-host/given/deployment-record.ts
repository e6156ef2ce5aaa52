import { BOT_LOGIN } from '../state/directory';
import type { DeploymentRecord } from '../state/records';
import type { GivenDeployment } from './given';

/** A deployment as the Git host keeps it. */
export function deploymentRecord(
  { id, createdAt, sha, environment, statuses }: GivenDeployment,
  {
    tip,
    newId,
  }: {
    /** Commit of the default branch. */
    readonly tip: string;
    readonly newId: () => number;
  },
): DeploymentRecord {
  return {
    id: id ?? newId(),
    sha: sha ?? tip,
    ref: sha ?? tip,
    task: 'deploy',
    environment,
    description: undefined,
    creator: BOT_LOGIN,
    createdAt,
    statuses: [...statuses]
      .sort((a, b) => a.at - b.at)
      .map(({ state, at, logUrl }) => ({
        id: newId(),
        state,
        at,
        creator: BOT_LOGIN,
        description: '',
        logUrl,
      })),
  };
}
