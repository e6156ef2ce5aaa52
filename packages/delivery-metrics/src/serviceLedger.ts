import type { ChangeHistory, HistoryNews } from './fold/changeHistory';
import { emptyCheckpoint, type ServiceCheckpoint } from './fold/checkpoint';
import {
  checkpointsThatHold,
  checkpointsToKeep,
  isCheckpointStop,
} from './fold/checkpointShelf';
import type { PastDeployment } from './fold/pastDeployments';
import { ServiceFold, type FoldedDeployment } from './fold/serviceFold';
import type { LogicalDeployment } from './logicalDeployments';
import { greatest, least } from './ordering';
import { byFinish, byOrder, type RolloutEntry } from './rolloutEntry';
import { RolloutTimeline } from './rolloutTimeline';
import { ServiceRuns, type RunChange } from './runs';
import type { DeliverySettings } from './settings';

/** What a batch did to a service. */
export interface ServiceUpdate {
  /** Some deployments had to be folded a second time. */
  readonly replayed: boolean;
  readonly touched: ReadonlySet<RolloutEntry>;
  /** Incidents that began from this time on, up to the next, may have another cause now. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** All deployments of one service, folded from checkpoint to checkpoint as a store would. */
export class ServiceLedger {
  readonly name: string;
  readonly runs = new ServiceRuns();
  readonly timeline = new RolloutTimeline();
  readonly #settings: DeliverySettings;
  readonly #history: ChangeHistory;
  #checkpoints: readonly ServiceCheckpoint[] = [];

  constructor(
    name: string,
    settings: DeliverySettings,
    history: ChangeHistory,
  ) {
    this.name = name;
    this.#settings = settings;
    this.#history = history;
  }

  /** By position. */
  get checkpoints(): readonly ServiceCheckpoint[] {
    return this.#checkpoints;
  }

  set checkpoints(checkpoints: readonly ServiceCheckpoint[]) {
    this.#checkpoints = checkpoints;
  }

  /** Folds what a batch changed. */
  update(changes: readonly RunChange[], news: HistoryNews): ServiceUpdate {
    const touched = new Set<RolloutEntry>();
    const changed = rolloutsOf(changes).filter(
      ({ status }) => status === 'success',
    );
    this.#checkpoints = checkpointsThatHold(this.#checkpoints, changed, {
      news,
      history: this.#history,
    });
    const base =
      this.#checkpoints[this.#checkpoints.length - 1] ??
      emptyCheckpoint(this.name, this.#settings);
    const dropped = this.timeline.successes.slice(base.position);
    const todo = this.#prepare(changes, { base, dropped, touched });
    this.#fold(base, todo, touched);
    if (this.#settings.failedDeploymentsAreFailures)
      for (const failed of this.timeline.failuresAfter(base.until))
        touched.add(failed);
    return {
      replayed: dropped.length > 0,
      touched,
      ...spanOf(changes, [...dropped, ...todo]),
    };
  }

  /** Takes out what does not hold any more; returns the successes to fold, in finish order. */
  #prepare(
    changes: readonly RunChange[],
    {
      base,
      dropped,
      touched,
    }: {
      readonly base: ServiceCheckpoint;
      readonly dropped: readonly RolloutEntry[];
      readonly touched: Set<RolloutEntry>;
    },
  ): readonly RolloutEntry[] {
    const { timeline } = this;
    for (const entry of dropped) {
      for (const failed of entry.remedied) {
        failed.remediedBy = failed.remediedBy.filter(({ by }) => by !== entry);
        touched.add(failed);
      }
      entry.remedied = [];
    }
    for (const { before, entry } of changes)
      if (before?.status === 'failure') timeline.removeFailure(entry);
    for (const { after, entry } of changes) {
      if (after?.status !== 'failure') continue;
      resetToFailure(entry);
      timeline.insertFailure(entry);
      touched.add(entry);
    }
    if (dropped.length > 0) {
      timeline.keepSuccesses(base.position);
      return this.runs
        .entries()
        .filter(
          ({ rollout }) =>
            rollout.status === 'success' &&
            (!base.until || byOrder(rollout, base.until) > 0),
        )
        .sort(byFinish);
    }
    return changes
      .flatMap(({ entry, after }) => (after?.status === 'success' ? entry : []))
      .sort(byFinish);
  }

  #fold(
    base: ServiceCheckpoint,
    todo: readonly RolloutEntry[],
    touched: Set<RolloutEntry>,
  ): void {
    if (todo.length === 0) return;
    const { timeline } = this;
    const fold = new ServiceFold({
      checkpoint: base,
      settings: this.#settings,
      history: this.#history,
      past: () => pastOf(timeline.successes, base.position),
    });
    const taken = [...this.#checkpoints];
    for (const [index, entry] of todo.entries()) {
      for (const failed of this.#settle(entry, fold.fold(entry.rollout)))
        touched.add(failed);
      timeline.appendSuccess(entry);
      touched.add(entry);
      if (isCheckpointStop(todo.length - 1 - index))
        taken.push(fold.toCheckpoint());
    }
    this.#checkpoints = checkpointsToKeep(taken);
  }

  /** Notes what a deployment turned out to be; returns those that it shows to have failed. */
  #settle(
    entry: RolloutEntry,
    folded: FoldedDeployment,
  ): readonly RolloutEntry[] {
    entry.kind = folded.kind;
    entry.leftOut = folded.leftOut;
    entry.changes = folded.changes;
    entry.rework = folded.rework;
    entry.fixes = folded.fixes;
    entry.remedied = folded.remedies.flatMap(({ deploymentId, reason }) => {
      const failed = this.runs.entryOf(deploymentId);
      failed?.remediedBy.push({ by: entry, reason });
      return failed ?? [];
    });
    return entry.remedied;
  }
}

function* pastOf(
  successes: readonly RolloutEntry[],
  position: number,
): Iterable<PastDeployment> {
  for (let at = position - 1; at >= 0; at -= 1) {
    const entry = successes[at];
    if (entry) {
      const { rollout, kind, leftOut } = entry;
      yield { id: rollout.id, sha: rollout.sha, kind, leftOut };
    }
  }
}

function resetToFailure(entry: RolloutEntry): void {
  entry.kind = undefined;
  entry.changes = [];
  entry.rework = [];
  entry.fixes = [];
  entry.leftOut = undefined;
}

/** Each as it was and as it is; a first batch has as many as the service has deployments. */
function rolloutsOf(changes: readonly RunChange[]): LogicalDeployment[] {
  const rollouts: LogicalDeployment[] = [];
  for (const { before, after } of changes) {
    if (before) rollouts.push(before);
    if (after) rollouts.push(after);
  }
  return rollouts;
}

function spanOf(
  changes: readonly RunChange[],
  folded: readonly RolloutEntry[],
): Pick<ServiceUpdate, 'fromMs' | 'toMs'> {
  const rollouts = rolloutsOf(changes);
  for (const { rollout } of folded) rollouts.push(rollout);
  const open = rollouts.some(({ status }) => status === 'success');
  return {
    fromMs: least(rollouts.map(({ startedAtMs }) => startedAtMs)),
    toMs: open
      ? Infinity
      : greatest(rollouts.map(({ finishedAtMs }) => finishedAtMs)),
  };
}
