import { workloadLocatorOf } from '@groundwork/workload-ownership';
import { askFor, closeServers, healthy, listen } from './__testUtils__/page';

afterEach(closeServers);

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';

interface Asked {
  readonly labelSelector: string | undefined;
  readonly namespace: string | undefined;
}

/** What the Kubernetes page asks a cluster for on behalf of a component. */
async function asksOf(
  annotations: Readonly<Record<string, string>>,
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const url = await listen((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://cluster');
    if (/\/(pods|deployments)$/.test(pathname)) {
      asked.push({
        labelSelector: searchParams.get('labelSelector') ?? undefined,
        namespace: /\/namespaces\/([^/]+)/.exec(pathname)?.[1],
      });
    }
    healthy(req, res);
  });
  await askFor(annotations, { live: url });
  return asked.slice(0, 2);
}

describe('the Kubernetes page and the one way from a workload to its component', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['an id', { [ID]: 'pay' }],
    ['a selector', { [SELECTOR]: 'app=pay,tier!=test' }],
    ['both', { [ID]: 'pay', [SELECTOR]: 'app in (pay, payments)' }],
    ['an id and a namespace', { [ID]: 'pay', [NAMESPACE]: 'money' }],
    ['a selector and a namespace', { [SELECTOR]: 'app=pay', [NAMESPACE]: 'm' }],
    ['an id and an empty selector', { [ID]: 'pay', [SELECTOR]: '' }],
    ['nothing', {}],
  ])('agree on a component that states %s', async (_, annotations) => {
    const { labelSelector, namespace } = workloadLocatorOf({
      name: 'payments',
      annotations,
    });
    const same = { labelSelector, namespace };
    expect(await asksOf(annotations)).toEqual([same, same]);
  });
});
