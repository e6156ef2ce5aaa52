import type { ChangeRef } from './changeOfCommit';
import type { DeliveredChange } from './changes';
import type { CoveredSet } from './coveredSet';
import type { ServiceCheckpoint } from './fold/checkpoint';
import type { ChangeHistory } from './fold/changeHistory';
import { NumberSet } from './fold/numberSet';
import { hotfixRule, type HotfixRule } from './hotfix';
import type { DeliveryPullRequest } from './events';
import { deliveredChange } from './leadTime';
import { compareText } from './ordering';
import type { PullRequestSlot } from './pullRequestSlot';
import { ShipmentLog, type ShippedBy } from './shipmentLog';
import { serviceScope, type ServiceScope } from './serviceScope';
import type { DeliverySettings } from './settings';

/** What one deployment delivered. */
export interface Delivery {
  readonly changes: readonly DeliveredChange[];
  readonly shipsHotfix: boolean;
  /** Ids of the incident reports that it says it fixes. */
  readonly fixes: readonly string[];
  /** Pull requests that a revert in this delivery undoes, with the deployment that first shipped them, if one did. */
  readonly reverted: readonly {
    readonly shippedBy: ShippedBy | undefined;
  }[];
}

/** How to collect one delivery. */
export interface CollectOptions {
  /** Content of the baseline: noted as delivered, credited to nobody. */
  readonly unknowable: boolean;
  /** Changes that arrived before this time may be older than the baseline, and are treated like its content. */
  readonly provenFromMs: number | undefined;
}

interface CollectorInput {
  readonly checkpoint: ServiceCheckpoint;
  readonly history: ChangeHistory;
  readonly settings: DeliverySettings;
  readonly covered: CoveredSet;
}

const NOTHING: Delivery = {
  changes: [],
  shipsHotfix: false,
  fixes: [],
  reverted: [],
};

/** Turns the commits that deployments of one service newly contain into changes, each delivered once. */
export class ChangeCollector {
  readonly #history: ChangeHistory;
  readonly #isHotfix: HotfixRule;
  readonly #excludedAuthors: ReadonlySet<string>;
  readonly #inScope: ServiceScope;
  readonly #interventionMs: number;
  readonly #shipments: ShipmentLog;
  readonly #covered: CoveredSet;
  /** Direct pushes that arrived as something else: by a cherry-pick, or carried. The others are those covered. */
  readonly #deliveredAsOther: NumberSet;

  constructor({ checkpoint, history, settings, covered }: CollectorInput) {
    this.#covered = covered;
    this.#history = history;
    this.#isHotfix = hotfixRule(settings);
    this.#interventionMs = settings.interventionMs;
    this.#excludedAuthors = new Set(settings.excludeAuthors);
    this.#inScope = serviceScope(checkpoint.service, settings);
    this.#shipments = new ShipmentLog(history, checkpoint);
    this.#deliveredAsOther = new NumberSet(checkpoint.delivered);
  }

  /** @param sinceMs - what shipped before this time is noted without the deployment that shipped it */
  toCheckpoint(
    sinceMs: number,
  ): Pick<
    ServiceCheckpoint,
    'delivered' | 'consulted' | 'pullRequests' | 'shipments'
  > {
    return {
      delivered: this.#deliveredAsOther.toRanges(),
      ...this.#shipments.toCheckpoint(sinceMs),
    };
  }

  collect(
    { id, finishedAtMs }: ShippedBy,
    ids: readonly number[],
    options: CollectOptions,
  ): Delivery {
    const arrived = this.#arrivals(ids);
    const by = { id, finishedAtMs };
    this.#shipments.forgetWhenMany(finishedAtMs - this.#interventionMs);
    const changes: DeliveredChange[] = [];
    const shipped: DeliveryPullRequest[] = [];
    for (const { ref, bearers } of arrived) {
      const change = this.#toChange(ref, bearers, finishedAtMs);
      if (change === undefined) continue;
      const arrivedAtMs = change.mergedAtMs ?? change.authoredAtMs;
      const unknowable =
        options.unknowable ||
        (options.provenFromMs !== undefined &&
          arrivedAtMs < options.provenFromMs);
      if (ref.type === 'pull-request')
        this.#shipments.ship(ref.slot, unknowable ? 'in-baseline' : by);
      if (unknowable) continue;
      if (ref.type === 'pull-request' && ref.slot.pr) shipped.push(ref.slot.pr);
      if (!this.#isExcluded(ref, bearers)) changes.push(change);
    }
    if (changes.length === 0 && shipped.length === 0) return NOTHING;
    return {
      changes: changes.sort(
        (a, b) => a.authoredAtMs - b.authoredAtMs || compareText(a.id, b.id),
      ),
      shipsHotfix: shipped.some(this.#isHotfix),
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
      for (const ref of this.#history.ownership.changesWith(id)) {
        if (ref.type === 'commit') {
          if (this.#isFirst(ref.id, id)) arrivals.push({ ref, bearers: [id] });
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

  /** Whether a direct push arrives for the first time with a commit that stands for it. */
  #isFirst(id: number, bearer: number): boolean {
    if (id === bearer) return !this.#deliveredAsOther.has(id);
    const isCovered =
      this.#covered.has(id) && this.#history.graph.commit(id) !== undefined;
    return !isCovered && this.#deliveredAsOther.add(id);
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
    const { graph, ownership } = this.#history;
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
    const own = ownership.ownDates(slot);
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
    const { graph, ownership } = this.#history;
    return bearers.flatMap(id =>
      ownership.changeOf(id) === undefined
        ? []
        : graph.commit(id)?.authoredAtMs ?? [],
    );
  }

  #isExcluded(ref: ChangeRef, bearers: readonly number[]): boolean {
    if (this.#excludedAuthors.size === 0) return false;
    const { ownership } = this.#history;
    const author = ownership.authorOf(ref, bearers);
    return author !== undefined && this.#excludedAuthors.has(author);
  }

  #reverted(pr: DeliveryPullRequest): Delivery['reverted'] {
    if (pr.revertOf === undefined) return [];
    const slot = this.#history.pullRequests.slot(pr.revertOf, pr.repository);
    const shippedBy = this.#shipments.shipmentOf(slot);
    if (shippedBy === 'not-shipped') return [];
    return [{ shippedBy: shippedBy === 'in-baseline' ? undefined : shippedBy }];
  }
}
