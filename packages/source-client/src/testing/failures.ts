/** Every way in which a system fails, as a real server that does it. */
import type { RequestListener, ServerResponse } from 'node:http';
import type { FailureReason } from '../failure';
import { testCertificate } from './certificates';
import { serve, type TestServer } from './serve';

interface Kind {
  readonly reason: FailureReason;
  readonly answer: RequestListener;
  readonly isTls?: boolean;
}

const JSON_TYPE = { 'content-type': 'application/json' };

function status(
  code: number,
  headers: Readonly<Record<string, string>> = {},
): RequestListener {
  return (_, response) => {
    response.writeHead(code, { ...JSON_TYPE, ...headers });
    response.end(JSON.stringify({ message: 'no' }));
  };
}

function ok(write: (response: ServerResponse) => void): RequestListener {
  return (_, response) => {
    response.writeHead(200, JSON_TYPE);
    write(response);
  };
}

const KINDS = {
  'bad token': { reason: 'unauthorized', answer: status(401) },
  'missing right': { reason: 'forbidden', answer: status(403) },
  'not there': { reason: 'not_found', answer: status(404) },
  'too many requests': {
    reason: 'rate_limited',
    answer: status(429, { 'retry-after': '60' }),
  },
  'error of its own': { reason: 'server_error', answer: status(500) },
  'gateway gave up': { reason: 'timeout', answer: status(504) },
  silent: { reason: 'timeout', answer: () => undefined },
  'stops in the body': {
    reason: 'timeout',
    answer: ok(response => response.write('{"items":[')),
  },
  'cut off': {
    reason: 'server_error',
    answer: (_, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
      response.write('{"items":[', () => response.destroy());
    },
  },
  'sign-in page': {
    reason: 'parse_error',
    answer: (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Sign in</title>');
    },
  },
  'deep JSON': {
    reason: 'parse_error',
    answer: ok(response =>
      response.end(`${'['.repeat(5000)}${']'.repeat(5000)}`),
    ),
  },
  // Nothing in it says that there is nothing.
  'another shape': {
    reason: 'parse_error',
    answer: ok(response => response.end('{}')),
  },
  'huge body': {
    reason: 'unsupported',
    answer: ok(response => {
      const piece = JSON.stringify('x'.repeat(1024 * 1024));
      response.write('[');
      const more = () => {
        if (!response.destroyed) {
          response.write(`${piece},`, more);
        }
      };
      more();
    }),
  },
  'points elsewhere': {
    reason: 'unsupported',
    answer: status(302, { location: 'http://elsewhere.invalid/' }),
  },
  'points to itself forever': {
    reason: 'unsupported',
    answer: status(302, { location: '/again' }),
  },
  'wrong certificate': {
    reason: 'tls',
    answer: ok(response => response.end('{}')),
    isTls: true,
  },
  'cut before an answer': {
    reason: 'server_error',
    answer: request => request.socket.destroy(),
  },
  'nobody there': { reason: 'unreachable', answer: () => undefined },
} as const satisfies Readonly<Record<string, Kind>>;

/** One way to fail. */
export type FailureKind = keyof typeof KINDS;

// The keys of a constant are its keys.
/** Every way to fail, for `it.each`. */
export const failureKinds = Object.keys(KINDS) as readonly FailureKind[];

/** What a failure is called, unless a system means something else by it. */
export function reasonFor(kind: FailureKind): FailureReason {
  return KINDS[kind].reason;
}

/** A server that fails in one way, whatever it is asked, but for paths of which it is said what it answers. */
export async function failingServer(
  kind: FailureKind,
  answers: Readonly<Record<string, object>> = {},
): Promise<TestServer> {
  const { answer, isTls = false }: Kind = KINDS[kind];
  const server = await serve(
    (request, response) => {
      const body = answers[(request.url ?? '').split('?')[0] ?? ''];
      if (!body) return answer(request, response);
      return ok(to => to.end(JSON.stringify(body)))(request, response);
    },
    isTls ? { certificate: await testCertificate() } : {},
  );
  if (kind === 'nobody there') {
    await server.close();
    return { ...server, close: async () => undefined };
  }
  return server;
}
