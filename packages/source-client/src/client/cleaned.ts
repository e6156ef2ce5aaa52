import { isError } from '@backstage/errors';
import { SourceError } from '../failure';
import { redact, redactText } from '../redaction';

/** The error without the credentials that a system, a library or an address may have put into it. */
export function cleaned(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof SourceError)) {
    return error;
  }
  const says = redactText(error.says, secrets);
  const cause = cleanCause(error.cause, secrets);
  const request = error.request && redact(error.request, secrets);
  if (
    says === error.says &&
    cause === error.cause &&
    request === error.request
  ) {
    return error;
  }
  const { reason, status, retryAfterMs, remedy, source } = error;
  return new SourceError(reason, says, {
    remedy,
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(source === undefined ? {} : { source }),
    ...(request === undefined ? {} : { request }),
    ...(cause === undefined ? {} : { cause }),
  });
}

/** A cause that names a credential anywhere is replaced by its clean message; its stack would repeat it. */
function cleanCause(
  cause: Error | undefined,
  secrets: readonly string[],
): Error | undefined {
  if (!cause) {
    return undefined;
  }
  const inner = isError(cause.cause)
    ? cleanCause(cause.cause, secrets)
    : undefined;
  const message = redactText(cause.message, secrets);
  if (message === cause.message && inner === cause.cause) {
    return cause;
  }
  const clean = new Error(message, inner ? { cause: inner } : undefined);
  clean.name = cause.name;
  return clean;
}
