import { isUnderstood, workloadLocatorOf } from './locator';
import { WorkloadOwners, type WorkloadMarks } from './owners';

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';

function ownersOf(
  components: Readonly<Record<string, Readonly<Record<string, string>>>>,
  marks: Partial<WorkloadMarks>,
): readonly string[] {
  const owners = new WorkloadOwners(
    Object.entries(components).map(([name, annotations]) => ({
      name,
      locator: workloadLocatorOf({ name, annotations }),
    })),
  );
  return owners
    .of({ cluster: 'live', namespace: 'pay', labels: {}, ...marks })
    .map(({ name }) => name);
}

describe('the owner of a workload', () => {
  it('is the component whose id its label carries, by annotation or by name', () => {
    const components = { checkout: {}, cart: { [ID]: 'basket' } };
    expect(ownersOf(components, { labels: { [ID]: 'checkout' } })).toEqual([
      'checkout',
    ]);
    expect(ownersOf(components, { labels: { [ID]: 'basket' } })).toEqual([
      'cart',
    ]);
    expect(ownersOf(components, { labels: { [ID]: 'cart' } })).toEqual([]);
  });

  it('is told by an annotation only where no label tells it', () => {
    const components = { checkout: {}, cart: {} };
    expect(ownersOf(components, { annotatedId: 'checkout' })).toEqual([
      'checkout',
    ]);
    expect(
      ownersOf(components, {
        labels: { [ID]: 'cart' },
        annotatedId: 'checkout',
      }),
    ).toEqual(['cart']);
  });

  it('is told by the pods as by the workload itself', () => {
    const components = { checkout: {}, cart: { [SELECTOR]: 'app=cart' } };
    expect(ownersOf(components, { podLabels: { [ID]: 'checkout' } })).toEqual([
      'checkout',
    ]);
    expect(ownersOf(components, { podLabels: { app: 'cart' } })).toEqual([
      'cart',
    ]);
  });

  it('is the component whose selector finds it, and then the id of that component does not count', () => {
    const components = {
      checkout: { [ID]: 'checkout', [SELECTOR]: 'app=shop' },
    };
    expect(ownersOf(components, { labels: { app: 'shop' } })).toEqual([
      'checkout',
    ]);
    expect(ownersOf(components, { labels: { [ID]: 'checkout' } })).toEqual([]);
  });

  it('needs all of a selector on one object, not half on the workload and half on its pods', () => {
    const components = { checkout: { [SELECTOR]: 'app=shop,tier=web' } };
    expect(
      ownersOf(components, {
        labels: { app: 'shop' },
        podLabels: { tier: 'web' },
      }),
    ).toEqual([]);
  });

  it('takes a workload without pods of its own by its own labels only', () => {
    const components = { checkout: { [SELECTOR]: '!canary' } };
    expect(ownersOf(components, { labels: { canary: 'yes' } })).toEqual([]);
    expect(ownersOf(components, { labels: {} })).toEqual(['checkout']);
  });

  it('owns nothing outside of the namespace and the cluster that it states', () => {
    const labels = { app: 'shop' };
    const components = {
      here: { [SELECTOR]: 'app=shop', [NAMESPACE]: 'pay' },
      there: { [SELECTOR]: 'app=shop', [NAMESPACE]: 'other' },
      away: { [SELECTOR]: 'app=shop', [CLUSTER]: 'rehearsal' },
    };
    expect(ownersOf(components, { labels })).toEqual(['here']);
    expect(
      ownersOf(components, { labels, cluster: 'rehearsal', namespace: 'x' }),
    ).toEqual(['away']);
  });

  it('may be several components, and may be nobody', () => {
    const components = {
      checkout: {},
      shop: { [SELECTOR]: 'part-of in (shop)' },
    };
    expect(
      ownersOf(components, { labels: { [ID]: 'checkout', 'part-of': 'shop' } }),
    ).toEqual(['checkout', 'shop']);
    expect(ownersOf(components, { labels: { app: 'dns' } })).toEqual([]);
  });

  it('is never a component whose selector no server understands, and that is said of it', () => {
    const annotations = { [SELECTOR]: 'app=' + 'a b' };
    expect(ownersOf({ checkout: annotations }, { labels: {} })).toEqual([]);
    expect(
      isUnderstood(workloadLocatorOf({ name: 'checkout', annotations })),
    ).toBe(false);
  });
});
