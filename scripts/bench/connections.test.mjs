import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import 'tsx';

const { load } = await import('./connections.ts');

/** @param {import('node:http').RequestListener} answer */
async function served(answer) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(address && typeof address === 'object');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

test(
  'so many connections are kept busy, each with one question at a time',
  { timeout: 60_000 },
  async () => {
    /** @type {import('node:http').ServerResponse[]} */
    const waiting = [];
    let most = 0;
    let open = 0;
    /** @type {Set<unknown>} */
    const sockets = new Set();
    const { server, url } = await served((request, response) => {
      sockets.add(request.socket);
      open += 1;
      most = Math.max(most, open);
      response.once('finish', () => {
        open -= 1;
      });
      // Nobody is answered before everybody has asked.
      if (most < 20) waiting.push(response);
      else [...waiting.splice(0), response].forEach(each => each.end('yes'));
    });
    let asked = 0;
    const got = await load({
      url,
      connections: 20,
      seconds: 3,
      pathOf: index => {
        asked += 1;
        return `/${index}`;
      },
    });
    server.close();
    server.closeAllConnections();
    assert.equal(most, 20);
    assert.equal(sockets.size, 20);
    assert(got.requests > 20 && got.requests <= asked);
    assert.equal(got.perSecond, got.requests / 3);
    assert(got.p50Ms <= got.p95Ms && got.p95Ms <= got.p99Ms);
  },
);

test('an error is no fast answer: it ends the measurement', async () => {
  const { server, url } = await served((_, response) => {
    response.writeHead(503);
    response.end();
  });
  await assert.rejects(
    load({ url, connections: 2, seconds: 5, pathOf: () => '/busy' }),
    /\/busy is answered with 503/,
  );
  server.close();
  server.closeAllConnections();
});
