import { deploymentStatusSchema } from '@groundwork/plugin-deployments-common';
import { service, startPlugin } from './__testUtils__/backend';
import { ask } from './__testUtils__/described';
import { Servers, answering, recordedCluster } from './__testUtils__/servers';

// Backends that start on a busy machine.
jest.setTimeout(20_000);

const servers = new Servers();
afterAll(() => servers.close());

describe('a workload whose pods alone say whose it is', () => {
  const annotations = {
    'backstage.io/kubernetes-id': 'ledger',
    'backstage.io/kubernetes-namespace': 'ledger',
  };
  const inProduction = async (
    stated: Record<string, string>,
    seen: string[] = [],
  ) => {
    const listener = recordedCluster('production', seen, workload => ({
      ...workload,
      metadata: { ...workload.metadata, labels: {} },
    }));
    const clusters = { 'cluster-production': await servers.start(listener) };
    const { server } = await startPlugin({ clusters }, [
      service('ledger', stated),
    ]);
    const { body } = await ask(server).get(
      '/api/deployments/v1/entities/component/default/ledger/status',
    );
    return { production: deploymentStatusSchema.parse(body).environments[0] };
  };

  it.each<[string, Record<string, string>]>([
    ['id', annotations],
    [
      'selector',
      {
        'backstage.io/kubernetes-label-selector':
          'app.kubernetes.io/name in (ledger)',
        'backstage.io/kubernetes-namespace': 'ledger',
      },
    ],
  ])(
    'is found in the stated namespace by %s, with one list per kind',
    async (_, stated) => {
      const seen: string[] = [];
      const { production } = await inProduction(stated, seen);
      expect(production).toMatchObject({ version: '2.1.0', desired: 2 });
      expect(seen).toHaveLength(3);
      expect(seen.every(path => path.includes('/namespaces/ledger/'))).toBe(
        true,
      );
    },
  );

  it('is of nobody who states another namespace', async () => {
    const { production } = await inProduction({
      ...annotations,
      'backstage.io/kubernetes-namespace': 'payments',
    });
    expect(production).toMatchObject({ health: 'missing' });
  });

  it('is not said to be missing where the selector is none', async () => {
    const refuses = answering(400, { message: 'unable to parse requirement' });
    const clusters = { 'cluster-production': await servers.start(refuses) };
    const { server } = await startPlugin({ clusters }, [
      service('ledger', {
        'backstage.io/kubernetes-label-selector': 'app=(ledger)',
        'backstage.io/kubernetes-namespace': 'ledger',
      }),
    ]);
    const { body } = await ask(server).get(
      '/api/deployments/v1/entities/component/default/ledger/status',
    );
    expect(deploymentStatusSchema.parse(body).environments[0]).toMatchObject({
      health: 'unknown',
    });
  });
});
