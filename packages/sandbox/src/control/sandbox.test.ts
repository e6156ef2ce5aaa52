import { z } from 'zod';
import { startSandbox, type RunningSandbox } from '../sandbox';
import {
  START_PATIENCE_MS,
  TEST_DATA,
  TEST_NOW,
  TEST_PORT_BASE,
} from '../testing/git-host-under-test';

const errors: unknown[] = [];
const options = {
  portBase: TEST_PORT_BASE,
  dataDirectory: TEST_DATA,
  frozenAt: TEST_NOW,
  onError: (error: unknown) => errors.push(error),
};
let sandbox: RunningSandbox;
let startedInMs: number;

beforeAll(async () => {
  sandbox = await startSandbox(options);
  await sandbox.close();
  const begun = Date.now();
  sandbox = await startSandbox(options);
  startedInMs = Date.now() - begun;
}, START_PATIENCE_MS);
afterAll(() => sandbox.close());

const call = (method: string, path: string, body?: unknown) =>
  fetch(`http://localhost:${TEST_PORT_BASE}${path}`, {
    method,
    ...(body === undefined
      ? {}
      : {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
  });

const explained = z.object({
  error: z.object({ status: z.number(), message: z.string() }),
});

describe('the control server', () => {
  it('tells what runs where, and that a cached company started quickly', async () => {
    const state = await (await call('GET', '/state')).json();
    expect(state).toMatchObject({
      organisation: 'saltmarsh',
      chapter: 'graveyard',
      services: 180,
      clock: { now: new Date(TEST_NOW).toISOString(), running: false },
      faults: {},
    });
    // As faults name them.
    expect(state.systems).toEqual(
      expect.arrayContaining(['git-host', 'cluster:recovery']),
    );
    expect(Object.keys(state.addresses)).toEqual([
      'git-host',
      'registry',
      'jenkins',
      'former-portal',
      'pagerduty',
      'jira',
      'staging-legacy',
      'production-legacy',
      'staging-api',
      'production-api',
      'recovery',
      'argocd-staging',
      'argocd-production',
    ]);
    expect(sandbox.gitHost().fromCache).toBe(true);
    expect(startedInMs).toBeLessThan(30_000);
  });

  it('sets and advances the clock', async () => {
    await call('POST', '/clock', { advanceMs: 60_000 });
    expect(await (await call('GET', '/clock')).json()).toEqual({
      now: new Date(TEST_NOW + 60_000).toISOString(),
      running: false,
    });
    await call('POST', '/clock', { set: '2026-03-05T00:00:00Z' });
    expect(sandbox.clock.now()).toBe(Date.UTC(2026, 2, 5));
  });

  it.each([
    ['an unknown fault', 'PUT', '/faults/git-host', { kind: 'gremlins' }, 400],
    [
      'a fault of an unknown system',
      'PUT',
      '/faults/toaster',
      { kind: 'dead' },
      404,
    ],
    ['a clock that goes nowhere', 'POST', '/clock', { backwards: true }, 400],
    [
      'a chapter that is not built',
      'POST',
      '/chapter',
      { chapter: 'portal' },
      501,
    ],
    [
      'a chapter that does not exist',
      'POST',
      '/chapter',
      { chapter: 'epilogue' },
      400,
    ],
    [
      'a team that does not exist',
      'POST',
      '/mutations',
      { kind: 'lose-attestation', team: 'pirates' },
      400,
    ],
    [
      'a cluster that does not exist',
      'POST',
      '/mutations',
      { kind: 'revoke-cluster', cluster: 'moon' },
      400,
    ],
    [
      'a metrics server of an unknown kind',
      'POST',
      '/mutations',
      {
        kind: 'metrics-server',
        cluster: 'staging-api',
        metricsServer: 'golden',
      },
      400,
    ],
    ['a path that does not exist', 'GET', '/nowhere', undefined, 404],
  ])('explains %s', async (_name, method, path, body, status) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    expect(
      explained.parse(await answer.json()).error.message.length,
    ).toBeGreaterThan(10);
  });

  it('makes systems fail and recover', async () => {
    const gitHost = `http://localhost:${TEST_PORT_BASE + 1}/api/v3/user`;
    await call('PUT', '/faults/git-host', { kind: 'status', status: 503 });
    expect((await fetch(gitHost)).status).toBe(503);
    await call('PUT', '/faults/git-host', { kind: 'dead' });
    await expect(fetch(gitHost)).rejects.toThrow();
    await call('PUT', '/faults/git-host', { kind: 'html-200' });
    const page = await fetch(gitHost);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    await call('PUT', '/faults/git-host', { kind: 'cut-off-body' });
    await expect(
      fetch(gitHost).then(answer => answer.text()),
    ).rejects.toThrow();
    await call('PUT', '/faults/git-host', { kind: 'never-answers' });
    await expect(
      fetch(gitHost, { signal: AbortSignal.timeout(200) }),
    ).rejects.toThrow();
    await call('PUT', '/faults/git-host', { kind: 'stalls' });
    await expect(
      fetch(gitHost, { signal: AbortSignal.timeout(500) }).then(answer =>
        answer.text(),
      ),
    ).rejects.toThrow();
    await call('DELETE', '/faults/git-host');
    expect((await fetch(gitHost)).status).toBe(401);
  });

  it('moves a team from the shared document to the vault, or only loses its attestation', async () => {
    const register = async () =>
      sandbox
        .gitHost()
        .repositories.readFile(
          'platform-register',
          'main',
          'attestations.yaml',
        );
    expect(await register()).toContain('team: lending');
    expect(
      (
        await call('POST', '/mutations', {
          kind: 'lose-attestation',
          team: 'lending',
        })
      ).status,
    ).toBe(204);
    expect(await register()).not.toContain('lending');
    await call('POST', '/mutations', {
      kind: 'team-secrets',
      team: 'lending',
      mechanism: 'shared-document',
    });
    expect(await register()).toContain('team: lending');
    await call('POST', '/mutations', {
      kind: 'team-secrets',
      team: 'lending',
      mechanism: 'vault',
    });
    expect(await register()).not.toContain('lending');
  });

  it('takes the rights of a cluster’s reader away', async () => {
    const list = () =>
      fetch(`http://localhost:${TEST_PORT_BASE + 13}/api/v1/pods?limit=1`, {
        headers: { authorization: 'Bearer sandbox-staging-api-reader' },
      });
    expect((await list()).status).toBe(200);
    await call('POST', '/mutations', {
      kind: 'revoke-cluster',
      cluster: 'staging-api',
    });
    expect((await list()).status).toBe(403);
  });

  it('has a cluster without a metrics server and one where it is slow, and gives and takes them', async () => {
    const usage = async (offset: number, cluster: string) => {
      const answer = await fetch(
        `http://localhost:${
          TEST_PORT_BASE + offset
        }/apis/metrics.k8s.io/v1beta1/namespaces/default/pods`,
        {
          headers: { authorization: `Bearer sandbox-${cluster}-reader` },
          signal: AbortSignal.timeout(3_000),
        },
      );
      return answer.status;
    };
    expect(await usage(11, 'staging-legacy')).toBe(404);
    await expect(usage(12, 'production-legacy')).rejects.toThrow();
    expect(await usage(14, 'production-api')).toBe(200);
    for (const [metricsServer, status] of [
      ['none', 404],
      ['ready', 200],
    ]) {
      const answer = await call('POST', '/mutations', {
        kind: 'metrics-server',
        cluster: 'production-api',
        metricsServer,
      });
      expect(answer.status).toBe(204);
      expect(await usage(14, 'production-api')).toBe(status);
    }
  });

  it(
    'starts again from the beginning',
    async () => {
      expect((await call('POST', '/reset')).status).toBe(200);
      expect(sandbox.clock.now()).toBe(TEST_NOW);
      expect(
        await sandbox
          .gitHost()
          .repositories.readFile(
            'platform-register',
            'main',
            'attestations.yaml',
          ),
      ).toContain('team: lending');
      expect(errors).toEqual([]);
    },
    START_PATIENCE_MS,
  );

  it('does not start twice on the same ports, and the first one goes on', async () => {
    await expect(startSandbox(options)).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port: TEST_PORT_BASE + 1,
    });
    expect(
      await sandbox
        .gitHost()
        .repositories.readFile('gitops', 'main', 'README.md'),
    ).toContain('# gitops');
  });
});
