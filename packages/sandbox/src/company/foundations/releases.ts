import { createRandom, seedOf, type Random } from '../random';
import { newestBefore, RHYTHM, type Rhythm } from '../releases';
import type { CommitPlan, Environment, Release, Service } from '../types';
import { versionOf } from '../version';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the one pipeline brings: staging within the hour, production on the next working day. */
const TOGETHER: Readonly<Record<Environment, Rhythm>> = {
  staging: { everyDays: 0.3, waitHours: 0.5 },
  production: { everyDays: 0.9, waitHours: 5 },
};
/** Of a hundred releases so many are taken back, before and after. */
const ROLLED_BACK = { before: 0.04, after: 0.015 } as const;

/** A service on its way through the four months. */
export interface Moving {
  readonly seed: number;
  readonly service: Service;
  /** All of it, that of before included. */
  readonly history: readonly CommitPlan[];
  readonly began: number;
  readonly now: number;
  readonly convergedAt: number | undefined;
  readonly slowness: number;
  readonly approver: string;
}

/** Every release of an environment: those of before, and what came since, at the new rhythm once the service moved. */
export function releasesThrough(
  moving: Moving,
  environment: Environment,
): readonly Release[] {
  const { seed, service, history, began, now, convergedAt } = moving;
  const random = createRandom(
    seedOf(seed, `later releases ${environment} ${service.name}`),
  );
  const releases = [...service.releases[environment]];
  if (releases.length === 0) return releases;
  const isNew = (at: number) => convergedAt !== undefined && at >= convergedAt;
  let at = began + random.next() * stepOf(moving, environment, false);
  while (at < now - HOUR) {
    const wait = waitOf(moving, environment, isNew(at));
    const commit = newestBefore(history, at - wait);
    const previous = releases.at(-1);
    if (previous !== undefined && commit > previous.commit) {
      releases.push(releaseAt(moving, { environment, at, commit, random }));
      const share = isNew(at) ? ROLLED_BACK.after : ROLLED_BACK.before;
      if (
        environment === 'production' &&
        random.next() < share &&
        at + 3 * HOUR < now
      )
        releases.push(takenBack(moving, previous, at + 2 * HOUR));
    }
    const next =
      at + (0.4 + random.next() * 1.2) * stepOf(moving, environment, isNew(at));
    // Whoever has moved need not wait for the date that the old rhythm had set.
    at = Math.round(
      convergedAt !== undefined && !isNew(at) && next > convergedAt
        ? convergedAt + random.between(2, 20) * HOUR
        : next,
    );
  }
  return releases;
}

function releaseAt(
  { service, convergedAt, approver }: Moving,
  {
    environment,
    at,
    commit,
    random,
  }: {
    readonly environment: Environment;
    readonly at: number;
    readonly commit: number;
    readonly random: Random;
  },
): Release {
  const isByHand =
    environment === 'production' &&
    (convergedAt === undefined || at < convergedAt) &&
    (service.lineage === 'legacy' || random.next() < 0.5);
  return {
    version: versionOf(commit),
    commit,
    deployedAt: Math.round(at),
    ...(isByHand ? { deployedBy: approver } : {}),
  };
}

function takenBack(
  { approver }: Moving,
  { version, commit }: Release,
  at: number,
): Release {
  return {
    version,
    commit,
    deployedAt: Math.round(at),
    deployedBy: approver,
    rollback: true,
  };
}

function stepOf(
  { service, slowness }: Moving,
  environment: Environment,
  isNew: boolean,
): number {
  return isNew
    ? TOGETHER[environment].everyDays * DAY
    : RHYTHM[service.lineage][environment].everyDays * slowness ** 0.5 * DAY;
}

/** How old a change has to be; people who wait for a date wait half as long on average. */
function waitOf(
  { service, slowness }: Moving,
  environment: Environment,
  isNew: boolean,
): number {
  return isNew
    ? TOGETHER[environment].waitHours * HOUR
    : RHYTHM[service.lineage][environment].waitHours * HOUR * slowness * 0.5;
}
