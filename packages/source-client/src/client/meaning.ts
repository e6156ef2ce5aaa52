import type { FailureReason } from '../failure';

/** A response that was not a success, reduced to what tells its meaning. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Path without its query. */
  readonly path: string;
  readonly body: string;
}

/** What a refusal means at one kind of system. */
export interface Meaning {
  readonly reasonOf: (refusal: Refusal) => FailureReason;
  /** The right that the account lacks, where the system says it. */
  readonly rightOf?: (refusal: Refusal) => string | undefined;
}

/** Statuses that mean the same everywhere. */
export function reasonOfStatus(status: number): FailureReason {
  switch (status) {
    case 401:
    case 407:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not_found';
    case 408:
    case 504:
      return 'timeout';
    case 429:
      return 'rate_limited';
    default:
      return status >= 500 ? 'server_error' : 'unsupported';
  }
}

/** What statuses mean where nothing else is known. */
export const plainMeaning: Meaning = {
  reasonOf: ({ status }) => reasonOfStatus(status),
};
