import { Source, SourceRequest } from '@groundwork/plugin-readiness-common';
import { parseJson } from '../parsing';
import { Meaning, plainMeaning } from './meaning';
import { SourceError } from './sourceError';
import { exchange, Transport } from './transport';

/** How to reach one outside system. Only its own host is ever asked. */
export interface SourceOptions {
  readonly source: Source;
  /** Scheme, host and an optional path prefix. */
  readonly baseUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** PEM of a private certificate authority. */
  readonly ca?: string;
  /** Client certificate and key, PEM. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  readonly skipTlsVerify?: boolean;
  /** Longest time of one request, 10 seconds unless stated. */
  readonly timeoutMs?: number;
  /** Longest body, 32 MiB unless stated. */
  readonly maxBodyBytes?: number;
  readonly meaningOf?: Meaning;
}

/** One request. */
export interface SourceRequestOptions {
  readonly method?: 'GET' | 'POST' | 'HEAD';
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Statuses outside 200 to 299 that are an answer and not an error. */
  readonly allow?: readonly number[];
}

/** One answer. */
export interface SourceResponse<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: T;
  /** Path with its query, for the evidence's request. */
  readonly path: string;
}

/** Reads one outside system. Every failure is a {@link SourceError} with its reason. */
export interface SourceClient {
  /** Body parsed as JSON with limits; undefined for an allowed status, whose body may be anything. */
  json(
    path: string,
    request?: SourceRequestOptions,
  ): Promise<SourceResponse<unknown>>;
  text(
    path: string,
    request?: SourceRequestOptions,
  ): Promise<SourceResponse<string>>;
}

/** Lets a request wait for its turn, or refuses it when the run's budget is used up. */
export interface RequestGate {
  run<T>(source: Source, request: () => Promise<T>): Promise<T>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_BODY_BYTES = 32 * 1024 * 1024;

/** Client of one source within one run. */
export function sourceClient(
  options: SourceOptions,
  within: { readonly signal: AbortSignal; readonly gate: RequestGate },
): SourceClient {
  const transport: Transport = {
    ...options,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBodyBytes: options.maxBodyBytes ?? DEFAULT_BODY_BYTES,
    signal: within.signal,
  };
  const ask = async (path: string, request: SourceRequestOptions) => {
    const url = addressOf(options.baseUrl, path, request.query);
    return within.gate.run(options.source, async () => {
      const answer = await exchange(url, request, transport);
      const response = { ...answer, path: `${url.pathname}${url.search}` };
      if (isSuccess(answer.status) || request.allow?.includes(answer.status)) {
        return response;
      }
      throw refused(options, response);
    });
  };
  const asked = (path: string, request: SourceRequestOptions) => ({
    source: options.source,
    request: {
      method: request.method ?? 'GET',
      path,
      ...(request.query ? { query: { ...request.query } } : {}),
    },
  });
  return {
    text: (path, request = {}) =>
      naming(asked(path, request), () => ask(path, request)),
    json: (path, request = {}) =>
      naming(asked(path, request), async () => {
        const response = await ask(path, {
          ...request,
          headers: { accept: 'application/json', ...request.headers },
        });
        return isSuccess(response.status)
          ? { ...response, body: parseJson(response.body) }
          : { ...response, body: undefined };
      }),
  };
}

async function naming<T>(
  asked: { readonly source: Source; readonly request: SourceRequest },
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof SourceError ? error.naming(asked) : error;
  }
}

/** Resolves a path below the base; an address of another host is refused whatever it looks like. */
function addressOf(
  baseUrl: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
): URL {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/$/, '');
  const url = /^https?:\/\//i.test(path)
    ? new URL(path)
    : new URL(`${prefix}${path}`, base);
  if (url.origin !== base.origin) {
    throw new SourceError(
      'unsupported',
      `Refused to ask ${url.host}: only ${base.host} is configured`,
    );
  }
  for (const [name, value] of Object.entries(query)) {
    url.searchParams.set(name, value);
  }
  return url;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function refused(
  { source, meaningOf = plainMeaning }: SourceOptions,
  response: SourceResponse<string>,
): SourceError {
  const { status, headers, path } = response;
  const reason =
    status >= 300 && status < 400
      ? 'unsupported'
      : meaningOf({ status, headers, path });
  const retryAfterMs = retryAfter(headers);
  return new SourceError(
    reason,
    `${source.kind} ${source.instance} answered ${status} to ${path}`,
    { status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  );
}

/** Retry-After in seconds or as a date, or GitHub's reset time. */
function retryAfter(
  headers: Readonly<Record<string, string>>,
): number | undefined {
  const after = headers['retry-after'];
  const answeredAt = Date.parse(headers.date ?? '');
  if (after !== undefined) {
    const seconds = Number(after);
    const until = Number.isNaN(seconds)
      ? Date.parse(after) - answeredAt
      : seconds * 1000;
    return Number.isNaN(until) ? undefined : Math.max(0, until);
  }
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return headers['x-ratelimit-remaining'] === '0' &&
    !Number.isNaN(reset - answeredAt)
    ? Math.max(0, reset - answeredAt)
    : undefined;
}
