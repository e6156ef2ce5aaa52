import type { DeploymentStarter } from '@groundwork/plugin-readiness-common';
import type { IsMachine } from '../machineAccounts';
import type { Sync } from './syncs';

const LONGEST_NAME = 255;

/** Who or what began a synchronisation; undefined where Argo CD does not say it, as for entries of its first versions. */
export function starterOf(
  { initiatedBy }: Sync,
  isMachine: IsMachine,
): DeploymentStarter | undefined {
  const account = initiatedBy?.username;
  if (account)
    return {
      kind: isMachine(account) ? 'automation' : 'person',
      name: account.slice(0, LONGEST_NAME),
    };
  return initiatedBy?.automated ? { kind: 'automation' } : undefined;
}
