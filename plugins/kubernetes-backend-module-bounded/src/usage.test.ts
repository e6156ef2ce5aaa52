import type { RequestListener } from 'node:http';
import {
  answering,
  askPage,
  closeServers,
  healthy,
  itemOf,
  listen,
} from './__testUtils__/page';
import forbidden from './__fixtures__/forbidden-all.json';

const USAGE = '/apis/metrics.k8s.io/v1beta1/';

/** A cluster that answers for its objects, with a metrics server of its own kind. */
const withUsage =
  (usage: RequestListener): RequestListener =>
  (req, res) =>
    (req.url?.startsWith(USAGE) ? usage : healthy)(req, res);

const textAnswer =
  (status: number, text: string): RequestListener =>
  (_req, res) => {
    res.writeHead(status, { 'content-type': 'text/plain' });
    res.end(text);
  };

const noFigures: RequestListener = (_req, res) => {
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end('{"kind":"PodMetricsList","items":[]}');
};

/** Enough for whoever answers at once, on a busy machine too. */
const AMPLE_MS = 10_000;

async function askCluster(usage: RequestListener, budgetMs?: number) {
  const { response, tookMs } = await askPage(
    { staging: await listen(withUsage(usage)) },
    budgetMs,
  );
  return { item: itemOf(response, 'staging'), tookMs };
}

afterEach(closeServers);

describe('usage beside the pods of a cluster', () => {
  it.each([
    [
      'there is no metrics server',
      textAnswer(404, '404 page not found\n'),
      { reason: 'not_found', statusCode: 404 },
      'it has no metrics server (404).',
    ],
    [
      'the metrics server is down',
      textAnswer(503, 'service unavailable\n'),
      { reason: 'server_error', statusCode: 503 },
      'its metrics server failed to answer (503).',
    ],
    [
      'the portal may not read it',
      answering(forbidden),
      { reason: 'forbidden', statusCode: 403 },
      'it does not let the portal read the list of pods.metrics.k8s.io (403).',
    ],
    [
      'the metrics server hangs up',
      ((_req, res) => res.destroy()) satisfies RequestListener,
      { reason: 'server_error' },
      'its metrics server failed to answer.',
    ],
    [
      'somebody else answers',
      textAnswer(200, '<html>Sign in</html>'),
      { reason: 'parse_error', statusCode: 200 },
      'it gave an answer for the list of pods.metrics.k8s.io that cannot be understood (200): it is a web page and not JSON.',
    ],
  ])(
    'is a note, and the cluster was read, when %s',
    async (_when, usage, error, why) => {
      const { item } = await askCluster(usage, AMPLE_MS);

      expect(item.resources).toHaveLength(2);
      expect(item.podMetrics).toEqual([]);
      expect(item.errors.length).toBeGreaterThan(0);
      for (const each of item.errors) {
        expect(each).toMatchObject({
          ...error,
          message: `No usage figures from staging: ${why}`,
        });
        expect(each.resourcePath).toMatch(
          /^\/apis\/metrics\.k8s\.io\/v1beta1\/namespaces\/[a-z-]+\/pods$/,
        );
      }
    },
  );

  it('is a note of its own when the metrics server answers too late', async () => {
    const timers: NodeJS.Timeout[] = [];
    const { item, tookMs } = await askCluster((req, res) => {
      timers.push(setTimeout(() => noFigures(req, res), 5_000));
    });
    timers.forEach(clearTimeout);

    expect(tookMs).toBeLessThan(3000);
    expect(item.resources).toHaveLength(2);
    expect(item.errors).toContainEqual({
      errorType: 'FETCH_ERROR',
      reason: 'timeout',
      resourcePath: `${USAGE}namespaces/fraud/pods`,
      message: 'No usage figures from staging: they did not come in time.',
    });
    for (const { resourcePath } of item.errors) {
      expect(resourcePath).toContain(USAGE);
    }
  });
});
