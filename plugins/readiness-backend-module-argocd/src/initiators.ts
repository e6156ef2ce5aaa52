import type {
  Application,
  TeamOfPerson,
} from '@groundwork/plugin-readiness-common';
import type { SourceClients } from '@groundwork/plugin-readiness-node';

/** `initiatedBy` of an entry of the history. */
interface InitiatedBy {
  readonly username?: string | undefined;
  readonly automated?: boolean | undefined;
}

/** What is kept of whoever started a deployment: not who it was. */
export type InitiatorOf = (
  by: InitiatedBy | null | undefined,
) => Pick<Application['history'][number], 'startedBy' | 'team'>;

/** `proj:payments:ci`: a token of a project's role, which no person signs in with. */
const PROJECT_ROLE = /^proj:/;

/**
 * Argo CD names whoever signed in at a provider by the email address, and a local account by its name; the latter is taken
 * for the person who has that name on GitHub.
 */
export function initiators(
  config: SourceClients['config'],
  teamOf: TeamOfPerson,
): InitiatorOf {
  const machines = new Set(
    config.getOptionalStringArray('readiness.argocd.machineAccounts'),
  );
  return by => {
    const account = by?.username;
    if (account === undefined || account === '')
      return by?.automated === true ? { startedBy: 'automation' } : {};
    if (PROJECT_ROLE.test(account) || machines.has(account))
      return { startedBy: 'machine' };
    const team = teamOf(
      account.includes('@') ? { email: account } : { githubLogin: account },
    );
    return { startedBy: 'person', ...(team === undefined ? {} : { team }) };
  };
}
