import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readDeploymentsConfig } from './config';

const read = (data: JsonObject) =>
  readDeploymentsConfig(mockServices.rootConfig({ data }));

const clusters = (...list: JsonObject[]): JsonObject => ({
  kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters: list }] },
});

describe('readDeploymentsConfig', () => {
  it('works without any of its keys', () => {
    expect(read({})).toMatchObject({
      environments: [],
      argocdInstances: [],
      clusters: [],
      sourceTimeoutMs: 2000,
    });
  });

  it('says of a cluster with a cloud login that it cannot be read, instead of leaving it out', () => {
    expect(
      read(
        clusters({
          name: 'gke',
          url: 'https://gke.test',
          authProvider: 'google',
        }),
      ).clusters,
    ).toMatchObject([
      { name: 'gke', unsupported: expect.stringContaining('google') },
    ]);
  });

  it('reports locator methods that it does not follow', () => {
    expect(
      read({ kubernetes: { clusterLocatorMethods: [{ type: 'catalog' }] } })
        .ignoredLocators,
    ).toEqual(['catalog']);
  });

  it.each<[RegExp, JsonObject]>([
    [/sourceTimeoutMs/, { deployments: { sourceTimeoutMs: 10_000 } }],
    [/url/, clusters({ name: 'a', url: 'file:///etc/passwd' })],
    [
      /names a twice/,
      clusters(
        { name: 'a', url: 'https://a.test' },
        { name: 'a', url: 'https://b.test' },
      ),
    ],
    [/name/, { deployments: { environments: [{ tier: 'production' }] } }],
  ])('fails at start and says where: %s', (message, data) => {
    expect(() => read(data)).toThrow(message);
  });
});
