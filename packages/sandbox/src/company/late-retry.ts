import { LATE_RETRY } from './organisation-chart';
import { versionOf } from './version';
import type { CommitPlan, Release } from './types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Neither try is close to another release. */
const APART = 6 * HOUR;

/**
 * Adds a release whose first try failed, and that somebody tried again 18 days later, when newer ones were long there. It
 * ran until the next release.
 */
export function withLateRetry(
  releases: readonly Release[],
  history: readonly CommitPlan[],
  now: number,
): readonly Release[] {
  for (const [index, before] of releases.entries()) {
    const after = releases[index + 1];
    const firstFailedAt = Math.round(
      (before.deployedAt + (after?.deployedAt ?? 0)) / 2,
    );
    const commit = history.findLastIndex(({ at }) => at <= firstFailedAt);
    const deployedAt = firstFailedAt + LATE_RETRY.afterDays * DAY;
    const isPossible =
      after !== undefined &&
      commit > before.commit &&
      commit < after.commit &&
      deployedAt > after.deployedAt + APART &&
      deployedAt < now - DAY &&
      releases.every(each =>
        [firstFailedAt, deployedAt].every(
          time => Math.abs(each.deployedAt - time) > APART,
        ),
      );
    if (isPossible) {
      const version = versionOf(commit);
      return [...releases, { version, commit, deployedAt, firstFailedAt }].sort(
        (a, b) => a.deployedAt - b.deployedAt,
      );
    }
  }
  return releases;
}
