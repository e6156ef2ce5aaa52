import { connect } from 'node:tls';
import express from 'express';
import type { Fault } from '../company/ports';
import { applyFault, pagesChange } from './fault-middleware';
import { listen, type Listening } from './listen';

describe('faults on demand', () => {
  let fault: Fault | undefined;
  let server: Listening;

  beforeAll(async () => {
    const faults = {
      current: (system: string) => (system === 'registry' ? fault : undefined),
    };
    const app = express();
    app.use(applyFault({ faults, system: 'registry' }));
    app.get('/page', (_request, response) => {
      response.json({ changes: pagesChange(response) });
    });
    app.get('/*', (_request, response) => {
      response.json({ answer: 'x'.repeat(500) });
    });
    server = await listen(app, { port: 0, faults, system: 'registry' });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    fault = undefined;
  });

  // A connection that was kept alive would not meet the faults of the listener.
  const ask = (path = '/thing', timeoutMs = 2000) =>
    fetch(`${server.url}${path}`, {
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(timeoutMs),
    });

  it('lets everything through while nothing is asked for', async () => {
    expect((await ask()).status).toBe(200);
  });

  it.each([401, 403, 404, 500, 502, 503] as const)(
    'answers %d',
    async status => {
      fault = { kind: 'status', status };
      expect((await ask()).status).toBe(status);
    },
  );

  it('stops after as many requests as it was asked for', async () => {
    fault = { kind: 'status', status: 500, times: 2 };
    const statuses = [
      (await ask()).status,
      (await ask()).status,
      (await ask()).status,
    ];
    expect(statuses).toEqual([500, 500, 200]);
  });

  it('touches only what is below the path, and counts only that', async () => {
    fault = { kind: 'status', status: 503, path: '/broken', times: 1 };
    expect((await ask('/fine')).status).toBe(200);
    expect((await ask('/broken/below?with=query')).status).toBe(503);
    expect((await ask('/broken')).status).toBe(200);
  });

  it('limits the rate with the seconds to wait, as the secondary limit does too', async () => {
    fault = { kind: 'rate-limit', retryAfterSeconds: 7 };
    const primary = await ask();
    expect([
      primary.status,
      primary.headers.get('retry-after'),
      primary.headers.get('x-ratelimit-remaining'),
    ]).toEqual([429, '7', '0']);
    fault = { kind: 'rate-limit', retryAfterSeconds: 9, secondary: true };
    const secondary = await ask();
    expect([
      secondary.status,
      secondary.headers.get('retry-after'),
      secondary.headers.get('x-ratelimit-remaining'),
    ]).toEqual([403, '9', null]);
  });

  it.each([
    [429, { kind: 'rate-limit' }],
    [403, { kind: 'rate-limit', secondary: true }],
  ] as const)(
    'limits the rate with status %d and no word of how long',
    async (status, limit) => {
      fault = limit;
      const answer = await ask();
      expect(answer.status).toBe(status);
      expect(
        [...answer.headers.keys()].filter(name => /retry|rate/.test(name)),
      ).toEqual([]);
    },
  );

  it('answers late', async () => {
    fault = { kind: 'slow', delayMs: 150 };
    const begun = Date.now();
    expect((await ask()).status).toBe(200);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(140);
  });

  it('takes the connection and never answers', async () => {
    fault = { kind: 'never-answers' };
    await expect(ask('/thing', 200)).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('keeps the objects of a cluster and gives what it knows of itself', async () => {
    fault = { kind: 'storage-hangs' };
    for (const path of [
      '/version',
      '/apis',
      '/apis/apps/v1',
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    ]) {
      await expect(ask(path, 500)).resolves.toBeDefined();
    }
    for (const path of ['/api/v1/pods?limit=1', '/apis/apps/v1/deployments']) {
      await expect(ask(path, 200)).rejects.toMatchObject({
        name: 'TimeoutError',
      });
    }
  });

  it('cuts the body off after the true headers', async () => {
    fault = { kind: 'cut-off-body' };
    const response = await ask();
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
  });

  it('stalls in the middle of the body', async () => {
    fault = { kind: 'stalls' };
    const response = await ask('/thing', 500);
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('answers with a page of HTML and status 200', async () => {
    fault = { kind: 'html-200' };
    const response = await ask();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
  });

  it('tells a list that it should change between pages', async () => {
    expect(await (await ask('/page')).json()).toEqual({ changes: false });
    fault = { kind: 'page-changes' };
    expect(await (await ask('/page')).json()).toEqual({ changes: true });
  });

  it('hangs up when the system is dead', async () => {
    fault = { kind: 'dead' };
    await expect(ask()).rejects.toThrow('fetch failed');
    fault = undefined;
    expect((await ask()).status).toBe(200);
  });

  const certificate = () =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(
        { port: server.port, host: '127.0.0.1', rejectUnauthorized: false },
        () => {
          const { subject, valid_to: validTo } = socket.getPeerCertificate();
          socket.end();
          resolve(
            `${subject.CN} ${
              Date.parse(validTo) > Date.now() ? 'valid' : 'expired'
            }`,
          );
        },
      );
      socket.on('error', reject);
    });

  it('shows a certificate for localhost, and an expired one for another name when that is asked for', async () => {
    expect(await certificate()).toBe('localhost valid');
    fault = { kind: 'bad-certificate' };
    expect(await certificate()).toBe('expired.saltmarsh.example expired');
    await expect(ask()).rejects.toThrow('fetch failed');
  });
});
