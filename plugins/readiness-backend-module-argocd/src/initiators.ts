import type {
  Application,
  TeamOfPerson,
} from '@groundwork/plugin-readiness-common';
import type { SourceClients } from '@groundwork/plugin-readiness-node';
import { machineAccounts } from './machineAccounts';

/** `initiatedBy` of an entry of the history. */
interface InitiatedBy {
  readonly username?: string | undefined;
  readonly automated?: boolean | undefined;
}

/** What is kept of whoever started a deployment: not who it was. */
export type InitiatorOf = (
  by: InitiatedBy | null | undefined,
) => Pick<Application['history'][number], 'startedBy' | 'team'>;

/**
 * Argo CD names whoever signed in at a provider by the email address, and a local account by its name; the latter is taken
 * for the person who has that name on GitHub.
 */
export function initiators(
  config: SourceClients['config'],
  teamOf: TeamOfPerson,
): InitiatorOf {
  const isMachine = machineAccounts(config);
  return by => {
    const account = by?.username;
    if (account === undefined || account === '')
      return by?.automated === true ? { startedBy: 'automation' } : {};
    if (isMachine(account)) return { startedBy: 'machine' };
    const team = teamOf(
      account.includes('@') ? { email: account } : { githubLogin: account },
    );
    return { startedBy: 'person', ...(team === undefined ? {} : { team }) };
  };
}
