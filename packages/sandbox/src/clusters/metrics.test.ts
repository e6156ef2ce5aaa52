import { z } from 'zod';
import { AGGREGATED_TYPE } from './api/discovery';
import { smallCompany } from '../recorded/small-company';
import { startClusters, type RunningClusters } from './start';

const GROUP = 'metrics.k8s.io';
const PODS = `/apis/${GROUP}/v1beta1/namespaces/money/pods`;

const groups = z.object({ groups: z.array(z.object({ name: z.string() })) });
const aggregated = z.object({
  items: z.array(z.object({ metadata: z.object({ name: z.string() }) })),
});
const list = z.object({ items: z.array(z.unknown()) });

// A busy machine takes several times as long.
jest.setTimeout(60_000);

describe('the metrics server of a cluster', () => {
  let clusters: RunningClusters;

  beforeAll(async () => {
    clusters = await startClusters({
      company: smallCompany(),
      clock: { now: () => Date.now(), after: () => undefined },
      faults: { current: () => undefined },
      ports: { production: 0 },
    });
  });
  afterAll(() => clusters.close());
  afterEach(() => clusters.setMetricsServer('production', 'ready'));

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${clusters.urls.production}${path}`, {
      ...init,
      headers: {
        Authorization: 'Bearer sandbox-production-reader',
        ...init.headers,
      },
    });

  async function discovered(): Promise<readonly boolean[]> {
    const plain = groups.parse(await (await ask('/apis')).json());
    const joined = aggregated.parse(
      await (
        await ask('/apis', { headers: { Accept: AGGREGATED_TYPE } })
      ).json(),
    );
    return [
      plain.groups.some(({ name }) => name === GROUP),
      joined.items.some(({ metadata }) => metadata.name === GROUP),
      (await ask(`/apis/${GROUP}`)).status === 200,
      (await ask(`/apis/${GROUP}/v1beta1`)).status === 200,
    ];
  }

  it('is discovered and answers', async () => {
    expect(await discovered()).toEqual(Array(4).fill(true));
    expect(
      list.parse(await (await ask(PODS)).json()).items.length,
    ).toBeGreaterThan(0);
  });

  it('is unknown to discovery and to requests where there is none, and pods are there all the same', async () => {
    clusters.setMetricsServer('production', 'none');
    expect(await discovered()).toEqual(Array(4).fill(false));
    const answer = await ask(PODS);
    expect([
      answer.status,
      answer.headers.get('content-type'),
      await answer.text(),
    ]).toEqual([404, 'text/plain; charset=utf-8', '404 page not found\n']);
    expect((await ask('/api/v1/namespaces/money/pods')).status).toBe(200);
  });

  it('is discovered where it is slow, and answers after most have left', async () => {
    clusters.setMetricsServer('production', 'slow');
    expect(await discovered()).toEqual(Array(4).fill(true));
    await expect(
      ask(PODS, { signal: AbortSignal.timeout(3_000) }),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    expect((await ask('/api/v1/namespaces/money/pods')).status).toBe(200);
    expect(
      list.parse(await (await ask(PODS)).json()).items.length,
    ).toBeGreaterThan(0);
  });

  it('cannot be given to a cluster that is not there', () => {
    expect(() => clusters.setMetricsServer('nowhere', 'none')).toThrow(
      RangeError,
    );
  });
});
