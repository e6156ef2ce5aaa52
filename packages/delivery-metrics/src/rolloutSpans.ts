import type { Outcome } from './attemptOutcome';
import type { DeploymentAttempt } from './events';

/** A span in which a rollout was under way. */
export interface RolloutSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Name under which rows belong to one environment. */
export function environmentOf({ environment }: DeploymentAttempt): string {
  return environment.trim().toLowerCase();
}

/**
 * The attempts of one run as spans of time, oldest first. Rows of several environments with one attempt number are
 * one attempt; where the source numbers none, the second row of an environment is its second attempt.
 */
export function spansOf(outcomes: readonly Outcome[]): readonly RolloutSpan[] {
  const spans = new Map<number, { fromMs: number; toMs: number }>();
  for (const [number, { attempt, status, finishedAtMs }] of numbered(
    outcomes,
  )) {
    // A row that has not ended is part of the rollout from its start, and says nothing about its end.
    const toMs = status === 'pending' ? attempt.startedAtMs : finishedAtMs;
    const span = spans.get(number) ?? { fromMs: Infinity, toMs: -Infinity };
    // Where clocks say that it began after its end, it began at its end.
    span.fromMs = Math.min(span.fromMs, attempt.startedAtMs, toMs);
    span.toMs = Math.max(span.toMs, toMs);
    spans.set(number, span);
  }
  return [...spans.values()].sort(
    (a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs,
  );
}

function numbered(
  outcomes: readonly Outcome[],
): readonly (readonly [number, Outcome])[] {
  const rows = new Map<string, number>();
  return [...outcomes].sort(byStart).map(outcome => {
    const environment = environmentOf(outcome.attempt);
    const row = (rows.get(environment) ?? 0) + 1;
    rows.set(environment, row);
    return [outcome.attempt.attempt ?? row, outcome] as const;
  });
}

function byStart(a: Outcome, b: Outcome): number {
  return (
    a.attempt.startedAtMs - b.attempt.startedAtMs ||
    a.finishedAtMs - b.finishedAtMs ||
    (a.id < b.id ? -1 : 1)
  );
}
