import { workload } from '@groundwork/plugin-readiness-common';
import {
  look,
  recordedRoutes,
  valueOf,
} from '../__testUtils__/recordedCluster';
import { WorkloadCollector } from './workloadCollector';

/** Backends of payments' one Secret when its ExternalSecret says this; the cluster has the recorded store `vault`. */
async function backendsOf(
  spec: object,
): Promise<readonly (string | undefined)[]> {
  const { record } = await look(new WorkloadCollector(), {
    ...recordedRoutes('production'),
    '/apis/external-secrets.io/v1/externalsecrets': {
      body: {
        metadata: {},
        items: [
          {
            metadata: { name: 'payments-secrets', namespace: 'payments' },
            spec: { target: { name: 'payments-secrets' }, ...spec },
          },
        ],
      },
    },
    '/apis/external-secrets.io/v1/secretstores': {
      body: {
        metadata: {},
        items: [
          {
            metadata: { name: 'cloud', namespace: 'payments' },
            spec: { provider: { aws: { service: 'SecretsManager' } } },
          },
        ],
      },
    },
  });
  const found = valueOf(record, workload).workloads.find(
    ({ name }) => name === 'payments',
  );
  return (found?.secrets ?? []).map(({ backend }) => backend);
}

const vault = { kind: 'ClusterSecretStore', name: 'vault' };
const cloud = { kind: 'SecretStore', name: 'cloud' };
const from = (storeRef: object) => ({
  extract: { key: 'payments' },
  sourceRef: { storeRef },
});

describe('the store of an ExternalSecret', () => {
  it('is the one that its entries name where it names none itself', async () => {
    expect(await backendsOf({ dataFrom: [from(vault)] })).toEqual(['vault']);
    expect(
      await backendsOf({ data: [{ secretKey: 'a', ...from(cloud) }] }),
    ).toEqual(['aws-secrets-manager']);
  });

  it('is the one of the entry and not the one above it', async () => {
    expect(
      await backendsOf({ secretStoreRef: vault, dataFrom: [from(cloud)] }),
    ).toEqual(['aws-secrets-manager']);
  });

  it('are several where entries name several', async () => {
    expect(
      await backendsOf({
        secretStoreRef: vault,
        dataFrom: [{ extract: { key: 'payments' } }, from(cloud)],
      }),
    ).toEqual(['vault', 'aws-secrets-manager']);
  });

  it('is unknown where the named store is not there', async () => {
    expect(await backendsOf({ dataFrom: [from({ name: 'gone' })] })).toEqual([
      undefined,
    ]);
  });

  it('is a generator where nothing is read from a store', async () => {
    const generated = {
      sourceRef: { generatorRef: { kind: 'Password', name: 'random' } },
    };
    expect(await backendsOf({ dataFrom: [generated] })).toEqual(['generator']);
    expect(
      await backendsOf({
        secretStoreRef: vault,
        dataFrom: [generated, { extract: { key: 'payments' } }],
      }),
    ).toEqual(['vault']);
  });
});
