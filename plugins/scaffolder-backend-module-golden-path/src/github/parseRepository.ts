import { InputError } from '@backstage/errors';
import type { RepositoryAddress } from '@groundwork/source-client/github';

const OWNER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const NAME = /^(?!\.+$)[A-Za-z0-9._-]{1,100}$/;

/** Takes `host?owner=…&repo=…` apart, the scaffolder's notation of a repository. */
export function parseRepository(repoUrl: string): RepositoryAddress {
  const [host = '', query = ''] = repoUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  const owner = parameters.get('owner') ?? '';
  const name = parameters.get('repo') ?? '';
  if (!host || !OWNER.test(owner) || !NAME.test(name)) {
    throw new InputError(
      `repoUrl must be host?owner=…&repo=…, not ${JSON.stringify(repoUrl)}`,
    );
  }
  return { host, owner, name };
}
