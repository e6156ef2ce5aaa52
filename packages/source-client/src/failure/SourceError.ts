import { CustomErrorBase, toError } from '@backstage/errors';
import {
  explain,
  type Failure,
  type FailureReason,
  type Source,
} from '@groundwork/source-failures';
import type { SourceRequest } from './SourceRequest';

/** What is known about a failed request beside its reason. */
export interface SourceErrorDetails {
  readonly status?: number;
  /** How long the source asks to be left alone. */
  readonly retryAfterMs?: number;
  /** What a person can do, as a sentence. */
  readonly remedy?: string;
  readonly source?: Source;
  readonly request?: SourceRequest;
  readonly cause?: unknown;
}

/** An outside system could not be read, or refused a change. */
export class SourceError extends CustomErrorBase {
  name = 'SourceError' as const;
  readonly reason: FailureReason;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  /** What happened, as a sentence. */
  readonly says: string;
  /** What a person can do, as a sentence; empty where nobody knows. */
  readonly remedy: string;
  /** The message says what a person needs; what a library called it stays apart, because it may quote an answer. */
  readonly cause: Error | undefined;
  #source: Source | undefined;
  #request: SourceRequest | undefined;

  constructor(
    reason: FailureReason,
    says: string,
    details: SourceErrorDetails = {},
  ) {
    super(details.remedy ? `${says} ${details.remedy}` : says);
    this.reason = reason;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.says = says;
    this.remedy = details.remedy ?? '';
    this.cause =
      details.cause === undefined ? undefined : toError(details.cause);
    this.#source = details.source;
    this.#request = details.request;
  }

  /** Who was asked. */
  get source(): Source | undefined {
    return this.#source;
  }

  /** What was asked. */
  get request(): SourceRequest | undefined {
    return this.#request;
  }

  /** Fills in who was asked and what, where the error does not say it yet. */
  naming(asked: {
    readonly source: Source;
    readonly request: SourceRequest;
  }): this {
    this.#source ??= asked.source;
    this.#request ??= asked.request;
    return this;
  }
}

/** A failure with its words. */
export function sourceError(
  failure: Failure,
  more: Pick<SourceErrorDetails, 'request' | 'cause'> = {},
): SourceError {
  const { says, remedy } = explain(failure);
  const { reason, source, status, retryAfterMs } = failure;
  return new SourceError(reason, says, {
    remedy,
    source,
    ...(status === undefined ? {} : { status }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...more,
  });
}
