import type { Inventory } from '@groundwork/plugin-readiness-common';
import { ownersOfEntry } from './owners';

const component = (name: string, labelSelector?: string) => ({
  ref: `component:default/${name}`,
  name,
  type: 'service',
  lifecycle: 'production',
  ...(labelSelector ? { workloads: { labelSelector } } : {}),
});
const inventory: Inventory = {
  components: [component('checkout'), component('cart', 'app=cart')],
  teams: [],
  clusters: [],
  undeclaredClusters: [],
  subjects: [],
};
const ID = 'backstage.io/kubernetes-id';
const marks = (labels: Readonly<Record<string, string>> = {}) => ({
  namespace: 'shop',
  labels,
});
const ownersOf = (entry: Parameters<typeof ownersOfEntry>[2]) =>
  ownersOfEntry(inventory, 'live', entry);

describe('the components behind an entry point', () => {
  it('are those that it belongs to itself, by id or by selector', () => {
    expect(
      ownersOf({ components: [], marks: marks({ [ID]: 'checkout' }) }),
    ).toEqual(['component:default/checkout']);
    expect(ownersOf({ components: [], marks: marks({ app: 'cart' }) })).toEqual(
      ['component:default/cart'],
    );
  });

  it('are else those of the Services, else those of the workloads behind them', () => {
    const entry = { components: [], marks: marks() };
    expect(
      ownersOf({
        ...entry,
        routes: [
          { service: marks({ app: 'cart' }), workloads: [marks()] },
          { service: marks(), workloads: [marks({ [ID]: 'checkout' })] },
        ],
      }),
    ).toEqual(['component:default/cart', 'component:default/checkout']);
  });

  it('are nobody where nothing finds it', () => {
    expect(ownersOf({ components: [], marks: marks() })).toEqual([]);
  });

  it('are those whose ids an older look noted', () => {
    expect(ownersOf({ components: ['checkout'] })).toEqual([
      'component:default/checkout',
    ]);
  });
});
