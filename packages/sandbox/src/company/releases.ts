import { versionOf } from './version';
import { createRandom, seedOf } from './random';
import type { CommitPlan, Environment, Lineage, Release } from './types';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface ReleasePlan {
  readonly seed: number;
  readonly name: string;
  readonly now: number;
  readonly lineage: Lineage;
  readonly history: readonly CommitPlan[];
  /** How much slower than its neighbours the squad is. */
  readonly slowness: number;
  readonly approver: string;
}

/** How often an environment gets a release, and how long a change waits for one. */
export interface Rhythm {
  readonly everyDays: number;
  readonly waitHours: number;
}

export const RHYTHM: Readonly<
  Record<Lineage, Readonly<Record<Environment, Rhythm>>>
> = {
  legacy: {
    staging: { everyDays: 7, waitHours: 30 },
    production: { everyDays: 18, waitHours: 190 },
  },
  api: {
    staging: { everyDays: 2, waitHours: 1 },
    production: { everyDays: 5, waitHours: 20 },
  },
};

/** Releases of one environment, oldest first: the newest commit that waited long enough, at the rhythm of the lineage. */
export function releasesOf(
  plan: ReleasePlan,
  environment: Environment,
): readonly Release[] {
  const random = createRandom(
    seedOf(plan.seed, `releases ${environment} ${plan.name}`),
  );
  const rhythm = RHYTHM[plan.lineage][environment];
  const wait = rhythm.waitHours * HOUR * plan.slowness;
  const releases: Release[] = [];
  let at = (plan.history[0]?.at ?? plan.now) + 2 * DAY + wait;
  while (at < plan.now - HOUR) {
    const commit = newestBefore(plan.history, at - wait * 0.5);
    const previous = releases.at(-1);
    if (commit >= 0 && commit !== previous?.commit) {
      const person =
        environment === 'production' &&
        (plan.lineage === 'legacy' || random.next() < 0.5)
          ? plan.approver
          : undefined;
      releases.push({
        version: versionOf(commit),
        commit,
        deployedAt: at,
        ...(person === undefined ? {} : { deployedBy: person }),
      });
      if (
        environment === 'production' &&
        previous !== undefined &&
        random.next() < 0.04 &&
        at + 3 * HOUR < plan.now
      ) {
        releases.push({
          version: previous.version,
          commit: previous.commit,
          deployedAt: at + 2 * HOUR,
          deployedBy: plan.approver,
          rollback: true,
        });
      }
    }
    at += Math.round(
      (0.4 + random.next() * 1.2) *
        rhythm.everyDays *
        plan.slowness ** 0.5 *
        DAY,
    );
  }
  return releases;
}

/** Index of the newest commit that is old enough. */
export function newestBefore(
  history: readonly CommitPlan[],
  at: number,
): number {
  return history.findLastIndex(commit => commit.at <= at);
}
