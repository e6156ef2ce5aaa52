import type { ServiceCheckpoint } from './fold/checkpoint';
import type { ChangeHistory } from './fold/changeHistory';
import { NumberSet } from './fold/numberSet';
import type { PullRequestSlot } from './pullRequestSlot';

/** The deployment that shipped something. */
export interface ShippedBy {
  readonly id: string;
  readonly finishedAtMs: number;
}

/**
 * Where a pull request was first shipped: a deployment, the baseline at the latest (or so long ago that nobody needs to
 * know), or nowhere yet.
 */
export type Shipment = ShippedBy | 'in-baseline' | 'not-shipped';

/** So many are not worth going through. */
const FEW_SHIPMENTS = 1_000;

interface Numbers {
  readonly consulted: NumberSet;
  readonly shipped: NumberSet;
}

/**
 * Which pull requests one service shipped, and everything that was looked at to find out: news about that may
 * change the history, news about anything else cannot.
 */
export class ShipmentLog {
  readonly #history: ChangeHistory;
  readonly #consultedIds: NumberSet;
  readonly #repositories: Map<string, Numbers>;
  readonly #shippedBy: Map<string, Map<number, ShippedBy>>;
  #shippedCount = 0;
  #forgetAt = FEW_SHIPMENTS;

  constructor(history: ChangeHistory, checkpoint: ServiceCheckpoint) {
    this.#history = history;
    this.#consultedIds = new NumberSet(checkpoint.consulted);
    this.#repositories = new Map(
      checkpoint.pullRequests.map(({ repository, consulted, shipped }) => [
        repository ?? '',
        {
          consulted: new NumberSet(consulted),
          shipped: new NumberSet(shipped),
        },
      ]),
    );
    this.#shippedBy = new Map();
    for (const { repository, number, id, finishedAtMs } of checkpoint.shipments)
      this.#noteShipment(repository, number, { id, finishedAtMs });
  }

  /** @param sinceMs - what finished before this time counts as shipped at some time from now on */
  toCheckpoint(
    sinceMs: number,
  ): Pick<ServiceCheckpoint, 'consulted' | 'pullRequests' | 'shipments'> {
    this.#forgetBefore(sinceMs);
    const named = (repository: string) =>
      repository === '' ? {} : { repository };
    return {
      consulted: this.#consultedIds.toRanges(),
      pullRequests: [...this.#repositories].map(
        ([repository, { consulted, shipped }]) => ({
          ...named(repository),
          consulted: consulted.toRanges(),
          shipped: shipped.toRanges(),
        }),
      ),
      shipments: [...this.#shippedBy].flatMap(([repository, shipments]) =>
        [...shipments].map(([number, by]) => ({
          ...named(repository),
          number,
          ...by,
        })),
      ),
    };
  }

  /**
   * Forgets by which deployments the pull requests were shipped that shipped before a time, once they are many: a long
   * history holds no more of them than a checkpoint would.
   */
  forgetWhenMany(sinceMs: number): void {
    if (this.#shippedCount < this.#forgetAt) return;
    this.#forgetBefore(sinceMs);
    this.#forgetAt = Math.max(FEW_SHIPMENTS, 2 * this.#shippedCount);
  }

  /** Looks a pull request up. */
  shipmentOf(slot: PullRequestSlot): Shipment {
    this.#consultSlot(slot);
    if (!this.#numbersOf(slot).shipped.has(slot.number)) return 'not-shipped';
    return (
      this.#shippedBy.get(slot.repository ?? '')?.get(slot.number) ??
      'in-baseline'
    );
  }

  ship(slot: PullRequestSlot, shipment: ShippedBy | 'in-baseline'): void {
    this.#numbersOf(slot).shipped.add(slot.number);
    if (shipment !== 'in-baseline')
      this.#noteShipment(slot.repository, slot.number, shipment);
  }

  /**
   * Notes everything that decides about a commit: itself, what it is a cherry-pick of, the pull requests that bring
   * or list it, and in turn the commits of those.
   */
  consultCommit(id: number): void {
    const { graph, ownership } = this.#history;
    this.#consultedIds.add(id);
    this.#consultSlotsOf(id);
    const picked = graph.commit(id)?.cherryPickOf;
    if (picked === undefined) return;
    for (const original of [graph.idOf(picked), ownership.originalOf(id)]) {
      this.#consultedIds.add(original);
      this.#consultSlotsOf(original);
    }
  }

  #forgetBefore(sinceMs: number): void {
    this.#shippedCount = 0;
    for (const shipments of this.#shippedBy.values()) {
      for (const [number, { finishedAtMs }] of shipments)
        if (finishedAtMs < sinceMs) shipments.delete(number);
      this.#shippedCount += shipments.size;
    }
  }

  #consultSlotsOf(id: number): void {
    const { pullRequests } = this.#history;
    const bringer = pullRequests.bringerOf(id);
    const lister = pullRequests.earliestLister(id);
    if (bringer) this.#consultSlot(bringer);
    if (lister && lister !== bringer) this.#consultSlot(lister);
  }

  #consultSlot(slot: PullRequestSlot): void {
    if (!this.#numbersOf(slot).consulted.add(slot.number)) return;
    const stack = [slot];
    for (let next = stack.pop(); next !== undefined; next = stack.pop())
      this.#pushSlotsBehind(next, stack);
  }

  /** Notes what a pull request lists; puts the other pull requests that decide whose that is on the stack. */
  #pushSlotsBehind(slot: PullRequestSlot, stack: PullRequestSlot[]): void {
    const { ownership } = this.#history;
    for (const listed of slot.listed) {
      this.#noteListed(listed, slot, stack);
      const original = ownership.originalOf(listed);
      if (original !== listed) this.#noteListed(original, slot, stack);
    }
  }

  #noteListed(id: number, slot: PullRequestSlot, stack: PullRequestSlot[]) {
    const { pullRequests } = this.#history;
    this.#consultedIds.add(id);
    const bringer = pullRequests.bringerOf(id);
    const lister = pullRequests.earliestLister(id);
    // Mostly both are the one that lists it, which has been looked at.
    if (bringer && bringer !== slot) this.#push(bringer, stack);
    if (lister && lister !== slot) this.#push(lister, stack);
  }

  #push(slot: PullRequestSlot, stack: PullRequestSlot[]): void {
    if (this.#numbersOf(slot).consulted.add(slot.number)) stack.push(slot);
  }

  #numbersOf({ repository = '' }: PullRequestSlot): Numbers {
    let numbers = this.#repositories.get(repository);
    if (numbers === undefined) {
      numbers = { consulted: new NumberSet(), shipped: new NumberSet() };
      this.#repositories.set(repository, numbers);
    }
    return numbers;
  }

  #noteShipment(
    repository: string | undefined,
    number: number,
    by: ShippedBy,
  ): void {
    let shipments = this.#shippedBy.get(repository ?? '');
    if (shipments === undefined)
      this.#shippedBy.set(repository ?? '', (shipments = new Map()));
    shipments.set(number, by);
    this.#shippedCount += 1;
  }
}
