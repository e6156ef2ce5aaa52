import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  failingServer,
  failureKinds,
  reasonFor,
  serve,
  testCertificate,
} from '@groundwork/source-client/testing';
import {
  answering,
  askPage,
  closeServers,
  deadUrl,
  healthy,
  itemOf,
  listen,
} from './__testUtils__/page';
import forbidden from './__fixtures__/forbidden-all.json';
import pods from './__fixtures__/pods.json';
import unauthorized from './__fixtures__/unauthorized.json';

afterEach(closeServers);

describe('the Kubernetes page', () => {
  it('asks each cluster with its own token', async () => {
    const tokens: (string | undefined)[] = [];
    await askPage({
      healthy: await listen((req, res) => {
        tokens.push(req.headers.authorization);
        healthy(req, res);
      }),
    });

    expect(new Set(tokens)).toEqual(new Set(['Bearer token-of-healthy']));
  });

  it('shows the cluster that answers and names those that are dead, forbidden, unauthenticated or silent, within 3 seconds', async () => {
    const { response, tookMs } = await askPage({
      healthy: await listen(healthy),
      dead: await deadUrl(),
      forbidden: await listen(answering(forbidden)),
      unauthenticated: await listen(answering(unauthorized)),
      silent: await listen(() => undefined),
    });

    expect(response.status).toBe(200);
    expect(tookMs).toBeLessThan(3000);
    const found = itemOf(response, 'healthy').resources.find(
      (resource: { type: string }) => resource.type === 'pods',
    );
    expect(found.resources).toHaveLength(pods.response.body.items.length);
    expect(itemOf(response, 'dead')).toMatchObject({
      resources: [],
      errors: [
        {
          errorType: 'FETCH_ERROR',
          reason: 'unreachable',
          message: expect.stringContaining('Cluster dead cannot be reached'),
        },
      ],
    });
    expect(itemOf(response, 'forbidden')).toMatchObject({
      resources: [],
      errors: [
        {
          errorType: 'UNKNOWN_ERROR',
          reason: 'forbidden',
          statusCode: 403,
          message:
            'Cluster forbidden does not let the portal read its objects (403).',
        },
      ],
    });
    expect(itemOf(response, 'unauthenticated')).toMatchObject({
      resources: [],
      errors: [{ reason: 'unauthorized', statusCode: 401 }],
    });
    expect(itemOf(response, 'silent')).toMatchObject({
      resources: [],
      errors: [{ errorType: 'FETCH_ERROR', reason: 'timeout' }],
    });
  });

  it('names the kind that failed when others were read', async () => {
    const { response } = await askPage({
      partial: await listen((req, res) =>
        (req.url?.startsWith('/apis/apps/') ? answering(forbidden) : healthy)(
          req,
          res,
        ),
      ),
    });

    const item = itemOf(response, 'partial');
    expect(item.resources).toHaveLength(1);
    expect(item.errors).toContainEqual({
      errorType: 'UNKNOWN_ERROR',
      statusCode: 403,
      reason: 'forbidden',
      resourcePath: '/apis/apps/v1/deployments',
      message:
        'Cluster partial does not let the portal read the list of deployments.apps (403).',
    });
  });

  it('keeps what a cluster gave in time when one kind never comes', async () => {
    const { response, tookMs } = await askPage({
      halting: await listen((req, res) => {
        if (!req.url?.startsWith('/apis/apps/')) {
          healthy(req, res);
        }
      }),
    });

    expect(tookMs).toBeLessThan(3000);
    const item = itemOf(response, 'halting');
    expect(item.resources).toHaveLength(1);
    expect(item.errors).toContainEqual({
      errorType: 'FETCH_ERROR',
      reason: 'timeout',
      resourcePath: '/apis/apps/v1/deployments',
      message:
        'Cluster halting did not answer in time when asked for the list of deployments.apps.',
    });
  });

  it.each([
    ['half a list', '{"kind":"PodList","items":[{"met'],
    ['something that is not a list', '{"kind":"Status"}'],
  ])('does not call %s empty', async (_what, body) => {
    const { response } = await askPage({
      odd: await listen((_req, res) => res.end(body)),
    });

    expect(itemOf(response, 'odd')).toMatchObject({
      resources: [],
      errors: [{ reason: 'parse_error', statusCode: 200 }],
    });
  });

  it.each(failureKinds)(
    'names a cluster that is: %s',
    async kind => {
      const server = await failingServer(kind);
      const { response } = await askPage({ odd: server.url }, 2500);
      await server.close();

      const { resources, errors } = itemOf(response, 'odd');
      expect(resources).toEqual([]);
      expect(errors).toMatchObject([
        {
          // A busy machine does not read so long a body in the time of a page.
          reason: expect.stringMatching(
            kind === 'huge body' ? /^(unsupported|timeout)$/ : reasonFor(kind),
          ),
          message: expect.stringContaining('Cluster odd'),
        },
      ]);
    },
    20_000,
  );

  it('trusts the authority that a file holds, and no other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'authority-'));
    const certificate = await testCertificate();
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, certificate.cert);
    const server = await serve(healthy, { certificate });
    const trusted = await askPage({ own: server.url }, 10_000, { caFile });
    const untrusted = await askPage({ own: server.url }, 10_000);
    await server.close();
    await rm(folder, { recursive: true });

    expect(itemOf(trusted.response, 'own').resources).toHaveLength(2);
    expect(itemOf(untrusted.response, 'own')).toMatchObject({
      resources: [],
      errors: [{ reason: 'tls' }],
    });
  }, 30_000);
});
