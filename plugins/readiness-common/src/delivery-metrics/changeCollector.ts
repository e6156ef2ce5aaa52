import type { ChangeRef } from './changeOfCommit';
import type { DeliveredChange } from './changes';
import type { EngineContext } from './engineContext';
import type { DeliveryPullRequest } from './events';
import { IdSet } from './idSet';
import { deliveredChange } from './leadTime';
import { compareText } from './ordering';
import type { PullRequestSlot } from './pullRequests';
import type { RolloutEntry } from './rolloutEntry';
import { serviceScope, type ServiceScope } from './serviceScope';

/** What one deployment delivered. */
export interface Delivery {
  readonly changes: readonly DeliveredChange[];
  readonly shipsHotfix: boolean;
  /** Pull requests that a revert in this delivery undoes, with the deployment that first shipped them, if one did. */
  readonly reverted: readonly {
    readonly shippedBy: RolloutEntry | undefined;
  }[];
}

/** How to collect one delivery. */
export interface CollectOptions {
  /** Content of the baseline: noted as delivered, credited to nobody. */
  readonly unknowable: boolean;
  /** Changes that arrived before this time may be older than the baseline, and are treated like its content. */
  readonly provenFromMs: number | undefined;
}

const NOTHING: Delivery = { changes: [], shipsHotfix: false, reverted: [] };

/** Turns the commits that deployments of one service newly contain into changes, each delivered once. */
export class ChangeCollector {
  readonly #context: EngineContext;
  readonly #inScope: ServiceScope;
  /** Deployment that first shipped each pull request; undefined where only the baseline is known to hold it. */
  readonly #shippedBy = new Map<PullRequestSlot, RolloutEntry | undefined>();
  readonly #deliveredCommits = new IdSet();
  readonly #consultedIds = new IdSet();
  readonly #consultedSlots = new Set<PullRequestSlot>();

  constructor(context: EngineContext, service: string) {
    this.#context = context;
    this.#inScope = serviceScope(service, context.settings);
  }

  clear(): void {
    this.#shippedBy.clear();
    this.#deliveredCommits.clear();
    this.#consultedIds.clear();
    this.#consultedSlots.clear();
  }

  /** Whether news about this commit could change what was collected, coverage aside. */
  consultedCommit(id: number): boolean {
    return this.#consultedIds.has(id);
  }

  consultedPullRequest(slot: PullRequestSlot): boolean {
    return this.#consultedSlots.has(slot);
  }

  collect(
    entry: RolloutEntry,
    ids: readonly number[],
    options: CollectOptions,
  ): Delivery {
    const arrived = this.#arrivals(ids);
    const changes: DeliveredChange[] = [];
    const shipped: DeliveryPullRequest[] = [];
    for (const { ref, bearers } of arrived) {
      const change = this.#toChange(ref, bearers, entry.rollout.finishedAtMs);
      if (change === undefined) continue;
      const arrivedAtMs = change.mergedAtMs ?? change.authoredAtMs;
      const unknowable =
        options.unknowable ||
        (options.provenFromMs !== undefined &&
          arrivedAtMs < options.provenFromMs);
      if (ref.type === 'pull-request')
        this.#shippedBy.set(ref.slot, unknowable ? undefined : entry);
      if (unknowable) continue;
      if (ref.type === 'pull-request' && ref.slot.pr) shipped.push(ref.slot.pr);
      if (!this.#isExcluded(ref, bearers)) changes.push(change);
    }
    if (changes.length === 0 && shipped.length === 0) return NOTHING;
    return {
      changes: changes.sort(
        (a, b) => a.authoredAtMs - b.authoredAtMs || compareText(a.id, b.id),
      ),
      shipsHotfix: shipped.some(this.#context.isHotfix),
      reverted: shipped.flatMap(pr => this.#reverted(pr)),
    };
  }

  /** The changes not delivered before, each with the commits that brought it. */
  #arrivals(
    ids: readonly number[],
  ): readonly { readonly ref: ChangeRef; readonly bearers: number[] }[] {
    const pullRequests = new Map<
      PullRequestSlot,
      { ref: ChangeRef; bearers: number[] }
    >();
    const arrivals: { ref: ChangeRef; bearers: number[] }[] = [];
    for (const id of ids) {
      this.#consultCommit(id);
      for (const ref of this.#context.ownership.changesWith(id)) {
        if (ref.type === 'commit') {
          if (this.#deliveredCommits.add(ref.id))
            arrivals.push({ ref, bearers: [id] });
          continue;
        }
        const arrival = pullRequests.get(ref.slot);
        if (arrival) arrival.bearers.push(id);
        else if (this.#isNews(ref.slot)) {
          const fresh = { ref, bearers: [id] };
          pullRequests.set(ref.slot, fresh);
          arrivals.push(fresh);
        }
      }
    }
    return arrivals;
  }

  #isNews(slot: PullRequestSlot): boolean {
    this.#consultSlot(slot);
    return (
      !this.#shippedBy.has(slot) &&
      (slot.pr === undefined || this.#inScope(slot.pr))
    );
  }

  #toChange(
    ref: ChangeRef,
    bearers: readonly number[],
    deliveredAtMs: number,
  ): DeliveredChange | undefined {
    const { graph, ownership } = this.#context;
    if (ref.type === 'commit') {
      const commit = graph.commit(ref.id) ?? graph.commit(bearers[0] ?? ref.id);
      if (commit === undefined) return undefined;
      const { repository, authoredAtMs } = commit;
      return deliveredChange({
        id: graph.shaOf(ref.id),
        repository,
        pr: undefined,
        authoredAtMs: [authoredAtMs],
        deliveredAtMs,
      });
    }
    const { slot } = ref;
    const own = (slot.pr?.commits ?? []).filter(commit =>
      ownership.owns(slot, graph.idOf(commit.sha)),
    );
    const borne = bearers.flatMap(id =>
      ownership.changeOf(id) === undefined ? [] : graph.commit(id) ?? [],
    );
    const authoredAtMs = (own.length > 0 ? own : borne).map(
      commit => commit.authoredAtMs,
    );
    if (authoredAtMs.length === 0) return undefined;
    return deliveredChange({
      id: `pr${slot.number}`,
      repository: slot.repository,
      pr: slot.pr,
      authoredAtMs,
      deliveredAtMs,
    });
  }

  #isExcluded(ref: ChangeRef, bearers: readonly number[]): boolean {
    const { excludedAuthors, graph } = this.#context;
    if (excludedAuthors.size === 0) return false;
    const named =
      ref.type === 'pull-request'
        ? ref.slot.pr?.author
        : graph.commit(ref.id)?.author;
    const author = named ?? graph.commit(bearers[0] ?? -1)?.author;
    return author !== undefined && excludedAuthors.has(author);
  }

  #reverted(pr: DeliveryPullRequest): Delivery['reverted'] {
    if (pr.revertOf === undefined) return [];
    const slot = this.#context.pullRequests.slot(pr.revertOf, pr.repository);
    this.#consultSlot(slot);
    return this.#shippedBy.has(slot)
      ? [{ shippedBy: this.#shippedBy.get(slot) }]
      : [];
  }

  /**
   * Notes everything that decides about a commit: itself, what it is a cherry-pick of, the pull requests that bring
   * or list it, and in turn the commits of those.
   */
  #consultCommit(commitId: number): void {
    const { graph, pullRequests, ownership } = this.#context;
    this.#context.consulted.add(commitId);
    const picked = graph.commit(commitId)?.cherryPickOf;
    const ids =
      picked === undefined
        ? [commitId]
        : [commitId, graph.idOf(picked), ownership.originalOf(commitId)];
    for (const id of ids) {
      if (id !== commitId) this.#consultId(id);
      const bringer = pullRequests.bringerOf(id, graph.commit(id));
      const lister = pullRequests.earliestLister(id);
      if (bringer) this.#consultSlot(bringer);
      if (lister) this.#consultSlot(lister);
    }
  }

  #consultSlot(slot: PullRequestSlot): void {
    const stack = [slot];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (this.#consultedSlots.has(next)) continue;
      this.#consultedSlots.add(next);
      next.consulted = true;
      for (const id of next.listed) stack.push(...this.#slotsBehind(id));
    }
  }

  /** Notes a listed commit and its originals; returns the pull requests that decide whose it is. */
  #slotsBehind(listedId: number): readonly PullRequestSlot[] {
    const { graph, pullRequests, ownership } = this.#context;
    const slots: PullRequestSlot[] = [];
    for (const id of new Set([listedId, ownership.originalOf(listedId)])) {
      this.#consultId(id);
      slots.push(
        ...[
          pullRequests.bringerOf(id, graph.commit(id)),
          pullRequests.earliestLister(id),
        ].flatMap(s => s ?? []),
      );
    }
    return slots;
  }

  #consultId(id: number): void {
    this.#consultedIds.add(id);
    this.#context.consulted.add(id);
  }
}
