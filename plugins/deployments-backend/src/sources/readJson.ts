import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { LookFailure, connectionFailure, statusFailure } from './LookFailure';

/** An outside system: where it is and how we are known there. */
export interface Endpoint {
  readonly baseUrl: string;
  readonly token?: string;
  /** PEM of the authority that signed the server's certificate. */
  readonly ca?: string;
  readonly skipTlsVerify?: boolean;
}

/** One read request. `what` is said to people when it fails. */
export interface ReadRequest {
  readonly path: string;
  readonly what: string;
  readonly signal: AbortSignal;
}

/** Larger answers are refused, so that one server cannot take the process down. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * Plain node:http(s) instead of fetch, because a private authority or a skipped
 * verification is set per cluster, and because redirects must not be followed
 * with a token in hand.
 */
function send(endpoint: Endpoint, request: ReadRequest): Promise<RawAnswer> {
  const url = new URL(`${endpoint.baseUrl.replace(/\/+$/, '')}${request.path}`);
  const secure = url.protocol === 'https:';
  const options = {
    method: 'GET',
    signal: request.signal,
    headers: {
      accept: 'application/json',
      ...(endpoint.token ? { authorization: `Bearer ${endpoint.token}` } : {}),
    },
    ...(secure && endpoint.ca ? { ca: endpoint.ca } : {}),
    ...(secure && endpoint.skipTlsVerify ? { rejectUnauthorized: false } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = (secure ? httpsRequest : httpRequest)(url, options, answer => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_BODY_BYTES) {
          answer.destroy(
            new LookFailure(
              'parse_error',
              `${request.what}: answer too large.`,
            ),
          );
          return;
        }
        chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

function parse(body: string, what: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new LookFailure(
      'parse_error',
      `${what}: the answer is not JSON.`,
      error,
    );
  }
}

/**
 * Reads JSON. Every failure is a LookFailure with a reason, except an abort,
 * which is the caller's own and is passed on.
 */
export async function readJson(
  endpoint: Endpoint,
  request: ReadRequest,
): Promise<unknown> {
  let answer: RawAnswer;
  try {
    answer = await send(endpoint, request);
  } catch (error) {
    request.signal.throwIfAborted();
    throw connectionFailure(error, new URL(endpoint.baseUrl).host);
  }
  if (answer.status < 200 || answer.status > 299) {
    throw statusFailure(answer.status, request.what);
  }
  return parse(answer.body, request.what);
}
