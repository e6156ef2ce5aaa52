import { ancestorsOf, type Line } from './changes';
import type { Pull } from './gitHost';
import type { Incident, Kind, Rollout } from './rollouts';

const HOUR_MS = 3_600_000;
const ATTRIBUTION_MS = 24 * HOUR_MS;
const INTERVENTION_MS = 168 * HOUR_MS;

/** Says of each success what it was, and of each rollback what it undid. */
export function judgeKinds(line: Line, successes: readonly Rollout[]): void {
  for (const [index, rollout] of successes.entries()) {
    const before = successes.slice(0, index);
    rollout.kind = kindOf(line, rollout, before);
    if (rollout.kind === 'rollback') {
      rollout.rework.add('rollback');
      const same = before.findLastIndex(({ sha }) => sha === rollout.sha);
      const older = before.findLastIndex(({ sha }) =>
        isBefore(line, sha, rollout.sha),
      );
      const undone = before
        .slice((same < 0 ? older : same) + 1)
        .find(({ kind, sha }) => kind !== 'rollback' && sha !== rollout.sha);
      if (undone) remedy(undone, rollout, 'rollback');
    }
  }
}

function kindOf(
  line: Line,
  rollout: Rollout,
  before: readonly Rollout[],
): Kind {
  // What finished late never ran in place of the newer one.
  const running = before.findLast(({ kind }) => kind !== 'late');
  if (!running) return 'baseline';
  if (rollout.sha === undefined) return 'unknown';
  if (rollout.sha === running.sha) return 'redeploy';
  const isOlder =
    before.some(({ sha }) => sha === rollout.sha) ||
    isBefore(line, rollout.sha, running.sha);
  if (!isOlder) return 'forward';
  return rollout.wonFrom < running.finishedAt ? 'late' : 'rollback';
}

function isBefore(
  line: Line,
  sha: string | undefined,
  other: string | undefined,
): boolean {
  return sha !== other && ancestorsOf(line, other ?? '').has(sha ?? '');
}

function remedy(failed: Rollout, by: Rollout, reason: string): void {
  failed.reasons.add(reason);
  failed.remedies.push(by);
}

/** Reverts, hotfixes and repairs of incidents: repair work, and in time they show that something had failed. */
export function judgeRepairs(
  { repository: { pulls } }: Line,
  successes: readonly Rollout[],
  incidents: readonly Incident[],
): void {
  const shippedBy = new Map<string, Rollout>();
  for (const [index, rollout] of successes.entries()) {
    for (const { id } of rollout.changes) shippedBy.set(id, rollout);
    for (const { id } of rollout.changes) {
      const pull = pulls.find(({ number }) => id === `pr${number}`);
      if (!pull) continue;
      const undone = /^Reverts .*#(\d+)/m.exec(pull.body ?? '')?.[1];
      const failed = shippedBy.get(`pr${undone}`);
      const previous = successes[index - 1];
      if (failed && failed !== rollout && isInTime(failed, rollout)) {
        rollout.rework.add('revert');
        remedy(failed, rollout, 'revert');
      }
      if (undone === undefined && isHotfix(pull)) {
        rollout.rework.add('hotfix');
        if (previous && isInTime(previous, rollout))
          remedy(previous, rollout, 'hotfix');
      }
      if (repairs(pull, rollout, incidents)) rollout.rework.add('fix');
    }
  }
}

function isInTime(failed: Rollout, by: Rollout): boolean {
  return by.finishedAt - failed.finishedAt <= INTERVENTION_MS;
}

function isHotfix({ title, labels, head }: Pull): boolean {
  const said = [title, head.ref, ...labels.map(({ name }) => name)];
  return said.some(text => /(?<![a-z0-9])hotfix(?![a-z0-9])/i.test(text));
}

function repairs(
  { body }: Pull,
  { finishedAt }: Rollout,
  incidents: readonly Incident[],
): boolean {
  const fixed = /\bFixes \S*(#\d+)/.exec(body ?? '')?.[1];
  return incidents.some(
    ({ reports, startedAt }) =>
      fixed !== undefined &&
      startedAt <= finishedAt &&
      reports.some(report => report.endsWith(fixed)),
  );
}

/** Gives each incident to the deployment that somebody named, that was under way, or that was the last within a day. */
export function blame(
  rollouts: readonly Rollout[],
  incidents: readonly Incident[],
): void {
  for (const incident of incidents) {
    const { startedAt, cause, isOfChange } = incident;
    const guess = () =>
      rollouts.findLast(({ spans }) =>
        spans.some(([from, to]) => from <= startedAt && startedAt <= to),
      ) ??
      rollouts.findLast(
        ({ ok, kind, finishedAt }) =>
          ok &&
          kind !== 'late' &&
          finishedAt <= startedAt &&
          startedAt - finishedAt <= ATTRIBUTION_MS,
      );
    const named = rollouts.find(({ id }) => id === cause);
    const found = cause === undefined && isOfChange ? guess() : named;
    found?.incidents.push(incident);
    found?.reasons.add('incident');
  }
}
