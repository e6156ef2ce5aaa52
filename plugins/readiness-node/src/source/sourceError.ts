import { CustomErrorBase } from '@backstage/errors';
import {
  FailureReason,
  Source,
  SourceRequest,
} from '@groundwork/plugin-readiness-common';

/** What is known about a failed request beside its reason. */
export interface SourceErrorDetails {
  readonly status?: number;
  /** How long the source asks to be left alone. */
  readonly retryAfterMs?: number;
  /** Who was asked, and what: the failed observation names both. */
  readonly source?: Source;
  readonly request?: SourceRequest;
  readonly cause?: unknown;
}

/** An outside system could not be read. The runner turns it into a failed observation with this reason. */
export class SourceError extends CustomErrorBase {
  name = 'SourceError' as const;
  readonly reason: FailureReason;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  #source: Source | undefined;
  #request: SourceRequest | undefined;

  constructor(
    reason: FailureReason,
    message: string,
    details: SourceErrorDetails = {},
  ) {
    super(message, details.cause);
    this.reason = reason;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
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
