import { ConfigReader } from '@backstage/config';
import { inventoryOf } from '@groundwork/plugin-readiness-common';
import {
  collectAll,
  readClusters,
  runEventCollector,
} from '@groundwork/plugin-readiness-node';
import { KeptEvents } from '@groundwork/plugin-readiness-node/testUtils';
import {
  clusterReads,
  kubernetesCollectors,
  kubernetesEventCollectors,
} from '@groundwork/plugin-readiness-backend-module-kubernetes';
import { SourceClients } from '@groundwork/source-client';
import { listen } from '../__testUtils__/listen';

/** Discovery of a cluster that has every group that anybody asks for, except some. */
const discovery = (except: readonly string[]) => ({
  groups: Object.keys(clusterReads)
    .filter(name => name !== '' && !except.includes(name))
    .map(name => ({
      name,
      preferredVersion: { groupVersion: `${name}/v1` },
    })),
});

/** Everything that is listed of such a cluster. */
async function listedOf(except: readonly string[]): Promise<readonly string[]> {
  const listed = new Set<string>();
  const server = await listen(path => {
    if (path === '/version')
      return { body: { gitVersion: 'v1.35.0', major: '1', minor: '35' } };
    if (path === '/apis') return { body: discovery(except) };
    const [, core, group, resource] =
      /^\/(?:(api)|apis\/([^/]+))\/v1\/(\w+)/.exec(path) ?? [];
    if (resource) listed.add(core ? resource : `${resource}.${group}`);
    return { body: { metadata: {}, items: [] } };
  });
  const config = new ConfigReader({
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            { name: 'blue', url: server.url, serviceAccountToken: 't' },
          ],
        },
      ],
    },
    groundwork: {
      environments: [{ name: 'production', clusters: ['blue'] }],
    },
  });
  const sources = SourceClients.fromConfig(config);
  const set = kubernetesCollectors(sources);
  const quiet = () => undefined;
  const logger = { info: quiet, warn: quiet, debug: quiet };
  await collectAll(
    [set],
    inventoryOf([], {
      clusters: readClusters(config),
      subjects: [],
      knownClusters: set.knownClusters ?? [],
    }),
    { sources, logger },
  );
  for (const registration of kubernetesEventCollectors(sources)) {
    const sink = new KeptEvents();
    await runEventCollector(registration, [], { sources, logger, sink });
  }
  await sources.close();
  await server.close();

  return [...listed];
}

describe('what the readiness verdict needs of a cluster', () => {
  it('is what its collectors list', async () => {
    const listed = new Set([
      ...(await listedOf([])),
      // Calico's policies are looked for elsewhere where the group that they were in is gone.
      ...(await listedOf(['crd.projectcalico.org'])),
    ]);
    const needed = Object.entries(clusterReads).flatMap(([group, kinds]) =>
      kinds.map(kind => (group ? `${kind}.${group}` : kind)),
    );
    expect([...listed].sort()).toEqual([...needed].sort());
  });
});
