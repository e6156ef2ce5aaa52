import { z } from 'zod';
import { OpenApiClient } from './OpenApiClient';

interface Operations {
  readonly getOrder: {
    readonly parameters: {
      readonly path: { readonly id: string };
      readonly query?: { readonly limit?: number | undefined };
    };
    readonly responses: {
      readonly 200: {
        readonly content: {
          readonly 'application/json': { readonly id: string };
        };
      };
    };
  };
  readonly placeOrder: {
    readonly parameters: { readonly path?: never; readonly query?: never };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': { readonly id: string };
      };
    };
    readonly responses: { readonly 202: { readonly content?: never } };
  };
}

function clientAnswering(body: string | undefined, init: ResponseInit = {}) {
  const calls: { readonly url: string; readonly init?: RequestInit }[] = [];
  const client = new OpenApiClient<Operations>(
    {
      pluginId: 'orders',
      operations: {
        getOrder: {
          method: 'GET',
          path: '/orders/{id}',
          answer: z.object({ id: z.string() }),
        },
        placeOrder: { method: 'POST', path: '/orders', answer: z.void() },
      },
    },
    {
      discoveryApi: { getBaseUrl: async id => `http://portal.test/api/${id}` },
      fetchApi: {
        fetch: async (url, given) => {
          calls.push({ url: String(url), ...(given ? { init: given } : {}) });
          return new Response(body, init);
        },
      },
    },
  );
  return { client, calls };
}

describe('OpenApiClient', () => {
  it('fills in path and query, whatever characters they hold', async () => {
    const { client, calls } = clientAnswering('{"id":"1"}');
    await client.ask('getOrder', {
      path: { id: 'a/b ?' },
      query: { limit: 2 },
    });
    await client.ask('getOrder', {
      path: { id: '1' },
      query: { limit: undefined },
    });
    expect(calls.map(({ url }) => url)).toEqual([
      'http://portal.test/api/orders/orders/a%2Fb%20%3F?limit=2',
      'http://portal.test/api/orders/orders/1',
    ]);
  });

  it('refuses an empty path parameter, which would ask another route', async () => {
    const { client, calls } = clientAnswering('{}');
    await expect(client.ask('getOrder', { path: { id: '' } })).rejects.toThrow(
      /needs a value for id/,
    );
    expect(calls).toEqual([]);
  });

  it('sends body, token and signal, and answers nothing where nothing is described', async () => {
    const { client, calls } = clientAnswering(undefined, { status: 202 });
    const { signal } = new AbortController();
    await expect(
      client.ask(
        'placeOrder',
        { body: { id: '1' } },
        { signal, token: 'secret' },
      ),
    ).resolves.toBeUndefined();
    expect(calls[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"id":"1"}',
      signal,
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer secret',
      },
    });
  });

  it('leaves out a field that it does not know, and fails without one that it needs', async () => {
    const { client } = clientAnswering('{"id":"1","price":3}');
    await expect(
      client.ask('getOrder', { path: { id: '1' } }),
    ).resolves.toEqual({ id: '1' });
    const { client: other } = clientAnswering('{"price":3}');
    await expect(other.ask('getOrder', { path: { id: '1' } })).rejects.toThrow(
      /id/,
    );
  });

  it('fails with the status of a refusal', async () => {
    const { client } = clientAnswering('{}', { status: 403 });
    await expect(
      client.ask('getOrder', { path: { id: '1' } }),
    ).rejects.toMatchObject({ statusCode: 403 });
  });
});
