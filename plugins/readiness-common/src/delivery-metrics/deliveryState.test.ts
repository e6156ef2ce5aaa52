import * as fc from 'fast-check';
import { batchesOf, conventions, histories } from './__testUtils__/histories';
import {
  applyEvents,
  computeDelivery,
  createDeliveryState,
  deliveryRecords,
  type DeliveryRecords,
  type DeliveryState,
} from './deliveryState';
import type { DeploymentRecord, IncidentRecord } from './records';

const RUNS = { numRuns: 200 };

/** What a store would hold that only ever applies what changed. */
class Mirror {
  readonly #deployments = new Map<string, DeploymentRecord>();
  readonly #incidents = new Map<string, IncidentRecord>();

  take(changed: ReturnType<typeof applyEvents>['changed']): void {
    for (const { service, id } of changed.removedDeployments)
      this.#deployments.delete(`${service}/${id}`);
    for (const record of changed.deployments)
      this.#deployments.set(`${record.service}/${record.id}`, record);
    for (const id of changed.removedIncidents) this.#incidents.delete(id);
    for (const record of changed.incidents)
      this.#incidents.set(record.id, record);
  }

  records(): unknown {
    return normal({
      deployments: [...this.#deployments.values()],
      incidents: [...this.#incidents.values()],
    });
  }
}

function normal({ deployments, incidents }: DeliveryRecords): unknown {
  const byName = (a: { id: string }, b: { id: string }) =>
    a.id < b.id ? -1 : 1;
  return {
    deployments: [...deployments].sort(byName),
    incidents: [...incidents].sort(byName),
  };
}

describe('applying events batch by batch', () => {
  it('gives what a computation over all events gives, in any order, with repeated and late events', () => {
    fc.assert(
      fc.property(
        histories().chain(history =>
          fc.tuple(fc.constant(history), batchesOf(history)),
        ),
        conventions,
        ([history, batches], settings) => {
          let state: DeliveryState = createDeliveryState(settings);
          for (const batch of batches) state = applyEvents(state, batch).state;
          expect(deliveryRecords(state)).toEqual(
            computeDelivery(history, settings),
          );
        },
      ),
      RUNS,
    );
  });

  it('tells everything that changed: a store that applies only that holds the same records', () => {
    fc.assert(
      fc.property(
        histories().chain(history =>
          fc.tuple(fc.constant(history), batchesOf(history)),
        ),
        conventions,
        ([history, batches], settings) => {
          const mirror = new Mirror();
          let state: DeliveryState = createDeliveryState(settings);
          for (const batch of batches) {
            const applied = applyEvents(state, batch);
            state = applied.state;
            mirror.take(applied.changed);
          }
          expect(mirror.records()).toEqual(
            normal(computeDelivery(history, settings)),
          );
        },
      ),
      RUNS,
    );
  });

  it('reports no change when the same events come again', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const { state } = applyEvents(createDeliveryState(settings), history);
        expect(applyEvents(state, history).changed).toEqual({
          deployments: [],
          removedDeployments: [],
          incidents: [],
          removedIncidents: [],
          replayed: [],
        });
      }),
      RUNS,
    );
  });

  it('refuses a state that was replaced', () => {
    const state = createDeliveryState();
    applyEvents(state, {});
    expect(() => applyEvents(state, {})).toThrow('replaced by a newer one');
  });
});
