import type { AttemptStatus, DeploymentAttempt } from './events';
import { greatest, least } from './ordering';

/** Outcome of one attempt after its status history was read. */
export interface AttemptOutcome {
  readonly id: string;
  readonly status: AttemptStatus;
  readonly finishedAtMs: number;
}

/**
 * Reads an attempt's outcome. A status history overrides the status: the first `success` decides, whatever came
 * before or after (`inactive` only says that a newer deployment replaced it); else the last failure.
 */
export function attemptOutcome(attempt: DeploymentAttempt): AttemptOutcome {
  const { id, status, finishedAtMs, statuses } = attempt;
  if (statuses === undefined || statuses.length === 0)
    return { id, status, finishedAtMs };
  const times = (states: readonly string[]) =>
    statuses.filter(s => states.includes(s.state)).map(s => s.atMs);
  const successes = times(['success']);
  if (successes.length > 0)
    return { id, status: 'success', finishedAtMs: least(successes) };
  const failures = times(['failure', 'error']);
  if (failures.length > 0)
    return { id, status: 'failure', finishedAtMs: greatest(failures) };
  return { id, status: 'pending', finishedAtMs };
}

/** An attempt beside its outcome. */
export interface Outcome extends AttemptOutcome {
  readonly attempt: DeploymentAttempt;
}
