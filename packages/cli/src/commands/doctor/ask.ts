import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** A question to an outside system. */
export interface Question {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON with POST; without it the question is a GET. */
  readonly body?: unknown;
  /** Certificate authority in PEM, when the system has one of its own. */
  readonly ca?: string;
  readonly skipTlsVerify?: boolean;
}

/** Somebody answered, whatever they said; or nobody did, and why. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** The parsed body; undefined when it is not JSON. */
      readonly body: unknown;
    }
  | { readonly kind: 'silent'; readonly reason: string };

/** Asks once, follows no redirect, and waits five seconds at most. */
export function ask(question: Question): Promise<Answer> {
  const url = new URL(question.url);
  const text =
    question.body === undefined ? undefined : JSON.stringify(question.body);
  const options: RequestOptions = {
    method: text === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      'user-agent': 'groundwork-doctor',
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...question.headers,
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  const send =
    url.protocol === 'https:'
      ? () =>
          httpsRequest(url, {
            ...options,
            ...(question.ca && { ca: question.ca }),
            rejectUnauthorized: !question.skipTlsVerify,
          })
      : () => httpRequest(url, options);
  return new Promise(resolve => {
    const silent = (error: Error) =>
      resolve({ kind: 'silent', reason: reasonOf(error) });
    const outgoing = send();
    outgoing.on('error', silent);
    outgoing.on('response', incoming => {
      let body = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => {
        body += chunk;
        if (body.length > MAX_BYTES)
          incoming.destroy(new Error('the answer is larger than 4 MB'));
      });
      incoming.on('error', silent);
      incoming.on('end', () =>
        resolve({
          kind: 'answered',
          status: incoming.statusCode ?? 0,
          headers: flatHeaders(incoming.headers),
          body: parseJson(body),
        }),
      );
    });
    outgoing.end(text);
  });
}

function flatHeaders(
  headers: NodeJS.Dict<string | string[]>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page instead of the system's answer; the status still counts, and nobody reads this body.
    return undefined;
  }
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens at that address',
  ENOTFOUND: 'the name does not resolve',
  EAI_AGAIN: 'the name does not resolve right now',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'there is no route to that address',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate authority is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate authority is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate authority is not trusted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return `no answer within ${TIMEOUT_MS / 1000} s`;
  const code = 'code' in error ? String(error.code) : '';
  return sentences[code] ?? error.message;
}
