/** Turns whatever stopped a request into a {@link SourceError} with its words. */
import { isError } from '@backstage/errors';
import { z } from 'zod';
import {
  SourceError,
  sourceError,
  type FailureReason,
  type SourceRequest,
} from '../failure';
import { connectionFailure } from '../failure/connection';
import { shapeOf } from '../failure/shape';
import { BudgetSpent } from '../gate/BudgetSpent';
import { redactText } from '../redaction';
import { AnswerBrokeOff, BodyTooLong, BodyUnreadable } from '../transport/body';
import { DeadlineReached } from '../transport/Deadlines';
import { RedirectRefused } from '../transport/exchange';
import { NotJson, parseJson } from '../transport/json';
import { AuthorityUnreadable } from '../transport/tls';
import { plainMeaning, type Refusal } from './meaning';
import { retryAfterMs } from './retryAfter';
import type {
  SourceRequestOptions,
  SourceResponse,
  SourceTarget,
} from './target';

const MIB = 1024 * 1024;

const refusalSchema = z.object({ message: z.string() });

/** Failures of which the system itself knows more than its status says. */
const OWN_WORDS: ReadonlySet<FailureReason> = new Set([
  'server_error',
  'unsupported',
]);

const MOST_OWN_WORDS = 200;

function detailOf(
  reason: FailureReason,
  { status, body }: Refusal,
): string | undefined {
  if (reason === 'forbidden' && status === 404) {
    return 'it is hidden from the portal, or not there at all';
  }
  return OWN_WORDS.has(reason) ? ownWords(body) : undefined;
}

/** What the system says of its refusal: all four kinds put it into `message`. A page of something in between says nothing. */
function ownWords(body: string): string | undefined {
  const parsed = refusalSchema.safeParse(orUndefined(() => parseJson(body)));
  const message = parsed.data?.message.trim().slice(0, MOST_OWN_WORDS);
  return message ? message.replace(/\.$/, '') : undefined;
}

function orUndefined<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    // The status has been told; this body has nothing to add.
    return undefined;
  }
}

/** One request, as far as its failure is concerned. */
export interface Asked {
  readonly target: SourceTarget;
  readonly options: SourceRequestOptions;
  readonly request: SourceRequest;
  readonly signal: AbortSignal | undefined;
}

function wordsOf({ target, options, request }: Asked) {
  return {
    source: target.source,
    what: options.what ?? request.path,
    isWrite:
      !options.isRead && request.method !== 'GET' && request.method !== 'HEAD',
  };
}

/** An answer outside 200 to 299 that nobody expected. */
export function refused(
  asked: Asked,
  response: SourceResponse<string>,
): SourceError {
  const { status, headers, body } = response;
  const [path = ''] = response.path.split('?');
  const refusal = { status, headers, path, body };
  const meaning = asked.target.meaning ?? plainMeaning;
  const right = meaning.rightOf?.(refusal) ?? asked.options.right;
  const wait = retryAfterMs(headers);
  const reason = meaning.reasonOf(refusal);
  const detail = detailOf(reason, refusal);
  return sourceError(
    {
      ...wordsOf(asked),
      reason,
      status,
      ...(detail === undefined ? {} : { detail }),
      ...(right === undefined ? {} : { right }),
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    },
    { request: asked.request },
  );
}

/** An answer of status 200 that says that it is none, because too much was asked. */
export function limited(
  asked: Asked,
  { headers }: SourceResponse<string>,
): SourceError {
  const wait = retryAfterMs(headers);
  return sourceError(
    {
      ...wordsOf(asked),
      // Not its status, which speaks of success.
      reason: 'rate_limited',
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    },
    { request: asked.request },
  );
}

/** An answer that is there, and is not what was asked for. */
export function notUnderstood(
  asked: Asked,
  error: unknown,
  status: number,
): SourceError {
  return sourceError(
    {
      ...wordsOf(asked),
      reason: 'parse_error',
      status,
      detail: error instanceof NotJson ? error.detail : shapeOf(error),
    },
    { request: asked.request, cause: error },
  );
}

/**
 * What stopped a request.
 *
 * @returns the caller's own reason when it was the caller who gave up, or whose budget is spent, except that a time-out stays a
 * time-out
 */
export function failed(asked: Asked, error: unknown): unknown {
  if (error instanceof BudgetSpent) {
    return error;
  }
  if (error instanceof SourceError) {
    return error.naming({
      source: asked.target.source,
      request: asked.request,
    });
  }
  const words = wordsOf(asked);
  const tell = (failure: {
    readonly reason: SourceError['reason'];
    readonly detail?: string;
    readonly status?: number;
  }) =>
    sourceError(
      { ...words, ...failure },
      { request: asked.request, cause: error },
    );
  if (error instanceof DeadlineReached) {
    return tell({ reason: 'timeout', detail: error.detail });
  }
  if (asked.signal?.aborted && error === asked.signal.reason) {
    return isTimeout(error) ? tell({ reason: 'timeout' }) : error;
  }
  if (error instanceof RedirectRefused) {
    return tell({
      reason: 'unsupported',
      detail: error.detail,
      status: error.status,
    });
  }
  if (error instanceof BodyTooLong) {
    const limit = Math.round((error.maxBytes / MIB) * 10) / 10;
    return tell({
      reason: 'unsupported',
      detail: `the answer for ${words.what} is longer than ${limit} MiB`,
    });
  }
  if (error instanceof AuthorityUnreadable) {
    return tell({ reason: 'tls', detail: error.detail });
  }
  if (error instanceof AnswerBrokeOff) {
    return tell({ reason: 'server_error', detail: error.message });
  }
  if (error instanceof BodyUnreadable) {
    return tell({ reason: 'parse_error', detail: error.message });
  }
  return tell(connectionFailure(error));
}

/** No credentials were to be had: who keeps them could not be asked, or does not give them. */
export function withoutCredentials(asked: Asked, error: unknown): unknown {
  if (error instanceof BudgetSpent) {
    return error;
  }
  if (error instanceof SourceError) {
    return error.naming({
      source: asked.target.source,
      request: asked.request,
    });
  }
  return sourceError(
    {
      ...wordsOf(asked),
      reason: 'unauthorized',
      detail: redactText(
        isError(error) ? error.message : String(error),
      ).replace(/\.$/, ''),
    },
    { request: asked.request, cause: error },
  );
}

function isTimeout(error: unknown): boolean {
  return isError(error) && error.name === 'TimeoutError';
}
