import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { catalogAccess, forgetVanished } from './vanished-locations.mjs';

/**
 * @param {import('node:test').TestContext} context
 * @param {import('node:http').RequestListener} listener
 * @returns {Promise<string>}
 */
function serve(context, listener) {
  const server = createServer(listener);
  context.after(() => server.closeAllConnections());
  context.after(() => server.close());
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

test('what is gone from its host leaves the catalog; what fails or does not answer stays', async context => {
  const host = await serve(context, ({ url }, response) => {
    response.statusCode = Number(url?.slice(1));
    response.end();
  });
  const targets = [
    `${host}/200`,
    `${host}/404`,
    `${host}/500`,
    'http://127.0.0.1:9/silent',
  ];
  /** @type {string[]} */
  const asked = [];
  const { token } = catalogAccess();
  const backend = await serve(
    context,
    ({ method, url, headers: { authorization } }, response) => {
      asked.push(`${method} ${url} ${authorization === `Bearer ${token}`}`);
      const rows = [
        { data: { id: 'b', type: 'bootstrap', target: 'bootstrap' } },
        ...targets.map((target, id) => ({
          data: { id: `${id}`, type: 'url', target },
        })),
      ];
      response.statusCode = method === 'DELETE' ? 204 : 200;
      response.end(method === 'DELETE' ? undefined : JSON.stringify(rows));
    },
  );
  assert.deepEqual(await forgetVanished({ backend, token }), [`${host}/404`]);
  assert.deepEqual(asked, [
    'GET /api/catalog/locations true',
    'DELETE /api/catalog/locations/1 true',
  ]);
});

test('a catalog that refuses is an error and not an empty catalog', async context => {
  const backend = await serve(context, (_request, response) => {
    response.statusCode = 403;
    response.end('[]');
  });
  await assert.rejects(forgetVanished({ backend, token: 'x' }), /403/);
});
