import { client, endAll, failureOf, started } from './__testUtils__/client';

afterEach(endAll);

describe('time', () => {
  it('a caller who gives up gets the own reason back at once', async () => {
    const server = await started(() => undefined);
    const controller = new AbortController();
    const reader = client(
      { baseUrl: server.url },
      { signal: controller.signal },
    );
    const startedAt = performance.now();
    setTimeout(() => controller.abort(new Error('the person left')), 50);
    await expect(reader.json('/')).rejects.toThrow('the person left');
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it('a caller whose time is over has a time-out like any other', async () => {
    const server = await started(() => undefined);
    const reader = client(
      { baseUrl: server.url },
      { signal: AbortSignal.timeout(50) },
    );
    expect(await failureOf(reader.json('/'))).toMatchObject({
      reason: 'timeout',
    });
  });

  it('gives the first byte, the next byte and the whole answer a limit each', async () => {
    const server = await started((request, response) => {
      if (request.url !== '/silent') {
        response.writeHead(200);
        response.write('[');
      }
      if (request.url === '/drops') {
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      }
    });
    const reader = client(
      { baseUrl: server.url },
      { timeoutMs: 600, firstByteMs: 100, betweenBytesMs: 200 },
    );
    const saysOf = async (path: string) =>
      (await failureOf(reader.text(path))).says;
    expect(await saysOf('/silent')).toMatch(/no answer within 0\.1 s/);
    expect(await saysOf('/stalls')).toMatch(/the answer stopped for 0\.2 s/);
    expect(await saysOf('/drops')).toMatch(/no whole answer within 0\.6 s/);
  });
});

describe('streams', () => {
  it('go on beyond every limit but the one to their head, line by line', async () => {
    const server = await started((_, response) => {
      response.writeHead(200);
      response.write('{"n":1}\n{"n":');
      setTimeout(() => response.end('2}\r\n\n{"n":3}'), 300);
    });
    const reader = client({ baseUrl: server.url }, { timeoutMs: 200 });
    const lines: string[] = [];
    for await (const line of (await reader.stream('/')).lines()) {
      lines.push(line);
    }
    expect(lines).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
  });

  it('end at once with their caller, and when nobody listens any more', async () => {
    let closed = 0;
    const server = await started((_, response) => {
      response.on('close', () => {
        closed += 1;
      });
      response.writeHead(200);
      response.write('one\ntwo\n');
    });
    const controller = new AbortController();
    const reader = client(
      { baseUrl: server.url },
      { signal: controller.signal },
    );
    for await (const line of (await reader.stream('/')).lines()) {
      expect(line).toBe('one');
      break;
    }
    const second = (await reader.stream('/')).lines();
    await second.next();
    await second.next();
    setTimeout(() => controller.abort(new Error('the person left')), 20);
    await expect(second.next()).rejects.toThrow('the person left');
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
    expect(closed).toBe(2);
  });

  it('that break off are told, and refusals have their reason', async () => {
    const server = await started((request, response) => {
      if (request.url === '/refuse') {
        response.writeHead(403).end('{}');
        return;
      }
      response.writeHead(200);
      response.write('one\n', () => response.destroy());
    });
    const reader = client({ baseUrl: server.url });
    const lines = (await reader.stream('/')).lines();
    await lines.next();
    expect(await failureOf(lines.next())).toMatchObject({
      reason: 'server_error',
    });
    expect(await failureOf(reader.stream('/refuse'))).toMatchObject({
      reason: 'forbidden',
    });
  });
});
