import type { ChangeRef } from './changeOfCommit';
import type { DeliveredChange } from './changes';
import type { EngineContext } from './engineContext';
import type { DeliveryPullRequest } from './events';
import { IdSet } from './idSet';
import { deliveredChange } from './leadTime';
import { compareText } from './ordering';
import type { PullRequestSlot } from './pullRequests';
import type { RolloutEntry } from './rolloutEntry';
import { ShipmentLog } from './shipmentLog';
import { serviceScope, type ServiceScope } from './serviceScope';

/** What one deployment delivered. */
export interface Delivery {
  readonly changes: readonly DeliveredChange[];
  readonly shipsHotfix: boolean;
  /** Ids of the incident reports that it says it fixes. */
  readonly fixes: readonly string[];
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

const NOTHING: Delivery = {
  changes: [],
  shipsHotfix: false,
  fixes: [],
  reverted: [],
};

/** Turns the commits that deployments of one service newly contain into changes, each delivered once. */
export class ChangeCollector {
  readonly #context: EngineContext;
  readonly #inScope: ServiceScope;
  readonly #shipments: ShipmentLog;
  readonly #deliveredCommits = new IdSet();

  constructor(context: EngineContext, service: string) {
    this.#context = context;
    this.#inScope = serviceScope(service, context.settings);
    this.#shipments = new ShipmentLog(context);
  }

  clear(): void {
    this.#shipments.clear();
    this.#deliveredCommits.clear();
  }

  /** Whether news about this commit could change what was collected, coverage aside. */
  consultedCommit(id: number): boolean {
    return this.#shipments.consultedCommit(id);
  }

  consultedPullRequest(slot: PullRequestSlot): boolean {
    return this.#shipments.consultedPullRequest(slot);
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
        this.#shipments.ship(ref.slot, unknowable ? 'in-baseline' : entry);
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
      fixes: shipped.flatMap(({ fixes }) => fixes ?? []),
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
      this.#shipments.consultCommit(id);
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
    return (
      this.#shipments.shipmentOf(slot) === 'not-shipped' &&
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
    const own = slot.listedAuthoredAtMs.filter((_date, index) =>
      ownership.owns(slot, slot.listed[index] ?? -1),
    );
    const authoredAtMs = own.length > 0 ? own : this.#datesOf(bearers);
    if (authoredAtMs.length === 0) return undefined;
    return deliveredChange({
      id: `pr${slot.number}`,
      repository: slot.repository,
      pr: slot.pr,
      authoredAtMs,
      deliveredAtMs,
    });
  }

  /** Author dates of the commits that brought a pull request whose own list is unknown. */
  #datesOf(bearers: readonly number[]): readonly number[] {
    const { graph, ownership } = this.#context;
    return bearers.flatMap(id =>
      ownership.changeOf(id) === undefined
        ? []
        : graph.commit(id)?.authoredAtMs ?? [],
    );
  }

  #isExcluded(ref: ChangeRef, bearers: readonly number[]): boolean {
    const { excludedAuthors, ownership } = this.#context;
    if (excludedAuthors.size === 0) return false;
    const author = ownership.authorOf(ref, bearers);
    return author !== undefined && excludedAuthors.has(author);
  }

  #reverted(pr: DeliveryPullRequest): Delivery['reverted'] {
    if (pr.revertOf === undefined) return [];
    const slot = this.#context.pullRequests.slot(pr.revertOf, pr.repository);
    const shippedBy = this.#shipments.shipmentOf(slot);
    if (shippedBy === 'not-shipped') return [];
    return [{ shippedBy: shippedBy === 'in-baseline' ? undefined : shippedBy }];
  }
}
