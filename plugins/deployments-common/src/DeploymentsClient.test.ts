import { DeploymentsClient } from './DeploymentsClient';
import type { DeploymentStatus } from './schema/openapi.generated';

const status: DeploymentStatus = {
  entityRef: 'component:default/payments',
  asOf: '2026-11-21T00:09:35.000Z',
  environments: [],
  sources: [],
};

function clientAnswering(body: unknown, init: ResponseInit = {}) {
  const calls: { url: string; init: RequestInit | undefined }[] = [];
  const client = new DeploymentsClient({
    discoveryApi: { getBaseUrl: async id => `http://portal.test/api/${id}` },
    fetchApi: {
      fetch: async (url, requestInit) => {
        calls.push({ url: String(url), init: requestInit });
        return new Response(JSON.stringify(body), init);
      },
    },
  });
  return { client, calls };
}

describe('DeploymentsClient', () => {
  it('asks for one entity by kind, namespace and name', async () => {
    const { client, calls } = clientAnswering(status);
    await expect(client.getStatus('Component:Payments')).resolves.toEqual(
      status,
    );
    expect(calls[0]?.url).toBe(
      'http://portal.test/api/deployments/v1/entities/component/default/payments/status',
    );
  });

  it('asks for more than fifty entities in slices of fifty', async () => {
    const { client, calls } = clientAnswering({ items: [status], missing: [] });
    const refs = Array.from(
      { length: 51 },
      (_, i) => `component:default/s${i}`,
    );
    const batch = await client.getStatuses(refs);
    expect(calls).toHaveLength(2);
    expect(batch.items).toHaveLength(2);
  });

  it('asks nothing for an empty list', async () => {
    const { client, calls } = clientAnswering({});
    await expect(client.getStatuses([])).resolves.toEqual({
      items: [],
      missing: [],
    });
    expect(calls).toHaveLength(0);
  });

  it('fails with the status of a refusal', async () => {
    const { client } = clientAnswering({}, { status: 404 });
    await expect(client.getStatus('component:x')).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('fails on an answer of another shape instead of showing it', async () => {
    const { client } = clientAnswering({ entityRef: 'component:default/x' });
    await expect(client.getStatus('component:x')).rejects.toThrow();
  });
});
