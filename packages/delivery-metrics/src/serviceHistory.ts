import { ChangeCollector, type Delivery } from './changeCollector';
import { CoveredSet } from './coveredSet';
import { deploymentKind } from './deploymentKind';
import type { EngineContext } from './engineContext';
import type { PullRequestSlot } from './pullRequests';
import type { RemediationReason } from './records';
import { undoneByRollback } from './remediation';
import { byFinish, type RolloutEntry } from './rolloutEntry';
import { RolloutTimeline } from './rolloutTimeline';

/**
 * History of one service: its rollouts in finish order, what they contain, what they are, what they remedied.
 *
 * A success that finished last is appended at the cost of its new commits. Anything else (a late success, one that
 * changed, news about a commit that was already looked at) replays this service from its stored rollouts.
 */
export class ServiceHistory {
  readonly timeline = new RolloutTimeline();
  readonly #context: EngineContext;
  readonly #covered = new CoveredSet();
  readonly #deployed = new Set<number>();
  readonly #collector: ChangeCollector;
  #baseline: RolloutEntry | undefined;
  /** A baseline whose SHA is in no known history: what follows it may be older than it. */
  #unplacedBaseline: RolloutEntry | undefined;

  constructor(context: EngineContext, service: string) {
    this.#context = context;
    this.#collector = new ChangeCollector(context, service);
  }

  /** Whether news about a commit may change this history. */
  consultedCommit(id: number): boolean {
    return this.#covered.has(id) || this.#collector.consultedCommit(id);
  }

  consultedPullRequest(slot: PullRequestSlot): boolean {
    return this.#collector.consultedPullRequest(slot);
  }

  /** Whether a success would come last. */
  isInOrder(entry: RolloutEntry): boolean {
    const last = this.timeline.successes[this.timeline.successes.length - 1];
    return last === undefined || byFinish(entry, last) > 0;
  }

  /** Appends a success that finished last. */
  append(entry: RolloutEntry): void {
    this.#classify(entry);
    if (entry.kind === 'baseline') this.#baseline = entry;
    this.timeline.appendSuccess(entry);
    const delivery = this.#deliver(entry);
    entry.changes = delivery.changes;
    this.#leaveOut(entry);
    this.#remedy(entry, delivery);
    if (entry.head !== undefined) this.#deployed.add(entry.head);
    this.timeline.noteRunning(entry);
    this.#touchFailuresBefore(entry);
    this.#context.touchedRollouts.add(entry);
  }

  insertFailure(entry: RolloutEntry): void {
    entry.kind = undefined;
    entry.changes = [];
    entry.rework = [];
    entry.fixes = [];
    entry.leftOut = undefined;
    this.timeline.insertFailure(entry);
    this.#context.touchedRollouts.add(entry);
  }

  /** Forgets everything and replays the given rollouts. */
  replay(entries: readonly RolloutEntry[]): void {
    this.timeline.clear();
    this.#covered.clear();
    this.#deployed.clear();
    this.#collector.clear();
    this.#baseline = undefined;
    this.#unplacedBaseline = undefined;
    for (const entry of entries) entry.remediedBy = [];
    for (const entry of entries)
      if (entry.rollout.status === 'failure') this.insertFailure(entry);
    const successes = entries
      .filter(entry => entry.rollout.status === 'success')
      .sort(byFinish);
    for (const entry of successes) this.append(entry);
  }

  #classify(entry: RolloutEntry): void {
    const { graph } = this.#context;
    const { sha, wonFromMs } = entry.rollout;
    const { running } = this.timeline;
    entry.head = sha === undefined ? undefined : graph.idOf(sha);
    entry.kind = deploymentKind({
      head: entry.head,
      wonFromMs,
      running:
        running?.head === undefined
          ? undefined
          : { head: running.head, finishedAtMs: running.rollout.finishedAtMs },
      isOlder: (head, current) =>
        this.#deployed.has(head) ||
        (this.#covered.has(head) && graph.isAncestor(head, current)),
    });
  }

  #deliver(entry: RolloutEntry): Delivery {
    const { graph } = this.#context;
    const ids =
      entry.head === undefined ? [] : this.#covered.cover(graph, entry.head);
    const options = {
      unknowable: entry.kind === 'baseline',
      provenFromMs: this.#provenFrom(ids),
    };
    if (
      entry.kind === 'baseline' &&
      entry.head !== undefined &&
      graph.commit(entry.head) === undefined
    ) {
      this.#context.consulted.add(entry.head);
      this.#unplacedBaseline = entry;
    }
    return this.#collector.collect(entry, ids, options);
  }

  /**
   * After a baseline outside the known history only changes that arrived after it began are certainly new; unless
   * the walk ended at that very baseline, which then is a parent of what is known.
   */
  #provenFrom(ids: readonly number[]): number | undefined {
    const baseline = this.#unplacedBaseline;
    if (baseline === undefined || ids.length === 0) return undefined;
    const { graph } = this.#context;
    if (ids.every(id => graph.commit(id) === undefined)) return undefined;
    this.#unplacedBaseline = undefined;
    const head = baseline.head ?? -1;
    const meets = ids.some(
      id =>
        graph.firstParent(id) === head ||
        graph.otherParents(id)?.includes(head),
    );
    return meets ? undefined : baseline.rollout.startedAtMs;
  }

  #leaveOut(entry: RolloutEntry): void {
    const { excludeRedeploys, requireChange } = this.#context.settings;
    if (excludeRedeploys && entry.kind === 'redeploy')
      entry.leftOut = 'redeploy';
    else if (
      requireChange &&
      entry.kind === 'forward' &&
      entry.changes.length === 0
    )
      entry.leftOut = 'no-change';
    else entry.leftOut = undefined;
  }

  #remedy(entry: RolloutEntry, delivery: Delivery): void {
    const rework: RemediationReason[] = [];
    if (entry.kind === 'rollback') {
      rework.push('rollback');
      this.#link(
        entry,
        undoneByRollback(entry, this.timeline, this.#context.graph),
        'rollback',
      );
    }
    const shippedBefore = delivery.reverted.filter(
      ({ shippedBy }) =>
        shippedBy !== entry &&
        this.#isIntervention(entry, shippedBy ?? this.#baseline),
    );
    if (shippedBefore.length > 0) rework.push('revert');
    for (const { shippedBy } of shippedBefore)
      this.#link(entry, shippedBy, 'revert');
    if (delivery.shipsHotfix) {
      rework.push('hotfix');
      const preceding = this.timeline.preceding(entry);
      if (this.#isIntervention(entry, preceding))
        this.#link(entry, preceding, 'hotfix');
    }
    entry.rework = rework;
    this.#noteFixes(entry, delivery.fixes);
  }

  /**
   * Change fail rate asks for immediate intervention: what is taken back much later was a decision about the product.
   * What the baseline brought shipped with it at the latest.
   */
  #isIntervention(by: RolloutEntry, failed: RolloutEntry | undefined): boolean {
    return (
      failed === undefined ||
      by.rollout.finishedAtMs - failed.rollout.finishedAtMs <=
        this.#context.settings.interventionMs
    );
  }

  #noteFixes(entry: RolloutEntry, fixes: readonly string[]): void {
    const { fixers } = this.#context;
    entry.fixes = fixes;
    for (const id of fixes)
      fixers.set(id, (fixers.get(id) ?? new Set()).add(entry));
  }

  #link(
    by: RolloutEntry,
    failed: RolloutEntry | undefined,
    reason: RemediationReason,
  ): void {
    if (failed === undefined) return;
    failed.remediedBy.push({ by, reason });
    this.#context.touchedRollouts.add(failed);
  }

  /** Where failed rollouts count, the next success is their remedy. */
  #touchFailuresBefore(entry: RolloutEntry): void {
    if (!this.#context.settings.failedDeploymentsAreFailures) return;
    const { failures, successes } = this.timeline;
    const previous = successes[entry.index - 1];
    for (let at = failures.length - 1; at >= 0; at -= 1) {
      const failed = failures[at];
      if (failed === undefined || (previous && byFinish(failed, previous) < 0))
        return;
      this.#context.touchedRollouts.add(failed);
    }
  }
}
