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

  it('judges a delivered pull request anew when a later event gives its commits to another', () => {
    const at = (hours: number) => Date.UTC(2026, 8, 1) + hours * 3_600_000;
    const deployment = {
      service: 's',
      environment: 'production',
      status: 'success' as const,
    };
    const original = { sha: 'c1', authoredAtMs: at(0) };
    const history = {
      commits: [
        { sha: 'a0', parents: [], authoredAtMs: at(-9) },
        { sha: 'a1', parents: ['a0'], authoredAtMs: at(4), pr: 5 },
      ],
      pullRequests: [
        {
          number: 5,
          createdAtMs: at(1),
          mergedAtMs: at(4),
          commits: [original],
        },
      ],
      deployments: [
        {
          ...deployment,
          id: 'B',
          sha: 'a0',
          startedAtMs: at(-5),
          finishedAtMs: at(-5),
        },
        {
          ...deployment,
          id: 'D',
          sha: 'a1',
          startedAtMs: at(5),
          finishedAtMs: at(6),
        },
      ],
    };
    const first = applyEvents(createDeliveryState(), history);
    expect(
      first.changed.deployments
        .find(({ id }) => id === 'D')
        ?.changes.map(({ id }) => id),
    ).toEqual(['pr5']);
    const earlier = {
      number: 4,
      createdAtMs: at(1),
      mergedAtMs: at(2),
      commits: [original],
    };
    const { changed } = applyEvents(first.state, { pullRequests: [earlier] });
    expect(changed.replayed).toEqual(['s']);
    expect(changed.deployments.map(({ id }) => id)).toEqual(['D']);
    expect(changed.deployments[0]?.changes.map(({ id }) => id)).toEqual([
      'pr4',
    ]);
  });

  it('costs a deployment that finished last no replay', () => {
    const deployment = {
      service: 's',
      environment: 'production',
      status: 'success' as const,
    };
    const step = (index: number) => ({
      commits: [
        {
          sha: `a${index}`,
          parents: index === 0 ? [] : [`a${index - 1}`],
          authoredAtMs: index,
        },
      ],
      deployments: [
        {
          ...deployment,
          id: `D${index}`,
          sha: `a${index}`,
          startedAtMs: index,
          finishedAtMs: index,
        },
      ],
    });
    let state: DeliveryState = createDeliveryState();
    for (let index = 0; index < 20; index += 1) {
      const { state: next, changed } = applyEvents(state, step(index));
      expect(changed.replayed).toEqual([]);
      expect(changed.deployments.map(({ id }) => id)).toEqual([`D${index}`]);
      state = next;
    }
    expect(
      applyEvents(state, {
        deployments: [
          { ...deployment, id: 'late', startedAtMs: 3, finishedAtMs: 4 },
        ],
      }).changed.replayed,
    ).toEqual(['s']);
  });

  it('refuses a state that was replaced', () => {
    const state = createDeliveryState();
    applyEvents(state, {});
    expect(() => applyEvents(state, {})).toThrow('replaced by a newer one');
  });
});
