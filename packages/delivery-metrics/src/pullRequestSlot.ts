import type { DeliveryPullRequest } from './events';

/** Place of one pull request: it exists as soon as its number is mentioned, with or without the pull request. */
export interface PullRequestSlot {
  readonly number: number;
  readonly repository: string | undefined;
  pr: DeliveryPullRequest | undefined;
  /** Graph ids of its original commits, in the pull request's order. */
  listed: readonly number[];
  /** Their author dates, in the same order. */
  listedAuthoredAtMs: readonly number[];
  /** Whether some service's history already depends on it. */
  consulted: boolean;
}
