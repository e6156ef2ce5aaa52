import { attemptOutcome } from './attemptOutcome';
import type { DeploymentAttempt } from './events';
import {
  logicalDeployment,
  runKeyOf,
  type LogicalDeployment,
} from './logicalDeployments';
import { canonicalText, fullerVersion } from './ordering';
import { newEntry, type RolloutEntry } from './rolloutEntry';

/** One run of one service with all its production attempts. */
export interface Run {
  readonly attempts: Map<string, DeploymentAttempt>;
  entry: RolloutEntry | undefined;
}

/** What new attempts did to a run. */
export interface RunChange {
  /** The deployment as it is now, or as it was when it is none any more. */
  readonly entry: RolloutEntry;
  readonly before: LogicalDeployment | undefined;
  readonly after: LogicalDeployment | undefined;
}

/** The runs of one service. */
export class ServiceRuns {
  readonly #runs = new Map<string, Run>();
  readonly #byAttempt = new Map<string, Run>();
  readonly #touched = new Set<Run>();

  add(attempt: DeploymentAttempt): void {
    const key = runKeyOf(attempt);
    let run = this.#runs.get(key);
    if (run === undefined)
      this.#runs.set(key, (run = { attempts: new Map(), entry: undefined }));
    const attemptKey = `${attempt.environment.trim().toLowerCase()} ${
      attempt.attempt ?? ''
    } ${attempt.id}`;
    const known = run.attempts.get(attemptKey);
    const kept = known ? laterVersion(known, attempt) : attempt;
    if (kept === known) return;
    run.attempts.set(attemptKey, kept);
    this.#byAttempt.set(attempt.id, run);
    this.#touched.add(run);
  }

  /** The logical deployment that an attempt is part of. */
  entryOf(attemptId: string): RolloutEntry | undefined {
    return this.#byAttempt.get(attemptId)?.entry;
  }

  entries(): RolloutEntry[] {
    return [...this.#runs.values()].flatMap(run => run.entry ?? []);
  }

  /** Collapses the runs that got attempts since the last call; returns those that look different now. */
  takeChanges(): readonly RunChange[] {
    const changes: RunChange[] = [];
    for (const run of this.#touched) {
      const before = run.entry?.rollout;
      const after = logicalDeployment([...run.attempts.values()]);
      if (after === undefined && before === undefined) continue;
      if (before && after && canonicalText(before) === canonicalText(after))
        continue;
      const known = run.entry;
      if (after && known) known.rollout = after;
      else run.entry = after && newEntry(after);
      const entry = known ?? run.entry;
      if (entry) changes.push({ entry, before, after });
    }
    this.#touched.clear();
    return changes;
  }
}

const FINALITY = { success: 2, failure: 1, pending: 0 } as const;

/** Of two versions of one attempt the one that ended better, else the fuller one: sources report ends late. */
function laterVersion(
  a: DeploymentAttempt,
  b: DeploymentAttempt,
): DeploymentAttempt {
  const difference =
    FINALITY[attemptOutcome(a).status] - FINALITY[attemptOutcome(b).status];
  if (difference !== 0) return difference > 0 ? a : b;
  return fullerVersion(a, b);
}
