import { CiRunsClient } from './CiRunsClient';
import type { CiRuns } from './schema/openapi.generated';

const runs: CiRuns = {
  entityRef: 'component:default/payments',
  asOf: '2026-11-21T00:09:35.000Z',
  repository: 'acme/payments',
  engines: [],
  outcome: 'absent',
  runs: [],
  sources: [],
};

function clientAnswering(body: unknown, init: ResponseInit = {}) {
  const urls: string[] = [];
  const client = new CiRunsClient({
    discoveryApi: { getBaseUrl: async id => `http://portal.test/api/${id}` },
    fetchApi: {
      fetch: async url => {
        urls.push(String(url));
        return new Response(JSON.stringify(body), init);
      },
    },
  });
  return { client, urls };
}

describe('CiRunsClient', () => {
  it('asks by kind, namespace and name, with limit and branch', async () => {
    const { client, urls } = clientAnswering(runs);
    await expect(
      client.getRuns('component:payments', { limit: 5, branch: 'main' }),
    ).resolves.toEqual(runs);
    expect(urls).toEqual([
      'http://portal.test/api/ci-runs/v1/entities/component/default/payments/runs?limit=5&branch=main',
    ]);
  });

  it('fails with the status of a refusal', async () => {
    const { client } = clientAnswering({}, { status: 403 });
    await expect(client.getRuns('component:x')).rejects.toMatchObject({
      statusCode: 403,
    });
  });

  it('fails on an answer of another shape instead of showing it', async () => {
    const { client } = clientAnswering({ runs: [] });
    await expect(client.getRuns('component:x')).rejects.toThrow();
  });
});
