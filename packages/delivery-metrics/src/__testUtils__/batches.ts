import * as fc from 'fast-check';
import type { DeliveryEvents } from '../events';
import { histories, type History } from './histories';

/** A history and the batches in which it arrives. */
export function arrivals(): fc.Arbitrary<
  readonly [History, readonly DeliveryEvents[]]
> {
  return histories().chain(history =>
    fc.tuple(fc.constant(history), batchesOf(history)),
  );
}

/** The same events in another order, some of them twice, cut into batches. */
function batchesOf(history: History): fc.Arbitrary<DeliveryEvents[]> {
  const events: DeliveryEvents[] = [
    ...history.commits.map(commit => ({ commits: [commit] })),
    ...history.pullRequests.map(pr => ({ pullRequests: [pr] })),
    ...history.deployments.map(deployment => ({ deployments: [deployment] })),
    ...history.incidents.map(incident => ({ incidents: [incident] })),
  ];
  return fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.subarray(events),
      fc.integer({ min: 1, max: 7 }),
    )
    .map(([order, repeated, size]) => {
      const stream = [...order, ...repeated];
      const cuts = Array.from(
        { length: Math.ceil(stream.length / size) },
        (_, i) => stream.slice(i * size, (i + 1) * size),
      );
      return cuts.map(joinEvents);
    });
}

/** All events of several batches as one. */
function joinEvents(batches: readonly DeliveryEvents[]): History {
  return {
    commits: batches.flatMap(batch => batch.commits ?? []),
    pullRequests: batches.flatMap(batch => batch.pullRequests ?? []),
    deployments: batches.flatMap(batch => batch.deployments ?? []),
    incidents: batches.flatMap(batch => batch.incidents ?? []),
  };
}
