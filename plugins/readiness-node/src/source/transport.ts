import { IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { SourceError } from './sourceError';
import { withinTime } from './withinTime';

/** What one exchange needs. */
export interface Transport {
  readonly headers?: Readonly<Record<string, string>>;
  readonly ca?: string;
  readonly certificate?: { readonly cert: string; readonly key: string };
  readonly skipTlsVerify?: boolean;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal;
}

/** A complete answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Message {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const TLS_CODES =
  /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME_MISMATCH)/;

/**
 * Sends one request and reads one body. Node's own client, because it takes a private certificate authority per source
 * and never follows a redirect: an answer that points elsewhere is an answer, not an order.
 */
export function exchange(
  url: URL,
  message: Message,
  transport: Transport,
): Promise<Answer> {
  return withinTime(
    { limitMs: transport.timeoutMs, signal: transport.signal },
    signal => send(url, message, { ...transport, signal }),
  );
}

function send(
  url: URL,
  message: Message,
  transport: Transport,
): Promise<Answer> {
  const { signal } = transport;
  return new Promise<Answer>((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(asSourceError(error, { url, signal }));
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = request(
      url,
      {
        method: message.method ?? 'GET',
        headers: { ...transport.headers, ...message.headers },
        signal,
        ...(transport.ca ? { ca: transport.ca } : {}),
        ...transport.certificate,
        ...(transport.skipTlsVerify ? { rejectUnauthorized: false } : {}),
      },
      response => {
        readBody(response, transport.maxBodyBytes).then(
          body =>
            resolve({
              status: response.statusCode ?? 0,
              headers: flatHeaders(response),
              body,
            }),
          fail,
        );
      },
    );
    outgoing.on('error', fail);
    outgoing.end(message.body);
  });
}

async function readBody(
  response: IncomingMessage,
  maxBytes: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) {
      response.destroy();
      throw new SourceError(
        'unsupported',
        `The answer is longer than ${maxBytes} bytes`,
      );
    }
    chunks.push(bytes);
  }
  if (!response.complete) {
    throw new SourceError('server_error', 'The answer was cut off');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function flatHeaders(
  response: IncomingMessage,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function asSourceError(
  error: unknown,
  at: { readonly url: URL; readonly signal: AbortSignal },
): SourceError {
  if (error instanceof SourceError) {
    return error;
  }
  const where = at.url.host;
  if (at.signal.aborted) {
    return new SourceError('timeout', `${where} did not answer in time`, {
      cause: error,
    });
  }
  const code = codeOf(error);
  if (TLS_CODES.test(code)) {
    return new SourceError('tls', `${where}: ${code}`, { cause: error });
  }
  if (code === 'ECONNRESET' || code.startsWith('HPE_')) {
    return new SourceError('server_error', `${where} broke off: ${code}`, {
      cause: error,
    });
  }
  return new SourceError('unreachable', `${where}: ${code || 'no answer'}`, {
    cause: error,
  });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : '';
}
