import { ChangeCollector, type Delivery } from '../changeCollector';
import type { DeliveredChange } from '../changes';
import { CoveredSet } from '../coveredSet';
import { deploymentKind, type DeploymentKind } from '../deploymentKind';
import type { LogicalDeployment } from '../logicalDeployments';
import type { LeftOutReason, RemediationReason } from '../records';
import type { DeliverySettings } from '../settings';
import type { ShippedBy } from '../shipmentLog';
import type { ServiceCheckpoint } from './checkpoint';
import type { ChangeHistory } from './changeHistory';
import { PastDeployments, type PastReader } from './pastDeployments';

/** What one successful deployment of a service turned out to be. It never changes unless the service is folded again. */
export interface FoldedDeployment {
  readonly kind: DeploymentKind;
  readonly leftOut: LeftOutReason | undefined;
  readonly changes: readonly DeliveredChange[];
  readonly rework: readonly RemediationReason[];
  /** Ids of the incident reports that the pull requests it first shipped say they fix. */
  readonly fixes: readonly string[];
  /** Earlier deployments of the service that it shows to have failed. */
  readonly remedies: readonly {
    readonly deploymentId: string;
    readonly reason: RemediationReason;
  }[];
}

/** What a fold starts from. */
export interface FoldInput {
  readonly checkpoint: ServiceCheckpoint;
  readonly settings: DeliverySettings;
  /** Commits and pull requests; {@link missingChanges} tells which of them it must hold. */
  readonly history: ChangeHistory;
  readonly past: PastReader;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** It is written to with every deployment, and there are many. */
type SmallState = Writable<
  Omit<
    ServiceCheckpoint,
    'covered' | 'delivered' | 'consulted' | 'pullRequests' | 'shipments'
  >
>;

/** Folds the successful deployments of one service, one after another in finish order. */
export class ServiceFold {
  readonly #input: FoldInput;
  readonly #covered: CoveredSet;
  readonly #collector: ChangeCollector;
  readonly #past: PastDeployments;
  /** The part of the checkpoint that is small. */
  #state: SmallState;

  constructor(input: FoldInput) {
    const { checkpoint, past } = input;
    this.#input = input;
    const covered = new CoveredSet(checkpoint.covered);
    this.#covered = covered;
    this.#collector = new ChangeCollector({ ...input, covered });
    this.#past = new PastDeployments(past);
    this.#state = { ...checkpoint };
  }

  /** Number of deployments folded since the first of the service. */
  get position(): number {
    return this.#state.position;
  }

  toCheckpoint(): ServiceCheckpoint {
    const { settings } = this.#input;
    const untilMs = this.#state.until?.finishedAtMs ?? -Infinity;
    return {
      ...this.#state,
      covered: this.#covered.toRanges(),
      ...this.#collector.toCheckpoint(untilMs - settings.interventionMs),
    };
  }

  /** Folds a success that finished after those before. */
  fold(rollout: LogicalDeployment): FoldedDeployment {
    const { id, sha, startedAtMs, finishedAtMs } = rollout;
    const head =
      sha === undefined ? undefined : this.#input.history.graph.idOf(sha);
    const kind = this.#kindOf(rollout, head);
    if (kind === 'baseline') this.#state.baseline = { id, finishedAtMs };
    const delivery = this.#deliver(rollout, { kind, head });
    const leftOut = this.#leftOut(kind, delivery.changes.length);
    const folded = {
      kind,
      leftOut,
      changes: delivery.changes,
      ...this.#remedied(rollout, kind, delivery),
      fixes: delivery.fixes,
    };
    this.#past.add({ id, sha, kind, leftOut });
    const state = this.#state;
    state.position += 1;
    state.until = { finishedAtMs, startedAtMs, id };
    if (sha !== undefined && kind !== 'late')
      state.running = { sha, finishedAtMs };
    if (kind !== 'late' && leftOut === undefined)
      state.preceding = { id, finishedAtMs };
    return folded;
  }

  #kindOf(
    { sha, wonFromMs }: LogicalDeployment,
    head: number | undefined,
  ): DeploymentKind {
    const { graph } = this.#input.history;
    const { running } = this.#state;
    return deploymentKind({
      sha,
      wonFromMs,
      running,
      isOlder: (older, current) =>
        head !== undefined &&
        this.#covered.has(head) &&
        (this.#past.wasDeployed(older) ||
          graph.isAncestor(head, graph.idOf(current))),
    });
  }

  #deliver(
    rollout: LogicalDeployment,
    {
      kind,
      head,
    }: { readonly kind: DeploymentKind; readonly head: number | undefined },
  ): Delivery {
    const { graph } = this.#input.history;
    const { sha, startedAtMs } = rollout;
    const ids = head === undefined ? [] : this.#covered.cover(graph, head);
    const provenFromMs = this.#provenFrom(ids);
    if (
      kind === 'baseline' &&
      sha !== undefined &&
      head !== undefined &&
      graph.commit(head) === undefined
    )
      this.#state.unplacedBaseline = { sha, startedAtMs };
    const options = { unknowable: kind === 'baseline', provenFromMs };
    return this.#collector.collect(rollout, ids, options);
  }

  /**
   * After a baseline outside the known history only changes that arrived after it began are certainly new; unless
   * the walk ended at that very baseline, which then is a parent of what is known.
   */
  #provenFrom(ids: readonly number[]): number | undefined {
    const { unplacedBaseline } = this.#state;
    if (unplacedBaseline === undefined || ids.length === 0) return undefined;
    const { graph } = this.#input.history;
    if (ids.every(id => graph.commit(id) === undefined)) return undefined;
    delete this.#state.unplacedBaseline;
    const head = graph.idOf(unplacedBaseline.sha);
    const meets = ids.some(
      id =>
        graph.firstParent(id) === head ||
        graph.otherParents(id)?.includes(head),
    );
    return meets ? undefined : unplacedBaseline.startedAtMs;
  }

  #leftOut(kind: DeploymentKind, changes: number): LeftOutReason | undefined {
    const { excludeRedeploys, requireChange } = this.#input.settings;
    if (excludeRedeploys && kind === 'redeploy') return 'redeploy';
    return requireChange && kind === 'forward' && changes === 0
      ? 'no-change'
      : undefined;
  }

  #remedied(
    rollout: LogicalDeployment,
    kind: DeploymentKind,
    delivery: Delivery,
  ): Pick<FoldedDeployment, 'rework' | 'remedies'> {
    const { baseline, preceding } = this.#state;
    const rework: RemediationReason[] = [];
    const remedies: FoldedDeployment['remedies'][number][] = [];
    if (kind === 'rollback' && rollout.sha !== undefined) {
      rework.push('rollback');
      const { graph } = this.#input.history;
      const undone = this.#past.undoneBy(rollout.sha, graph);
      if (undone)
        remedies.push({ deploymentId: undone.id, reason: 'rollback' });
    }
    const shippedBefore = delivery.reverted.filter(
      ({ shippedBy }) =>
        shippedBy?.id !== rollout.id &&
        this.#isIntervention(rollout, shippedBy ?? baseline),
    );
    if (shippedBefore.length > 0) rework.push('revert');
    for (const { shippedBy } of shippedBefore)
      if (shippedBy)
        remedies.push({ deploymentId: shippedBy.id, reason: 'revert' });
    if (this.#isHotfix(rollout, delivery)) {
      rework.push('hotfix');
      if (preceding && this.#isIntervention(rollout, preceding))
        remedies.push({ deploymentId: preceding.id, reason: 'hotfix' });
    }
    return { rework, remedies };
  }

  #isHotfix(rollout: LogicalDeployment, delivery: Delivery): boolean {
    const { saidHotfixes } = this.#input.settings;
    const said = rollout.attemptIds.flatMap(id => saidHotfixes?.get(id) ?? []);
    return said[0] ?? delivery.shipsHotfix;
  }

  /**
   * Change fail rate asks for immediate intervention: what is taken back much later was a decision about the product.
   * What the baseline brought shipped with it at the latest.
   */
  #isIntervention(
    by: LogicalDeployment,
    failed: ShippedBy | undefined,
  ): boolean {
    return (
      failed === undefined ||
      by.finishedAtMs - failed.finishedAtMs <=
        this.#input.settings.interventionMs
    );
  }
}
