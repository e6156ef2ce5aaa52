import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { mayBeSilent } from './exemptions';
import type { OutgoingLimits } from './limits';
import type { Awaited, SilentHosts } from './SilentHosts';

/** The part of undici's request that is read and set here. */
interface UndiciRequest {
  readonly origin: string;
  readonly path: string;
  readonly headers: readonly unknown[];
  headersTimeout: unknown;
  bodyTimeout: unknown;
}

/** Undici's own deadlines, by the codes of their errors. */
const silences: ReadonlyMap<unknown, Awaited> = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'connection'],
  ['UND_ERR_HEADERS_TIMEOUT', 'first byte'],
  ['UND_ERR_BODY_TIMEOUT', 'next byte'],
]);

/** Undici gives up connecting by itself after this time. */
const CONNECT_MS = 10_000;

export interface UndiciLimitsOptions {
  readonly limits: OutgoingLimits;
  readonly hosts: SilentHosts;
  readonly logger: LoggerService;
}

/**
 * Gives every request that is made with `fetch` its deadlines, and with every other copy and every dispatcher of undici,
 * which a global dispatcher would not reach. Undici has the deadlines already; they are 300 s unless a request brings its
 * own, and a request that brings its own keeps them: `bodyTimeout: 0` is a stream.
 */
export function limitUndiciRequests(options: UndiciLimitsOptions): () => void {
  const { limits, hosts, logger } = options;
  let isUnderstood = true;
  const channels: Readonly<Record<string, (message: object) => void>> = {
    'undici:request:create': message => {
      const request = requestOf(message);
      if (request) {
        setLimits(request, limits);
      } else if (isUnderstood) {
        isUnderstood = false;
        logger.warn(
          'This version of undici shows its requests in a form that is not known here: fetch has no deadlines but its own',
        );
      }
    },
    'undici:request:trailers': message => {
      const request = requestOf(message);
      if (request) {
        hosts.answered(new URL(request.origin).host);
      }
    },
    'undici:request:error': message => {
      const request = requestOf(message);
      const awaited = awaitedOf(message);
      if (request && awaited) {
        hosts.missed(
          new URL(request.origin).host,
          awaited,
          silentMs(awaited, limits),
        );
      }
    },
    'undici:client:connectError': message => {
      const host = 'connectParams' in message && message.connectParams;
      if (
        awaitedOf(message) === 'connection' &&
        typeof host === 'object' &&
        host !== null &&
        'host' in host
      ) {
        hosts.missed(String(host.host), 'connection', CONNECT_MS);
      }
    },
  };
  const subscribed = Object.entries(channels).map(([name, listen]) => {
    const listener = (message: unknown) => {
      if (typeof message === 'object' && message !== null) {
        listen(message);
      }
    };
    subscribe(name, listener);
    return () => unsubscribe(name, listener);
  });
  return () => subscribed.forEach(stop => stop());
}

function setLimits(request: UndiciRequest, limits: OutgoingLimits): void {
  const { origin, path } = request;
  const silent = mayBeSilent(
    { origin, path, accept: acceptOf(request) },
    limits.exempt,
  );
  request.headersTimeout ??= silent ? 0 : limits.firstByteMs;
  request.bodyTimeout ??= silent ? 0 : limits.betweenBytesMs;
}

/** Headers are a flat list of names and values. */
function acceptOf({ headers }: UndiciRequest): string {
  const at = headers.findIndex(
    (item, index) => index % 2 === 0 && String(item).toLowerCase() === 'accept',
  );
  return at < 0 ? '' : String(headers[at + 1]);
}

function silentMs(awaited: Awaited, limits: OutgoingLimits): number {
  switch (awaited) {
    case 'connection':
      return CONNECT_MS;
    case 'first byte':
      return limits.firstByteMs;
    case 'next byte':
      return limits.betweenBytesMs;
    default: {
      const unreachable: never = awaited;
      throw new TypeError(`Nobody waits for ${unreachable}`);
    }
  }
}

function awaitedOf(message: object): Awaited | undefined {
  const error = 'error' in message ? message.error : undefined;
  return typeof error === 'object' && error !== null && 'code' in error
    ? silences.get(error.code)
    : undefined;
}

function requestOf(message: object): UndiciRequest | undefined {
  const request = 'request' in message ? message.request : undefined;
  return isUndiciRequest(request) ? request : undefined;
}

function isUndiciRequest(value: unknown): value is UndiciRequest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'headersTimeout' in value &&
    'bodyTimeout' in value &&
    'origin' in value &&
    URL.canParse(String(value.origin)) &&
    'path' in value &&
    typeof value.path === 'string' &&
    'headers' in value &&
    Array.isArray(value.headers)
  );
}
