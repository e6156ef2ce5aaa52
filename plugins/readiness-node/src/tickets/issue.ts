import type { Account } from '@groundwork/plugin-readiness-common';

/** A ticket as its tracker tells it. Only the collector sees it: who opened it becomes a team, what it says a class. */
export interface Issue {
  /** As people call it: `#12`, `PLAT-12`. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  /** Labels, and whatever else the tracker sorts tickets by, such as their type. */
  readonly labels: readonly string[];
  readonly createdAt: string;
  readonly closedAt?: string;
  readonly reporter?: Account;
  /** Time that was logged for it. */
  readonly loggedHours?: number;
  /** When somebody worked on it, by its status; absent where the tracker does not tell. */
  readonly inProgress?: readonly Stay[];
}

/** A time that a ticket was in progress, in milliseconds; one that goes on has no end. */
export interface Stay {
  readonly fromMs: number;
  readonly untilMs?: number;
}

/** What a tracker gave. */
export interface IssueList {
  /** Newest first. */
  readonly issues: readonly Issue[];
  /** When the first ticket of the tracker was opened; absent where there never was one. */
  readonly firstCreatedAt?: string;
  /** Reading ended here, although there are older ones of the weeks that were asked for. */
  readonly isCut: boolean;
}

/** Most tickets that are read of one tracker. */
export const MOST_ISSUES = 10_000;
