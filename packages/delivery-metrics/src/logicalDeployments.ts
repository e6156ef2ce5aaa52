import {
  attemptOutcome,
  type AttemptOutcome,
  type Outcome,
} from './attemptOutcome';
import type { DeploymentAttempt } from './events';
import { compareText, least } from './ordering';
import { environmentOf, spansOf, type RolloutSpan } from './rolloutSpans';
import type { DeliverySettings } from './settings';

const PRODUCTION = /^(prod(uction)?|prod-.+|live)$/i;

/**
 * Whether an environment's name means production: what the settings say of it, else `prod`, `production`, `prod-…` or
 * `live`; trimmed, any case.
 */
export function isProductionEnvironment(
  name: string,
  settings: Pick<DeliverySettings, 'environments'> = {},
): boolean {
  const known = name.trim().toLowerCase();
  const { production = [], others = [] } = settings.environments ?? {};
  if (production.includes(known)) return true;
  return !others.includes(known) && PRODUCTION.test(known);
}

/**
 * All attempts and regions of one run of one service to production.
 *
 * Per environment the first successful attempt wins; the run succeeded when every production environment did, and
 * finished with the last of them. Its id is that of the winning attempt that finished last; it started with its
 * first attempt (or at its finish, where clocks say it began later). What put its revision in place began with the
 * earliest of its winning attempts: an old failed run that somebody runs again is a decision of that day. A run that
 * nobody saw end is no logical deployment yet.
 */
export interface LogicalDeployment {
  readonly service: string;
  readonly id: string;
  readonly status: 'success' | 'failure';
  readonly sha?: string | undefined;
  /** Why no attempt that decided says it; that of the last one that has a reason. */
  readonly withoutSha?: string | undefined;
  /** Start of the first attempt: incidents count from here. */
  readonly startedAtMs: number;
  /** Start of the earliest winning attempt: the kind counts from here. */
  readonly wonFromMs: number;
  readonly finishedAtMs: number;
  readonly attemptIds: readonly string[];
  readonly failedAttempts: readonly AttemptOutcome[];
  /** One per attempt, oldest first; a single one spans start to finish. */
  readonly spans: readonly RolloutSpan[];
}

/** Key of the run that an attempt belongs to, within its service. */
export function runKeyOf(attempt: DeploymentAttempt): string {
  return attempt.runId === undefined
    ? `id:${attempt.id}`
    : `run:${attempt.runId}`;
}

/** Collapses the production attempts of one run of one service; undefined while none of them has ended. */
export function logicalDeployment(
  attempts: readonly DeploymentAttempt[],
): LogicalDeployment | undefined {
  const outcomes = attempts.map(attempt => ({
    attempt,
    ...attemptOutcome(attempt),
  }));
  const decisive = [...byEnvironment(outcomes).values()].map(decisiveOutcome);
  const ended = decisive
    .filter(outcome => outcome.status !== 'pending')
    .sort(byFinish);
  const last = ended[ended.length - 1];
  const first = outcomes[0];
  if (last === undefined || first === undefined) return undefined;
  const succeeded = decisive.every(outcome => outcome.status === 'success');
  if (!succeeded && ended.every(outcome => outcome.status === 'success'))
    return undefined;
  const latestFirst = [...ended].reverse().map(({ attempt }) => attempt);
  const sha = latestFirst.find(attempt => attempt.sha !== undefined)?.sha;
  const withoutSha =
    sha === undefined
      ? latestFirst.find(attempt => attempt.withoutSha !== undefined)
          ?.withoutSha
      : undefined;
  return {
    service: first.attempt.service,
    id: last.id,
    status: succeeded ? 'success' : 'failure',
    sha,
    ...(withoutSha !== undefined && { withoutSha }),
    startedAtMs: earliestStart(outcomes, last.finishedAtMs),
    wonFromMs: earliestStart(ended, last.finishedAtMs),
    finishedAtMs: last.finishedAtMs,
    attemptIds: [...new Set(outcomes.map(outcome => outcome.id))].sort(
      compareText,
    ),
    failedAttempts: outcomes
      .filter(outcome => outcome.status === 'failure')
      .sort(byFinish)
      .map(({ id, status, finishedAtMs }) => ({ id, status, finishedAtMs })),
    spans: spansOf(outcomes),
  };
}

/** Start of the first of some rows, or the finish where clocks say that they began later. */
function earliestStart(
  outcomes: readonly Outcome[],
  finishedAtMs: number,
): number {
  return Math.min(
    finishedAtMs,
    least(outcomes.map(({ attempt }) => attempt.startedAtMs)),
  );
}

function byEnvironment(outcomes: readonly Outcome[]): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const environment = environmentOf(outcome.attempt);
    const group = groups.get(environment);
    if (group) group.push(outcome);
    else groups.set(environment, [outcome]);
  }
  return groups;
}

/** First success of one environment, else its last failure, else whatever is still pending. */
function decisiveOutcome(outcomes: readonly Outcome[]): Outcome {
  const ordered = [...outcomes].sort(byFinish);
  const failures = ordered.filter(outcome => outcome.status === 'failure');
  const decisive =
    ordered.find(outcome => outcome.status === 'success') ??
    failures[failures.length - 1] ??
    ordered[0];
  if (decisive === undefined)
    throw new Error('An environment of a run has no attempt');
  return decisive;
}

function byFinish(a: AttemptOutcome, b: AttemptOutcome): number {
  return a.finishedAtMs - b.finishedAtMs || compareText(a.id, b.id);
}
