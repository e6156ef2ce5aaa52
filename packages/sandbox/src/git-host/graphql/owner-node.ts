import type { GitHostState } from '../state/git-host-state';
import { organisationNode, userNode } from './organisation-nodes';

/** The organisation or the person that a login names. */
export function ownerNode(state: GitHostState, login: string): object | null {
  const account = state.directory.account(login);
  if (account === undefined) {
    return null;
  }
  return account.type === 'Organization'
    ? organisationNode(state)
    : userNode(state, account);
}
