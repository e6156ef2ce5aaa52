import {
  FrozenBaselines,
  frozenBaselines,
  Observation,
  observed,
} from '@groundwork/plugin-readiness-common';
import { Collector } from '@groundwork/plugin-readiness-node';
import { BaselineStore, currentTargets } from '../baseline/BaselineStore';
import { frozenMetrics } from '../baseline/snapshot';
import { deliveryStore } from './lookAtStore';

/** The collector that is run when something was frozen. */
export const FROZEN_BASELINES = 'readiness:frozen-baselines';

/** What was frozen, and what targets hold. That there is nothing is an answer, too. */
export class FrozenBaselinesCollector implements Collector<FrozenBaselines> {
  readonly id = FROZEN_BASELINES;
  readonly produces = frozenBaselines;
  readonly appliesTo = 'organisation' as const;
  readonly #store: BaselineStore;

  constructor(store: BaselineStore) {
    this.#store = store;
  }

  async collect(): Promise<Observation<FrozenBaselines>> {
    const [baselines, targets] = await Promise.all([
      this.#store.list(),
      this.#store.targets(),
    ]);
    return observed(
      {
        baselines: baselines.map(({ hash, isIntact, snapshot }) => ({
          ...{ hash, isIntact, name: snapshot.name },
          scope: snapshot.scope.ref,
          frozenAt: snapshot.frozenAt,
          ...(snapshot.standard ? { standard: snapshot.standard.version } : {}),
          metrics: frozenMetrics.filter(
            name => snapshot.metrics[name].value !== undefined,
          ),
        })),
        targets: currentTargets(targets).map(
          ({ baseline, metric, owner, dueDay }) => ({
            ...{ baseline, metric, owner, dueDay },
          }),
        ),
      },
      { source: deliveryStore },
    );
  }
}
