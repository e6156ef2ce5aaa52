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
  readonly source: Source | undefined;
  readonly request: SourceRequest | undefined;

  constructor(
    reason: FailureReason,
    message: string,
    details: SourceErrorDetails = {},
  ) {
    super(message, details.cause);
    this.reason = reason;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.source = details.source;
    this.request = details.request;
  }

  /** The same error, with who was asked and what filled in. */
  static at(
    error: SourceError,
    asked: { readonly source: Source; readonly request: SourceRequest },
  ): SourceError {
    const { status, retryAfterMs } = error;
    return new SourceError(error.reason, error.message, {
      ...(status === undefined ? {} : { status }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...asked,
      cause: error,
    });
  }
}
