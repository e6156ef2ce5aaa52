import type { z } from 'zod';
import type { SourceRequest } from '../failure';
import {
  onceForAPerson,
  withRetries,
  type RequestGate,
  type Waiting,
} from '../gate';
import type { DispatcherPool } from '../transport/DispatcherPool';
import { exchange, openStream } from '../transport/exchange';
import { parseJson } from '../transport/json';
import type { TlsResolver } from '../transport/tls';
import { cleaned } from './cleaned';
import {
  failed,
  limited,
  notUnderstood,
  refused,
  type Asked,
} from './failures';
import { prepare } from './prepare';
import { SourceStream } from './SourceStream';
import type {
  SourceRequestOptions,
  SourceResponse,
  SourceTarget,
  SourceUse,
} from './target';

/** What all clients of a process share. */
export interface SharedMeans {
  readonly pool: DispatcherPool;
  readonly tls: TlsResolver;
  readonly gate: RequestGate;
  readonly waiting: Waiting;
  /** Credentials of the configuration; they never reach an error. */
  readonly secrets: readonly string[];
}

/** Reads one outside system. Every failure is a SourceError; a caller who gives up gets the own reason back. */
export class SourceClient {
  readonly target: SourceTarget;
  readonly #use: SourceUse;
  readonly #shared: SharedMeans;

  constructor(target: SourceTarget, use: SourceUse, shared: SharedMeans) {
    this.target = target;
    this.#use = use;
    this.#shared = shared;
  }

  /** Body as text; of an allowed status too. */
  text(
    path: string,
    options: SourceRequestOptions = {},
  ): Promise<SourceResponse<string>> {
    return this.#ask(this.#asked(path, options));
  }

  /** Body parsed as JSON with limits; undefined for an allowed status, whose body may be anything. */
  async json(
    path: string,
    options: SourceRequestOptions = {},
  ): Promise<SourceResponse<unknown>> {
    const asked = this.#asked(path, {
      ...options,
      headers: { accept: 'application/json', ...options.headers },
    });
    const response = await this.#ask(asked);
    const { status, body } = response;
    if (!isSuccess(status) || status === 204) {
      return { ...response, body: undefined };
    }
    try {
      const text = options.shortened?.(body) ?? body;
      return { ...response, body: parseJson(text) };
    } catch (error) {
      throw this.#cleaned(notUnderstood(asked, error, status));
    }
  }

  /** The body as JSON of a known shape. */
  async read<T>(
    path: string,
    schema: z.ZodType<T>,
    options: SourceRequestOptions = {},
  ): Promise<T> {
    const { body, status } = await this.json(path, options);
    const parsed = schema.safeParse(body);
    if (parsed.success) {
      return parsed.data;
    }
    const asked = this.#asked(path, options);
    throw this.#cleaned(notUnderstood(asked, parsed.error, status));
  }

  /** The body as it comes, for as long as the caller listens: only the way to its head has a time limit. */
  stream(
    path: string,
    options: SourceRequestOptions = {},
  ): Promise<SourceStream> {
    const asked = this.#asked(path, options);
    return this.#through(asked, async () => {
      const { message, bounds } = await prepare(asked, this.#use, this.#shared);
      const answer = await openStream(message, bounds);
      const stream = new SourceStream(answer, error =>
        this.#cleaned(failed(asked, error)),
      );
      if (isSuccess(answer.status)) {
        return stream;
      }
      const { status, headers } = answer;
      const body = await stream.beginning();
      throw refused(asked, { status, headers, body, path });
    });
  }

  #asked(path: string, options: SourceRequestOptions): Asked {
    const { method = 'GET', query } = options;
    const request: SourceRequest = {
      method,
      path,
      ...(query ? { query } : {}),
    };
    return {
      target: this.target,
      options,
      request,
      signal: this.#use.signal,
    };
  }

  #ask(asked: Asked): Promise<SourceResponse<string>> {
    return this.#through(asked, async () => {
      const { message, bounds } = await prepare(asked, this.#use, this.#shared);
      const answer = await exchange(message, bounds);
      const { pathname, search } = message.url;
      const response = { ...answer, path: `${pathname}${search}` };
      const { allow = [], isLimit } = asked.options;
      // Told within the gate, which closes on it for all who would ask next.
      if (isSuccess(answer.status) && isLimit?.(answer.body))
        throw limited(asked, response);
      if (
        isSuccess(answer.status) ||
        allow === 'every' ||
        allow.includes(answer.status)
      ) {
        return response;
      }
      throw refused(asked, response);
    });
  }

  /** Through the gate, as often as the policy allows. A pause is no turn: others may ask in the meantime. */
  async #through<T>(asked: Asked, attempt: () => Promise<T>): Promise<T> {
    const { retries = onceForAPerson, signal, gate } = this.#use;
    const { source, allowance } = this.target;
    const pass = {
      source,
      ...(allowance === undefined ? {} : { allowance }),
      ...(signal ? { signal } : {}),
    };
    const once = () =>
      (gate ?? this.#shared.gate).run(pass, async () => {
        try {
          return await attempt();
        } catch (error) {
          throw failed(asked, error);
        }
      });
    try {
      return await (mayBeAskedTwice(asked.options)
        ? withRetries(once, retries, {
            ...this.#shared.waiting,
            signal: signal ?? new AbortController().signal,
          })
        : once());
    } catch (error) {
      throw this.#cleaned(failed(asked, error));
    }
  }

  #cleaned(error: unknown): unknown {
    return cleaned(error, this.#shared.secrets);
  }
}

function mayBeAskedTwice({
  method = 'GET',
  isRead = false,
}: SourceRequestOptions): boolean {
  return isRead || method === 'GET' || method === 'HEAD';
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
