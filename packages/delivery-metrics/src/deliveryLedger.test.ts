import * as fc from 'fast-check';
import { arrivals } from './__testUtils__/batches';
import { comparable } from './__testUtils__/comparable';
import { conventions, histories } from './__testUtils__/histories';
import {
  computeDelivery,
  DeliveryLedger,
  type DeliveryChanges,
} from './deliveryLedger';
import { readCheckpoint } from './fold/checkpoint';
import type { DeploymentRecord, IncidentRecord } from './records';

const RUNS = { numRuns: 200 };

/** What a store would hold that only ever applies what changed. */
class Mirror {
  readonly #deployments = new Map<string, DeploymentRecord>();
  readonly #incidents = new Map<string, IncidentRecord>();

  take(changed: DeliveryChanges): void {
    for (const { service, id } of changed.removedDeployments)
      this.#deployments.delete(`${service}/${id}`);
    for (const record of changed.deployments)
      this.#deployments.set(`${record.service}/${record.id}`, record);
    for (const id of changed.removedIncidents) this.#incidents.delete(id);
    for (const record of changed.incidents)
      this.#incidents.set(record.id, record);
  }

  records(): unknown {
    return comparable({
      deployments: [...this.#deployments.values()],
      incidents: [...this.#incidents.values()],
    });
  }
}

describe('applying events batch by batch', () => {
  it('gives what a computation over all events gives, in any order, with repeated and late events', () => {
    fc.assert(
      fc.property(arrivals(), conventions, ([history, batches], settings) => {
        const ledger = new DeliveryLedger(settings);
        for (const batch of batches) ledger.apply(batch);
        expect(ledger.records()).toEqual(computeDelivery(history, settings));
      }),
      RUNS,
    );
  });

  it('tells everything that changed: a store that applies only that holds the same records', () => {
    fc.assert(
      fc.property(arrivals(), conventions, ([history, batches], settings) => {
        const mirror = new Mirror();
        const ledger = new DeliveryLedger(settings);
        for (const batch of batches) mirror.take(ledger.apply(batch));
        expect(mirror.records()).toEqual(
          comparable(computeDelivery(history, settings)),
        );
      }),
      RUNS,
    );
  });

  it('gives the same from checkpoints that were written down and read again after every batch', () => {
    fc.assert(
      fc.property(arrivals(), conventions, ([history, batches], settings) => {
        const ledger = new DeliveryLedger(settings);
        for (const batch of batches) {
          ledger.apply(batch);
          for (const service of ['api', 'web'])
            ledger.useCheckpoints(
              service,
              ledger
                .checkpointsOf(service)
                .flatMap(
                  checkpoint =>
                    readCheckpoint(
                      JSON.parse(JSON.stringify(checkpoint)),
                      service,
                      settings,
                    ) ?? [],
                ),
            );
        }
        expect(ledger.records()).toEqual(computeDelivery(history, settings));
      }),
      RUNS,
    );
  });

  it('gives the same for a late event as for one in time, however many checkpoints are left', () => {
    fc.assert(
      fc.property(
        arrivals(),
        conventions,
        fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
        ([history, batches], settings, losses) => {
          const ledger = new DeliveryLedger(settings);
          for (const [index, batch] of batches.entries()) {
            ledger.apply(batch);
            for (const service of ['api', 'web']) {
              const kept = ledger.checkpointsOf(service);
              const lost = (losses[index % losses.length] ?? 0) % 4;
              // The last one stands for what is in memory; any of the others may be gone.
              ledger.useCheckpoints(
                service,
                kept.filter(
                  (_, at) => at === kept.length - 1 || at % 4 !== lost,
                ),
              );
            }
          }
          expect(ledger.records()).toEqual(computeDelivery(history, settings));
        },
      ),
      RUNS,
    );
  });

  it('reports no change when the same events come again', () => {
    fc.assert(
      fc.property(histories(), conventions, (history, settings) => {
        const ledger = new DeliveryLedger(settings);
        ledger.apply(history);
        expect(ledger.apply(history)).toEqual({
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
    const ledger = new DeliveryLedger();
    expect(
      ledger
        .apply(history)
        .deployments.find(({ id }) => id === 'D')
        ?.changes.map(({ id }) => id),
    ).toEqual(['pr5']);
    const earlier = {
      number: 4,
      createdAtMs: at(1),
      mergedAtMs: at(2),
      commits: [original],
    };
    const changed = ledger.apply({ pullRequests: [earlier] });
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
    const ledger = new DeliveryLedger();
    for (let index = 0; index < 20; index += 1) {
      const changed = ledger.apply(step(index));
      expect(changed.replayed).toEqual([]);
      expect(changed.deployments.map(({ id }) => id)).toEqual([`D${index}`]);
    }
    expect(
      ledger.apply({
        deployments: [
          { ...deployment, id: 'late', startedAtMs: 3, finishedAtMs: 4 },
        ],
      }).replayed,
    ).toEqual(['s']);
  });
});
