import {
  readOf,
  unreadOf,
  type GoldenPathRun,
  type GoldenPathRuns,
  type Inventory,
  type Reading,
} from '@groundwork/plugin-readiness-common';
import { z } from 'zod';
import { list } from './words';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Half a year: long enough for a team to start something, short enough to be about today's path. */
export const windowDays = z.number().positive().default(180);

/** One run in its scaffolder. */
export interface PathRun extends GoldenPathRun {
  readonly instance: string;
  readonly evidenceId: string | undefined;
}

/** What is known of runs: those within the window, or why there is nothing to say. */
export type PathRuns =
  | { readonly state: 'read'; readonly runs: readonly PathRun[] }
  | {
      readonly state: 'unread';
      readonly reason: string;
      /** Those of the scaffolders that answered. */
      readonly runs: readonly PathRun[];
    };

/** The whole of it is small, and checks ask for most of it. */
export function runsIn({ runs }: GoldenPathRuns): readonly GoldenPathRun[] {
  return runs;
}

/** The runs that began within the window. A scaffolder that could not be read may have told of any number. */
export function pathRunsOf(
  readings: readonly Reading<readonly GoldenPathRun[]>[],
  window: { readonly asOf: Date; readonly windowDays: number },
): PathRuns {
  const since = window.asOf.getTime() - window.windowDays * DAY_MS;
  const runs = readOf(readings).flatMap(({ subject, evidenceId, value }) =>
    value
      .filter(({ createdAt }) => Date.parse(createdAt) >= since)
      .map(run => ({ ...run, instance: subject.name, evidenceId })),
  );
  if (readings.length === 0)
    return {
      state: 'unread',
      reason:
        'No scaffolder is connected: nobody knows what templates were run.',
      runs,
    };
  const unread = unreadOf(readings).map(
    ({ subject, reason }) => `${subject.name} (${reason.replace(/_/g, ' ')})`,
  );
  return unread.length > 0
    ? {
        state: 'unread',
        reason: `Could not read the runs of ${list(unread)}.`,
        runs,
      }
    : { state: 'read', runs };
}

/**
 * The team that a run was made by: the only one of its creator's, or that among them for which it was made. Undefined where
 * the catalog does not tell.
 */
export function teamOfRun(
  { teams = [], owner }: GoldenPathRun,
  inventory: Inventory,
): string | undefined {
  const own = new Set(teams.flatMap(ref => teamAbove(ref, inventory) ?? []));
  if (own.size > 1) {
    const chosen = owner === undefined ? owner : teamAbove(owner, inventory);
    return chosen !== undefined && own.has(chosen) ? chosen : undefined;
  }
  return [...own][0];
}

/** A team itself, or the one that a squad belongs to. */
function teamAbove(ref: string, { teams }: Inventory): string | undefined {
  const group = teams.find(team => team.ref === ref);
  return group?.type === 'team' ? group.ref : group?.parent;
}

/** Where a run is found again. */
export function placeOf({ instance, evidenceId, id }: PathRun) {
  return {
    where: instance,
    object: { kind: 'Task', name: id },
    ...(evidenceId === undefined ? {} : { evidenceId }),
  };
}

/** `node-service`, as people call the template. */
export function templateName(ref: string): string {
  return ref.replace(/^template:(default\/)?/, '');
}
