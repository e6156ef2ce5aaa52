import * as fc from 'fast-check';
import { FoldingStore } from '../__testUtils__/foldingStore';
import { arrivals } from '../__testUtils__/batches';
import { comparable } from '../__testUtils__/comparable';
import { conventions } from '../__testUtils__/histories';
import { computeDelivery } from '../deliveryLedger';

describe('a store that folds each service by itself', () => {
  it('holds what a computation over all events gives, with no more of the history loaded than it was asked for', () => {
    fc.assert(
      fc.property(arrivals(), conventions, ([history, batches], settings) => {
        const store = new FoldingStore(settings);
        for (const batch of batches) store.apply(batch);
        expect(comparable(store.records())).toEqual(
          comparable(computeDelivery(history, settings)),
        );
      }),
      { numRuns: 100 },
    );
  });
});
