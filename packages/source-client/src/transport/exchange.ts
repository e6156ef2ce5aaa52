/**
 * One request and its answer, over undici. What is told here holds for every system: how long a request may take, how much
 * it may answer, which redirects are followed, and what a broken connection means.
 */
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { wasCut } from '../failure/connection';
import { ACCEPTED_ENCODINGS, bodyFailure, readText, unpacked } from './body';
import { Deadlines, type TimeLimits } from './Deadlines';
import type { DispatcherPool, Outlet } from './DispatcherPool';
import type { ResolvedTls } from './tls';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where else a redirect may lead. */
export interface Onward {
  readonly origins: readonly string[];
  /** The key of the configuration that names them. */
  readonly key: string;
}

/** What may be told to somebody whom only a redirect names: nothing that says who asks. */
const HARMLESS = ['accept', 'accept-encoding', 'user-agent'] as const;

/** One request, ready to be sent. */
export interface Message {
  readonly url: URL;
  readonly method: Method;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly onward?: Onward;
}

/** The head of an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** A complete answer. */
export interface Answer extends AnswerHead {
  readonly body: string;
}

/** An answer whose body goes on for as long as somebody listens. */
export interface OpenAnswer extends AnswerHead {
  readonly body: Readable;
  readonly deadlines: Deadlines;
}

/** What one exchange may use. */
export interface Bounds {
  readonly pool: DispatcherPool;
  readonly tls: ResolvedTls;
  readonly limits: TimeLimits;
  readonly maxBodyBytes: number;
  readonly signal?: AbortSignal;
}

/** The answer points to another place, which is not asked. */
export class RedirectRefused extends Error {
  constructor(readonly status: number, readonly detail: string) {
    super(detail);
    this.name = 'RedirectRefused';
  }
}

/** Sends one request and reads one body. */
export async function exchange(
  message: Message,
  bounds: Bounds,
): Promise<Answer> {
  const deadlines = new Deadlines(bounds.limits, bounds.signal);
  const asked = {
    ...message,
    headers: { 'accept-encoding': ACCEPTED_ENCODINGS, ...message.headers },
  };
  try {
    return await deadlines.race(
      follow(asked, bounds, deadlines).then(answer =>
        whole(answer, { message, bounds, deadlines }),
      ),
    );
  } finally {
    deadlines.stop();
  }
}

async function whole(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  at: {
    readonly message: Message;
    readonly bounds: Bounds;
    readonly deadlines: Deadlines;
  },
): Promise<Answer> {
  const { message, bounds, deadlines } = at;
  const flat = flatHeaders(headers);
  deadlines.sawBytes();
  try {
    const text = await readText(
      hasBody(message, statusCode)
        ? unpacked(body, flat['content-encoding'] ?? '')
        : body,
      bounds.maxBodyBytes,
      () => deadlines.sawBytes(),
    );
    return { status: statusCode, headers: flat, body: text };
  } catch (error) {
    // What is not read any further does not keep its connection.
    body.on('error', () => undefined).destroy();
    throw bodyFailure(error, deadlines.signal);
  }
}

/** Sends one request and hands over the body as it comes; the caller's signal ends it, or `deadlines.stop` and `body.destroy`. */
export async function openStream(
  message: Message,
  bounds: Bounds,
): Promise<OpenAnswer> {
  const deadlines = new Deadlines(bounds.limits, bounds.signal);
  try {
    const { statusCode, headers, body } = await deadlines.race(
      follow(message, bounds, deadlines),
    );
    deadlines.streamOn();
    return {
      status: statusCode,
      headers: flatHeaders(headers),
      body,
      deadlines,
    };
  } catch (error) {
    deadlines.stop();
    throw error;
  }
}

/**
 * A renamed repository answers with a redirect on its own host, and a registry with one to where it keeps its blobs: the one is
 * followed once, the other one as well where the configuration names that host, and without credentials. No other is.
 */
async function follow(
  message: Message,
  bounds: Bounds,
  deadlines: Deadlines,
): Promise<Dispatcher.ResponseData> {
  const outlet = bounds.pool.outlet(bounds.tls);
  const answer = await send(message, outlet, deadlines);
  const location = redirectOf(answer);
  if (location === undefined) {
    return answer;
  }
  await answer.body.dump();
  const target = URL.canParse(location, message.url)
    ? new URL(location, message.url)
    : undefined;
  const isOwn = target?.origin === message.url.origin;
  if (!target || !(isOwn || message.onward?.origins.includes(target.origin))) {
    throw new RedirectRefused(
      answer.statusCode,
      `it points to ${target?.host ?? 'another place'}, and only ${
        message.onward
          ? `what ${message.onward.key} names is asked beside it`
          : 'the configured address is asked'
      }`,
    );
  }
  if (!isSafe(message.method)) {
    throw new RedirectRefused(
      answer.statusCode,
      'it points elsewhere, and nothing is written to where a redirect points',
    );
  }
  const headers = isOwn ? message.headers : harmless(message.headers);
  const second = await send(
    { ...message, url: target, headers },
    outlet,
    deadlines,
  );
  if (redirectOf(second) !== undefined) {
    await second.body.dump();
    throw new RedirectRefused(
      second.statusCode,
      'it points elsewhere twice in a row',
    );
  }
  return second;
}

/** A kept connection may be closed by the other side just as it is used: that says nothing about the system, so it is asked again over a new one. */
async function send(
  message: Message,
  outlet: Outlet,
  { signal }: Deadlines,
): Promise<Dispatcher.ResponseData> {
  const { url, method, headers, body } = message;
  const mayReuse = outlet.mayReuse(url.origin);
  const options: Dispatcher.RequestOptions = {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method,
    headers: { ...headers },
    signal,
    // The clocks are ours: they also cover the way to the first byte, and they are exact.
    headersTimeout: 0,
    bodyTimeout: 0,
    ...(body === undefined ? {} : { body }),
  };
  try {
    const answer = await outlet.dispatcher.request(options);
    outlet.answered(url.origin);
    return answer;
  } catch (error) {
    if (!mayReuse || !isSafe(method) || signal.aborted || !wasCut(error)) {
      throw error;
    }
    const fresh = outlet.fresh();
    const answer = await fresh.request(options);
    // Ends when the answer has been read.
    fresh.close().catch(() => undefined);
    return answer;
  }
}

function harmless(headers: Message['headers']): Message['headers'] {
  return Object.fromEntries(
    HARMLESS.flatMap(name => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function isSafe(method: Method): boolean {
  return method === 'GET' || method === 'HEAD';
}

function redirectOf({
  statusCode,
  headers,
}: Dispatcher.ResponseData): string | undefined {
  return statusCode >= 300 && statusCode < 400 && statusCode !== 304
    ? String(headers.location ?? '')
    : undefined;
}

function hasBody({ method }: Message, status: number): boolean {
  return method !== 'HEAD' && status !== 204 && status !== 304;
}

function flatHeaders(
  headers: Dispatcher.ResponseData['headers'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
