import type { RequestListener } from 'node:http';
import { askPage, closeServers, itemOf, listen } from './__testUtils__/page';
import recorded from './__fixtures__/pods.json';

const COUNT = 2_000;
/** Enough for a busy machine; what it takes on a quiet one is in the README. */
const AMPLE_MS = 20_000;

const [sample] = recorded.response.body.items;

const pods = Array.from({ length: COUNT }, (_, index) => ({
  ...sample,
  metadata: {
    ...sample?.metadata,
    name: `payments-${index}`,
    uid: `uid-${index}`,
    // As much as a pod of a real cluster carries about who wrote what.
    managedFields: [{ manager: 'kubelet', fieldsV1: { f: 'x'.repeat(5_000) } }],
  },
}));

/** A service of thousands of pods, page by page as an API server gives them; from some page on it is silent. */
function cluster(paths: string[], silentFrom = COUNT): RequestListener {
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://c');
    paths.push(pathname);
    if (pathname.startsWith('/apis/metrics.k8s.io/')) {
      response.end(JSON.stringify({ kind: 'PodMetricsList', items: [] }));
      return;
    }
    if (!pathname.endsWith('/pods')) {
      response.end(JSON.stringify({ kind: 'DeploymentList', items: [] }));
      return;
    }
    const start = Number(searchParams.get('continue') ?? 0);
    if (start >= silentFrom) {
      return;
    }
    const next = start + Number(searchParams.get('limit') ?? COUNT);
    response.end(
      JSON.stringify({
        kind: 'PodList',
        metadata: next < COUNT ? { continue: String(next) } : {},
        items: pods.slice(start, next),
      }),
    );
  };
}

function podsOf(
  item: ReturnType<typeof itemOf>,
): readonly (typeof pods)[number][] {
  return item.resources.find(({ type }: { type: string }) => type === 'pods')
    .resources;
}

afterEach(closeServers);

describe('a service of two thousand pods', () => {
  it('is shown whole, and its pods are asked for once, also for their usage', async () => {
    const paths: string[] = [];
    const { response } = await askPage(
      { large: await listen(cluster(paths)) },
      AMPLE_MS,
    );
    const item = itemOf(response, 'large');

    expect(podsOf(item)).toHaveLength(COUNT);
    expect(podsOf(item)[0]?.metadata).toMatchObject({ name: 'payments-0' });
    expect(podsOf(item)[0]?.metadata).not.toHaveProperty('managedFields');
    expect(
      item.errors.filter((error: { resourcePath: string }) =>
        error.resourcePath.startsWith('/api/'),
      ),
    ).toEqual([]);
    expect(paths.filter(path => path.endsWith('/pods'))).toEqual([
      ...Array(4).fill('/api/v1/pods'),
      `/apis/metrics.k8s.io/v1beta1/namespaces/${sample?.metadata.namespace}/pods`,
    ]);
  }, 60_000);

  it('says nothing of who wrote its first page where only that one was read', async () => {
    const { response } = await askPage(
      { large: await listen(cluster([], 500)) },
      3_000,
    );
    const first = podsOf(itemOf(response, 'large'));

    expect(first).toHaveLength(500);
    expect(first[0]?.metadata).not.toHaveProperty('managedFields');
  }, 60_000);

  it('is shown as far as it was read when the rest does not come in time', async () => {
    const { response } = await askPage(
      { large: await listen(cluster([], 1_000)) },
      3_000,
    );
    const item = itemOf(response, 'large');

    expect(podsOf(item)).toHaveLength(1_000);
    expect(podsOf(item)[999]?.metadata).not.toHaveProperty('managedFields');
    expect(item.errors).toContainEqual({
      errorType: 'FETCH_ERROR',
      reason: 'timeout',
      resourcePath: '/api/v1/pods',
      readBefore: 1_000,
      message:
        'Cluster large did not answer in time when asked for the list of pods. The first 1000 were read.',
    });
  }, 60_000);
});
