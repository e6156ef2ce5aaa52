import { isError } from '@backstage/errors';
import type { CiFailureReason } from '@groundwork/plugin-ci-runs-common';

/** The Git host could not be read, with the reason that a person is told. */
export class ReadFailure extends Error {
  readonly reason: CiFailureReason;

  constructor(reason: CiFailureReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'ReadFailure';
    this.reason = reason;
  }
}

const TLS_CODE =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** fetch hides the code of a failed connection in the cause. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) {
    return '';
  }
  if ('code' in error) {
    return String(error.code);
  }
  return 'cause' in error ? codeOf(error.cause) : '';
}

/** Names the reason of a request that got no answer. */
export function connectionFailure(error: unknown, host: string): ReadFailure {
  if (isError(error) && error.name === 'TimeoutError') {
    return new ReadFailure('timeout', `${host} did not answer in time.`, error);
  }
  const code = codeOf(error);
  return TLS_CODE.test(code)
    ? new ReadFailure(
        'tls',
        `The certificate of ${host} is not accepted (${code}).`,
        error,
      )
    : new ReadFailure(
        'unreachable',
        `${host} cannot be reached${code ? ` (${code})` : ''}.`,
        error,
      );
}

function rateLimitOf(response: Response): ReadFailure | undefined {
  const exhausted = response.headers.get('x-ratelimit-remaining') === '0';
  const retryAfter = response.headers.get('retry-after');
  if (response.status !== 429 && !exhausted && !retryAfter) {
    return undefined;
  }
  const reset = Number(response.headers.get('x-ratelimit-reset'));
  const until =
    exhausted && reset > 0
      ? ` until ${new Date(reset * 1000).toISOString()}`
      : '';
  return new ReadFailure(
    'rate_limited',
    `The Git host's rate limit is used up${until}.`,
  );
}

/**
 * Names the reason of an answer that is not a success. GitHub hides repositories
 * that an account may not see behind 404, so for a repository that the catalog
 * knows 404 means forbidden.
 */
export function statusFailure(
  response: Response,
  repository: string,
): ReadFailure {
  const { status } = response;
  if (status === 401) {
    return new ReadFailure(
      'unauthorized',
      'The token of the Git host integration is not accepted.',
    );
  }
  if (status === 403 || status === 429) {
    return (
      rateLimitOf(response) ??
      new ReadFailure(
        'forbidden',
        `The Git host integration may not read the runs of ${repository}; it needs the permission "Actions: read".`,
      )
    );
  }
  if (status === 404) {
    return new ReadFailure(
      'forbidden',
      `The Git host does not show ${repository} to its integration: the repository is gone, or the account may not see it.`,
    );
  }
  return new ReadFailure('server_error', `The Git host answered ${status}.`);
}
