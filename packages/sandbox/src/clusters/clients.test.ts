import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  makeInformer,
  Watch,
} from '@kubernetes/client-node';
import { createQuickClock, until } from '../recorded/quick-clock';
import { smallCompany } from '../recorded/small-company';
import { startClusters, type RunningClusters } from './start';

const run = promisify(execFile);

// A busy machine takes several times as long.
jest.setTimeout(30_000);

describe('clients that nobody here wrote', () => {
  let clusters: RunningClusters;
  const clock = createQuickClock();

  beforeAll(async () => {
    clusters = await startClusters({
      company: smallCompany(),
      clock,
      faults: { current: () => undefined },
      ports: { staging: 0, production: 0, recovery: 0 },
    });
  });
  afterAll(async () => {
    clock.close();
    await clusters.close();
  });

  function configFor(
    role: 'reader' | 'admin',
    cluster = 'production',
  ): KubeConfig {
    const config = new KubeConfig();
    config.loadFromOptions({
      clusters: [
        {
          name: cluster,
          server: clusters.urls[cluster] ?? '',
          skipTLSVerify: true,
        },
      ],
      users: [{ name: role, token: `sandbox-${cluster}-${role}` }],
      contexts: [{ name: 'test', cluster, user: role }],
      currentContext: 'test',
    });
    return config;
  }

  describe('@kubernetes/client-node', () => {
    it('lists, page by page, everything once', async () => {
      const api = configFor('reader').makeApiClient(AppsV1Api);
      const all = await api.listDeploymentForAllNamespaces();
      const names: string[] = [];
      let token: string | undefined;
      do {
        const page = await api.listDeploymentForAllNamespaces({
          limit: 3,
          ...(token === undefined ? {} : { _continue: token }),
        });
        names.push(...page.items.map(item => item.metadata?.name ?? ''));
        token = page.metadata?._continue;
      } while (token);
      expect(names).toEqual(all.items.map(item => item.metadata?.name));
      expect(names.length).toBeGreaterThan(6);
    });

    it('keeps showing the list of the first page while objects come and go', async () => {
      const api = configFor('admin').makeApiClient(CoreV1Api);
      const first = await api.listNamespacedConfigMap({
        namespace: 'money',
        limit: 1,
      });
      await api.createNamespacedConfigMap({
        namespace: 'money',
        body: { metadata: { name: 'zz-late' }, data: {} },
      });
      const rest = await api.listNamespacedConfigMap({
        namespace: 'money',
        _continue: first.metadata?._continue ?? '',
      });
      expect(rest.items.map(item => item.metadata?.name)).not.toContain(
        'zz-late',
      );
      await api.deleteNamespacedConfigMap({
        namespace: 'money',
        name: 'zz-late',
      });
    });

    it('selects by label and by field', async () => {
      const api = configFor('reader').makeApiClient(CoreV1Api);
      const byLabel = await api.listPodForAllNamespaces({
        labelSelector: 'backstage.io/kubernetes-id in (ledger, cards)',
      });
      expect(
        new Set(byLabel.items.map(pod => pod.metadata?.labels?.app)),
      ).toEqual(new Set(['ledger', 'cards']));
      const node = byLabel.items[0]?.spec?.nodeName;
      const byField = await api.listPodForAllNamespaces({
        fieldSelector: `spec.nodeName=${node}`,
      });
      expect(new Set(byField.items.map(pod => pod.spec?.nodeName))).toEqual(
        new Set([node]),
      );
    });

    it('is refused Secrets as a reader, and everything once its right is revoked', async () => {
      const api = configFor('reader').makeApiClient(CoreV1Api);
      await expect(api.listSecretForAllNamespaces()).rejects.toMatchObject({
        code: 403,
      });
      clusters.revokeReader('production');
      await expect(api.listPodForAllNamespaces()).rejects.toMatchObject({
        code: 403,
      });
      clusters.restoreReader('production');
      expect(
        (await api.listPodForAllNamespaces()).items.length,
      ).toBeGreaterThan(0);
    });

    it('watches a rollout: a new ReplicaSet, new pods, then the old ones gone', async () => {
      const seen: string[] = [];
      const controller = await new Watch(configFor('reader')).watch(
        '/api/v1/namespaces/money/pods',
        { labelSelector: 'app=cards', resourceVersion: '0' },
        (phase, pod) => seen.push(`${phase} ${pod.metadata.name}`),
        () => undefined,
      );
      await until(
        async () => seen.length,
        count => count === 2,
      );
      const before = seen.map(line => line.replace('ADDED ', ''));
      const api = configFor('admin').makeApiClient(AppsV1Api);
      const body = [
        {
          op: 'replace',
          path: '/spec/template/spec/containers/0/image',
          value: 'localhost:7102/cards:2.0.0',
        },
      ];
      await api.patchNamespacedDeployment({
        namespace: 'money',
        name: 'cards',
        body,
      });
      await until(
        async () =>
          seen.filter(line => before.some(name => line === `DELETED ${name}`))
            .length,
        count => count === 2,
      );
      const deployment = await until(
        () =>
          api.readNamespacedDeployment({ namespace: 'money', name: 'cards' }),
        each =>
          each.status?.availableReplicas === 2 &&
          each.status.observedGeneration === each.metadata?.generation,
      );
      expect(deployment.status?.updatedReplicas).toBe(2);
      expect(seen.filter(line => line.startsWith('ADDED'))).toHaveLength(4);
      controller.abort();
    });

    it('keeps an informer in step with what happens', async () => {
      const config = configFor('admin');
      const api = config.makeApiClient(CoreV1Api);
      const events: string[] = [];
      const informer = makeInformer(
        config,
        '/api/v1/namespaces/core/configmaps',
        () => api.listNamespacedConfigMap({ namespace: 'core' }),
      );
      for (const verb of ['add', 'update', 'delete'] as const)
        informer.on(verb, object =>
          events.push(`${verb} ${object.metadata?.name}`),
        );
      await informer.start();
      await api.createNamespacedConfigMap({
        namespace: 'core',
        body: { metadata: { name: 'informed' }, data: { a: '1' } },
      });
      await until(
        async () => events,
        list => list.includes('add informed'),
      );
      await api.replaceNamespacedConfigMap({
        namespace: 'core',
        name: 'informed',
        body: { metadata: { name: 'informed' }, data: { a: '2' } },
      });
      await until(
        async () => events,
        list => list.includes('update informed'),
      );
      await api.deleteNamespacedConfigMap({
        namespace: 'core',
        name: 'informed',
      });
      await until(
        async () => events,
        list => list.includes('delete informed'),
      );
      expect(events.filter(event => event.endsWith(' informed'))).toEqual([
        'add informed',
        'update informed',
        'delete informed',
      ]);
      await informer.stop();
    });

    it('reads the log of a pod', async () => {
      const api = configFor('reader').makeApiClient(CoreV1Api);
      const pods = await api.listNamespacedPod({
        namespace: 'money',
        labelSelector: 'app=ledger',
      });
      const log = await api.readNamespacedPodLog({
        namespace: 'money',
        name: pods.items[0]?.metadata?.name ?? '',
        tailLines: 2,
      });
      expect(log.trim().split('\n')).toHaveLength(2);
    });
  });

  describe('what the Backstage Kubernetes backend asks for', () => {
    it.each([
      '/api/v1/pods',
      '/api/v1/services',
      '/api/v1/configmaps',
      '/api/v1/limitranges',
      '/api/v1/resourcequotas',
      '/apis/apps/v1/deployments',
      '/apis/apps/v1/replicasets',
      '/apis/apps/v1/statefulsets',
      '/apis/apps/v1/daemonsets',
      '/apis/autoscaling/v2/horizontalpodautoscalers',
      '/apis/batch/v1/jobs',
      '/apis/batch/v1/cronjobs',
      '/apis/networking.k8s.io/v1/ingresses',
      '/apis/metrics.k8s.io/v1beta1/pods',
      '/apis/metrics.k8s.io/v1beta1/namespaces/money/pods',
      '/apis/metrics.k8s.io/v1beta1/nodes',
    ])('is answered for the reader: %s', async path => {
      const response = await fetch(
        `${clusters.urls.production}${path}?labelSelector=backstage.io%2Fkubernetes-id%3Dledger`,
        {
          headers: { Authorization: 'Bearer sandbox-production-reader' },
        },
      );
      expect(response.status).toBe(200);
    });
  });

  it('leaves a client of the recovery cluster waiting, connected and without an answer', async () => {
    const waiting = fetch(`${clusters.urls.recovery}/version`, {
      signal: AbortSignal.timeout(300),
    });
    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  // Skipped where there is no kubectl; the skip shows in the report.
  const kubectl =
    process.env.PATH?.split(':').some(folder =>
      existsSync(join(folder, 'kubectl')),
    ) ?? false;
  (kubectl ? describe : describe.skip)('kubectl', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    async function ask(
      role: string,
      ...args: readonly string[]
    ): Promise<string> {
      const server = (clusters.urls.production ?? '').replace(
        'http:',
        'https:',
      );
      const { stdout } = await run('kubectl', [
        '--server',
        server,
        '--insecure-skip-tls-verify',
        '--token',
        `sandbox-production-${role}`,
        '--cache-dir',
        folder,
        ...args,
      ]);
      return stdout;
    }

    it('prints the table of Deployments', async () => {
      const table = await ask('reader', 'get', 'deployments', '-n', 'money');
      expect(table.split('\n')[0]).toMatch(
        /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE$/,
      );
      expect(table).toMatch(/^ledger +2\/2 +2 +2 +\d+h?d?$/m);
    });

    it('knows what it may do', async () => {
      expect(await ask('reader', 'auth', 'can-i', 'list', 'pods')).toBe(
        'yes\n',
      );
      await expect(
        ask('reader', 'auth', 'can-i', 'list', 'secrets'),
      ).rejects.toMatchObject({ stdout: 'no\n' });
    });

    it('applies, rolls out, scales and deletes', async () => {
      const file = join(folder, 'hello.yaml');
      const manifest = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: hello, namespace: core }
spec:
  selector: { matchLabels: { app: hello } }
  template: { metadata: { labels: { app: hello } }, spec: { containers: [{ name: hello, image: "${image}" }] } }
`;
      writeFileSync(file, manifest('hello:1'));
      expect(await ask('admin', 'apply', '-f', file)).toBe(
        'deployment.apps/hello created\n',
      );
      expect(await ask('admin', 'apply', '-f', file)).toBe(
        'deployment.apps/hello unchanged\n',
      );
      writeFileSync(file, manifest('hello:2'));
      expect(await ask('admin', 'apply', '-f', file)).toBe(
        'deployment.apps/hello configured\n',
      );
      expect(
        await ask(
          'admin',
          'rollout',
          'status',
          'deployment/hello',
          '-n',
          'core',
          '--timeout=10s',
        ),
      ).toContain('successfully rolled out');
      await ask(
        'admin',
        'scale',
        'deployment/hello',
        '-n',
        'core',
        '--replicas=2',
      );
      const json: unknown = JSON.parse(
        await ask(
          'admin',
          'get',
          'deployment/hello',
          '-n',
          'core',
          '--show-managed-fields',
          '-o',
          'json',
        ),
      );
      expect(json).toMatchObject({
        metadata: {
          managedFields: expect.arrayContaining([
            expect.objectContaining({
              manager: 'kubectl',
              subresource: 'scale',
            }),
          ]),
        },
      });
      expect(
        await ask('admin', 'delete', 'deployment/hello', '-n', 'core'),
      ).toContain('deleted');
    });
  });
});
