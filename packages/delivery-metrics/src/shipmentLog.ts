import type { EngineContext } from './engineContext';
import { IdSet } from './idSet';
import type { PullRequestSlot } from './pullRequests';
import type { RolloutEntry } from './rolloutEntry';

/** Where a pull request was first shipped: a deployment, the baseline at the latest, or nowhere yet. */
export type Shipment = RolloutEntry | 'in-baseline' | 'not-shipped';

/**
 * Which pull requests one service shipped, and everything that was looked at to find out: news about that may
 * change the history, news about anything else cannot.
 */
export class ShipmentLog {
  readonly #context: EngineContext;
  readonly #shipments = new Map<PullRequestSlot, Shipment>();
  readonly #consultedIds = new IdSet();

  constructor(context: EngineContext) {
    this.#context = context;
  }

  clear(): void {
    this.#shipments.clear();
    this.#consultedIds.clear();
  }

  /** Whether a commit was looked at without being covered. */
  consultedCommit(id: number): boolean {
    return this.#consultedIds.has(id);
  }

  consultedPullRequest(slot: PullRequestSlot): boolean {
    return this.#shipments.has(slot);
  }

  /** Looks a pull request up. */
  shipmentOf(slot: PullRequestSlot): Shipment {
    this.#consultSlot(slot);
    return this.#shipments.get(slot) ?? 'not-shipped';
  }

  ship(slot: PullRequestSlot, shipment: Shipment): void {
    this.#shipments.set(slot, shipment);
  }

  /**
   * Notes everything that decides about a commit: itself, what it is a cherry-pick of, the pull requests that bring
   * or list it, and in turn the commits of those.
   */
  consultCommit(id: number): void {
    const { graph, ownership } = this.#context;
    this.#context.consulted.add(id);
    this.#consultSlotsOf(id);
    const picked = graph.commit(id)?.cherryPickOf;
    if (picked === undefined) return;
    for (const original of [graph.idOf(picked), ownership.originalOf(id)]) {
      this.#consultId(original);
      this.#consultSlotsOf(original);
    }
  }

  #consultSlotsOf(id: number): void {
    const { pullRequests } = this.#context;
    const bringer = pullRequests.bringerOf(id);
    const lister = pullRequests.earliestLister(id);
    if (bringer) this.#consultSlot(bringer);
    if (lister && lister !== bringer) this.#consultSlot(lister);
  }

  #consultSlot(slot: PullRequestSlot): void {
    if (this.#shipments.has(slot)) return;
    const stack = [slot];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (this.#shipments.has(next)) continue;
      this.#shipments.set(next, 'not-shipped');
      next.consulted = true;
      this.#pushSlotsBehind(next, stack);
    }
  }

  /** Notes what a pull request lists; puts the other pull requests that decide whose that is on the stack. */
  #pushSlotsBehind(slot: PullRequestSlot, stack: PullRequestSlot[]): void {
    const { pullRequests, ownership } = this.#context;
    for (const listedId of slot.listed) {
      const original = ownership.originalOf(listedId);
      for (const id of original === listedId
        ? [listedId]
        : [listedId, original]) {
        this.#consultId(id);
        const bringer = pullRequests.bringerOf(id);
        const lister = pullRequests.earliestLister(id);
        if (bringer && bringer !== slot) stack.push(bringer);
        if (lister && lister !== slot) stack.push(lister);
      }
    }
  }

  #consultId(id: number): void {
    this.#consultedIds.add(id);
    this.#context.consulted.add(id);
  }
}
