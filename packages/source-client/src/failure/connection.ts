/** Why no answer came, by what Node, TLS and undici call it. */
import { isError } from '@backstage/errors';
import type { FailureReason } from '@groundwork/source-failures';

const TLS_CODE =
  /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECODE)|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME_MISMATCH|INVALID_CA|ERR_OSSL)/;

const DETAILS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens at that address',
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'its name does not resolve right now',
  EHOSTUNREACH: 'there is no way to that address',
  ENETUNREACH: 'there is no way to that address',
  ETIMEDOUT: 'no connection was made in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection was made in time',
  EHOSTNOTCONFIGURED: 'the configuration does not name its host',
  ECONNRESET: 'it took the connection and cut it',
  EPIPE: 'it took the connection and cut it',
  UND_ERR_SOCKET: 'it took the connection and cut it',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not known',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is not known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  EPROTO: 'there is no TLS at that address',
  ERR_SSL_WRONG_VERSION_NUMBER: 'there is no TLS at that address',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'there is no TLS at that address',
  ERR_INVALID_URL: 'HTTP_PROXY or HTTPS_PROXY is not an address',
  UND_ERR_PRX_TLS: 'it is that of the proxy',
  UND_ERR_INVALID_ARG:
    'the request cannot be sent; look for a line break in the token',
};

/** Codes of connections that ended before an answer began. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** What became of a connection. */
export interface ConnectionFailure {
  readonly reason: FailureReason;
  readonly detail: string;
}

/** Names the reason of a request that got no answer. */
export function connectionFailure(error: unknown): ConnectionFailure {
  const refusal = proxyRefusal(error);
  if (refusal) {
    return { reason: 'unreachable', detail: refusal };
  }
  const code = codeOf(error);
  return {
    reason: reasonOf(code),
    detail: `${DETAILS[code] ?? 'there was no answer'}${
      code ? ` (${code})` : ''
    }`,
  };
}

/** Whether a connection was closed under a request, as happens to one that was kept for too long. */
export function wasCut(error: unknown): boolean {
  return BROKEN.has(codeOf(error));
}

function reasonOf(code: string): FailureReason {
  if (TLS_CODE.test(code) || code === 'UND_ERR_PRX_TLS') {
    return 'tls';
  }
  if (code === 'UND_ERR_INVALID_ARG' || code === 'EHOSTNOTCONFIGURED') {
    return 'unsupported';
  }
  if (BROKEN.has(code)) {
    // Somebody is there: it is not the way to them that is to be looked at.
    return 'server_error';
  }
  if (code.startsWith('HPE_')) {
    return 'parse_error';
  }
  return code.endsWith('TIMEOUT') || code === 'ETIMEDOUT'
    ? 'timeout'
    : 'unreachable';
}

function proxyRefusal(error: unknown): string | undefined {
  const text = isError(error) ? error.message : '';
  const [, status] = /^Proxy response \((\d+)\)/.exec(text) ?? [];
  return status === undefined
    ? undefined
    : `the proxy does not let the portal through (${status}); see HTTPS_PROXY and NO_PROXY`;
}

/** The code may be in the error, in its cause, or, where several addresses were tried, in the first of its errors. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) {
    return '';
  }
  if ('code' in error && typeof error.code === 'string') {
    return error.code;
  }
  if ('errors' in error && Array.isArray(error.errors)) {
    return codeOf(error.errors[0]);
  }
  return 'cause' in error ? codeOf(error.cause) : '';
}
