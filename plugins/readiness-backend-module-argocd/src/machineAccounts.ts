import type { SourceClients } from '@groundwork/plugin-readiness-node';

/** `proj:payments:ci`: a token of a project's role, which no person signs in with. */
const PROJECT_ROLE = /^proj:/;

/** Whether an account of Argo CD is a machine's, by its name. */
export type IsMachine = (account: string) => boolean;

/** Tokens of projects are machines, and what the configuration names. */
export function machineAccounts(config: SourceClients['config']): IsMachine {
  const named = new Set(
    config.getOptionalStringArray('readiness.argocd.machineAccounts'),
  );
  return account => PROJECT_ROLE.test(account) || named.has(account);
}
