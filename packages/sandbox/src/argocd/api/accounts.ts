import { ArgoError } from '../argo-error';

/** Who asks: `reader` may look, `deployer` may also create, sync, roll back and delete. */
export interface Account {
  readonly name: string;
  readonly role: 'reader' | 'deployer';
}

/** When the accounts' tokens were made; messages about missing rights name it. */
export const ISSUED_AT = '2026-01-05T08:00:00Z';

const ACCOUNTS: Readonly<Record<string, Account>> = {
  'sandbox-argocd-reader': { name: 'portal', role: 'reader' },
  'sandbox-argocd-deployer': { name: 'portal-deployer', role: 'deployer' },
};

export function accountOf(
  authorization: string | undefined,
  cookie: string | undefined,
): Account {
  const token =
    authorization?.replace(/^Bearer\s+/i, '') ??
    /argocd\.token=([^;]+)/.exec(cookie ?? '')?.[1];
  const account = token === undefined ? undefined : ACCOUNTS[token];
  if (!account) throw new ArgoError(16, 'no session information');
  return account;
}

/** A password is the token of the account. */
export function tokenFor(username: string, password: string): string {
  if (ACCOUNTS[password]?.name !== username)
    throw new ArgoError(16, 'Invalid username or password');
  return password;
}

/** Throws what Argo CD answers to an account without the right. */
export function demandDeployer(
  account: Account,
  attempt: {
    readonly action: string;
    readonly subject: string;
    readonly issuedAt: string;
  },
): void {
  if (account.role === 'deployer') return;
  throw new ArgoError(
    7,
    `permission denied: applications, ${attempt.action}, ${attempt.subject}, sub: ${account.name}, iat: ${attempt.issuedAt}`,
  );
}
