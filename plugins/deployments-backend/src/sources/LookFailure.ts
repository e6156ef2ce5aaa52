import type { FailureReason } from '@groundwork/plugin-deployments-common';

/** A source that could not be read, with the reason that a person is told. */
export class LookFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LookFailure';
    this.reason = reason;
  }
}

const TLS_CODE =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) {
    return String(error.code);
  }
  return '';
}

/** Names the reason of a failed connection. Unexpected errors are bugs of ours and are passed on. */
export function connectionFailure(error: unknown, host: string): LookFailure {
  if (error instanceof LookFailure) {
    return error;
  }
  const code = codeOf(error);
  if (TLS_CODE.test(code)) {
    return new LookFailure(
      'tls',
      `The certificate of ${host} is not accepted (${code}).`,
      error,
    );
  }
  return new LookFailure(
    'unreachable',
    `${host} cannot be reached${code ? ` (${code})` : ''}.`,
    error,
  );
}

const STATUS_REASONS: ReadonlyMap<number, readonly [FailureReason, string]> =
  new Map([
    [401, ['unauthorized', 'the configured token is not accepted']],
    [403, ['forbidden', 'the configured account may not read this']],
    [404, ['not_found', 'there is no such interface at this address']],
    [408, ['timeout', 'the server gave up']],
    [429, ['rate_limited', 'too many requests']],
    [504, ['timeout', 'a gateway gave up']],
  ]);

/** Names the reason of an answer that is not a success. */
export function statusFailure(status: number, what: string): LookFailure {
  const known = STATUS_REASONS.get(status);
  if (known) {
    return new LookFailure(known[0], `${status} on ${what}: ${known[1]}.`);
  }
  if (status >= 300 && status < 400) {
    return new LookFailure(
      'unsupported',
      `${status} on ${what}: redirects are not followed.`,
    );
  }
  return new LookFailure('server_error', `${status} on ${what}.`);
}
