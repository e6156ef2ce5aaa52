import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { listen } from './testing/serve';
import {
  answering,
  client,
  endAll,
  failureOf,
  fine,
  later,
  sourcesOf,
  started,
} from './__testUtils__/client';

afterEach(endAll);

/** A connection is free again a moment after its answer has been read. */
function untilFree(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, 20);
  });
}

describe('connections', () => {
  it('are kept between requests', async () => {
    const sockets = new Set<Socket>();
    const server = await started((request, response) => {
      sockets.add(request.socket);
      answering(request, response);
    });
    const reader = client({ baseUrl: server.url });
    for (let asked = 0; asked < 5; asked += 1) {
      await reader.json('/');
    }
    // A connection is free again a moment after its answer has been read.
    expect(sockets.size).toBeLessThan(3);
  });

  it('that were kept and closed under a request are made anew, for reads only', async () => {
    let asked = 0;
    const server = createServer(socket => {
      let answers = 0;
      socket.on('error', () => undefined);
      socket.on('data', () => {
        asked += 1;
        answers += 1;
        // The second request on a connection finds it closing.
        if (answers === 1) {
          socket.write(
            'HTTP/1.1 200 OK\r\ncontent-length: 13\r\nconnection: keep-alive\r\n\r\n{"fine":true}',
          );
        } else {
          socket.resetAndDestroy();
        }
      });
    });
    const port = await listen(server);
    later(async () => void server.close());
    const reader = client({ baseUrl: `http://127.0.0.1:${port}` });
    await reader.json('/');
    await untilFree();
    expect(await reader.json('/')).toMatchObject(fine);
    expect(asked).toBe(3);

    const writer = client({ baseUrl: `http://127.0.0.1:${port}` });
    await writer.json('/');
    await untilFree();
    expect(
      await failureOf(writer.json('/', { method: 'POST', body: '{}' })),
    ).toMatchObject({ reason: 'server_error' });
    expect(asked).toBe(5);
  });

  it('that are closed at once are not tried a second time', async () => {
    let connections = 0;
    const server = createServer(socket => {
      connections += 1;
      socket.on('error', () => undefined);
      socket.on('data', () => socket.destroy());
    });
    const port = await listen(server);
    later(async () => void server.close());
    expect(
      await failureOf(
        client({ baseUrl: `http://127.0.0.1:${port}` }).json('/'),
      ),
    ).toMatchObject({ reason: 'server_error' });
    expect(connections).toBe(1);
  });
});

describe('answers', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('packed with %s are unpacked', async (encoding, pack) => {
    const server = await started((request, response) => {
      expect(request.headers['accept-encoding']).toContain(encoding);
      response.writeHead(200, { 'content-encoding': encoding });
      response.end(pack('{"fine":true}'));
    });
    expect(await client({ baseUrl: server.url }).json('/')).toMatchObject(fine);
  });

  it('that grow beyond the limit when they are unpacked are refused', async () => {
    const packed = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    const server = await started((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(packed);
    });
    const reader = client(
      { baseUrl: server.url },
      { maxBodyBytes: 1024 * 1024 },
    );
    expect((await failureOf(reader.text('/'))).message).toMatch(
      /longer than 1 MiB/,
    );
  });

  it('that are packed in a way that nobody asked for are not understood', async () => {
    const server = await started((_, response) => {
      response.writeHead(200, { 'content-encoding': 'compress' });
      response.end('x');
    });
    expect(
      (await failureOf(client({ baseUrl: server.url }).text('/'))).says,
    ).toMatch(/cannot be understood: it is packed as compress/);
  });

  it('that are packed and cut off are a failure of the server', async () => {
    const packed = gzipSync('x'.repeat(100_000));
    const server = await started((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.write(packed.subarray(0, 40), () => response.destroy());
    });
    expect(
      await failureOf(client({ baseUrl: server.url }).text('/')),
    ).toMatchObject({ reason: 'server_error' });
  });

  it('of a renamed repository are fetched from the same host, with the credentials', async () => {
    const server = await started((request, response) => {
      if (request.url === '/old') {
        response.writeHead(301, { location: '/new' }).end();
        return;
      }
      answering(request, response);
    });
    const reader = client({
      baseUrl: server.url,
      headers: { Authorization: 'Bearer t' },
    });
    expect(await reader.json('/old')).toMatchObject(fine);
    expect(server.requests.map(({ path }) => path)).toEqual(['/old', '/new']);
    expect(server.requests[1]?.headers.authorization).toBe('Bearer t');
  });

  it('that point elsewhere are not followed, and no write is followed anywhere', async () => {
    const other = await started(answering);
    const server = await started((request, response) => {
      const location = request.url === '/write' ? '/new' : other.url;
      response.writeHead(307, { location }).end();
    });
    const reader = client({ baseUrl: server.url });
    expect((await failureOf(reader.json('/'))).says).toBe(
      `test one cannot be read (307): it points to 127.0.0.1:${other.port}, and only the configured address is asked.`,
    );
    expect(
      await failureOf(reader.json('/write', { method: 'POST', body: '{}' })),
    ).toMatchObject({ reason: 'unsupported' });
    expect(other.requests).toHaveLength(0);
    expect(server.requests.map(({ path }) => path)).toEqual(['/', '/write']);
  });

  it('that point to where the configuration says are fetched from there once, and nobody says there who asks', async () => {
    const other = await started((request, response) => {
      if (request.url?.startsWith('/again')) {
        response.writeHead(307, { location: '/fine' }).end();
        return;
      }
      answering(request, response);
    });
    const server = await started((request, response) => {
      const location = `${other.url}${request.url}?signature=canary`;
      response.writeHead(307, { location }).end();
    });
    const reader = client({
      baseUrl: server.url,
      headers: { Authorization: 'Bearer t', Cookie: 'who=me' },
    });
    const onward = { origins: [other.url], key: 'test.blobUrls' };
    expect(await reader.json('/fine', { onward })).toMatchObject(fine);
    expect(Object.keys(other.requests[0]?.headers ?? {}).sort()).toEqual([
      ...['accept', 'accept-encoding', 'connection', 'host', 'user-agent'],
    ]);
    expect((await failureOf(reader.json('/again', { onward }))).says).toMatch(
      /points elsewhere twice/,
    );
    const { says } = await failureOf(
      reader.json('/fine', { onward: { ...onward, origins: [] } }),
    );
    expect(says).toBe(
      `test one cannot be read (307): it points to 127.0.0.1:${other.port}, and only what test.blobUrls names is asked beside it.`,
    );
    expect(other.requests).toHaveLength(2);
  });

  it('never come from a host that is not configured', async () => {
    const other = await started(answering);
    const server = await started(answering);
    const { says } = await failureOf(
      client({ baseUrl: server.url }).json(`${other.url}/`),
    );
    expect(says).toContain(`only 127.0.0.1:${server.port} is configured`);
    expect(other.requests).toHaveLength(0);
  });

  it('keep no prototype and no credential', async () => {
    const token = 'a-secret-of-the-configuration';
    const sources = sourcesOf({ some: { plugin: { apiToken: token } } });
    const server = await started((request, response) => {
      response.statusCode = request.url?.startsWith('/refuse') ? 500 : 200;
      response.end(
        `{"__proto__":{"admin":true},"fine":true,"message":"bad token ${token}"}`,
      );
    });
    const target = {
      source: { kind: 'test', instance: 'one' },
      baseUrl: server.url,
    };
    const { body } = await sources.client(target).json('/');
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    const error = await failureOf(sources.client(target).json('/refuse'));
    expect(error.says).toBe(
      'test one failed to answer for /refuse (500): bad token [removed].',
    );
    const asked = await failureOf(
      sources.client(target).json('/refuse', { query: { key: token } }),
    );
    expect(JSON.stringify(asked.request)).not.toContain(token);
  });
});

it('a token with a line break is told before anything is sent', async () => {
  const server = await started(answering);
  const { says, reason } = await failureOf(
    client({
      baseUrl: server.url,
      headers: { authorization: 'Bearer a\nb' },
    }).json('/'),
  );
  expect(reason).toBe('unsupported');
  expect(says).toMatch(/look for a line break in the token/);
  expect(server.requests).toHaveLength(0);
});
