import { createQuickClock } from '../recorded/quick-clock';
import { smallCompany } from '../recorded/small-company';
import { startClusters, type RunningClusters } from './start';

const COUNT = 2_000;
const PAGE = 500;

// A busy machine takes several times as long.
jest.setTimeout(120_000);

let clusters: RunningClusters;
const clock = createQuickClock();

beforeAll(async () => {
  clusters = await startClusters({
    company: smallCompany(),
    clock,
    faults: { current: () => undefined },
    ports: { staging: 0, production: 0, recovery: 0 },
  });
});
afterAll(async () => {
  clock.close();
  await clusters.close();
});

async function call(role: 'reader' | 'admin', path: string, patch?: object) {
  const response = await fetch(`${clusters.urls.production}${path}`, {
    headers: {
      authorization: `Bearer sandbox-production-${role}`,
      ...(patch ? { 'content-type': 'application/merge-patch+json' } : {}),
    },
    ...(patch ? { method: 'PATCH', body: JSON.stringify(patch) } : {}),
  });
  expect(response.status).toBe(200);
  return response.json();
}

it('serves a service of thousands of pods, page by page, from when it is scaled up until it is scaled down', async () => {
  const selector = 'labelSelector=backstage.io/kubernetes-id%3Dledger';
  const { items } = await call(
    'reader',
    `/apis/apps/v1/deployments?${selector}`,
  );
  const { name, namespace } = items[0].metadata;
  const deployment = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
  const scaleTo = async (replicas: number) => {
    await call('admin', `${deployment}/scale`, { spec: { replicas } });
    for (;;) {
      const { status } = await call('reader', deployment);
      if (status.readyReplicas === replicas) return;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  };
  const pages = async () => {
    const sizes: number[] = [];
    let next = '';
    do {
      const page = await call(
        'reader',
        `/api/v1/pods?${selector}&limit=${PAGE}&continue=${encodeURIComponent(
          next,
        )}`,
      );
      sizes.push(page.items.length);
      next = page.metadata.continue ?? '';
    } while (next);
    return sizes;
  };

  await scaleTo(COUNT);
  expect(await pages()).toEqual(Array(COUNT / PAGE).fill(PAGE));
  await scaleTo(2);
  expect(await pages()).toEqual([2]);
});
