import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { SourceClients } from '@groundwork/source-client';
import { readDeploymentsConfig } from './config';

const read = (data: JsonObject) =>
  readDeploymentsConfig(
    SourceClients.fromConfig(mockServices.rootConfig({ data })),
  );

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

  it('knows the environments of the organisation by the names of their clusters', () => {
    expect(
      read({
        ...clusters(
          { name: 'eu-staging', url: 'https://staging.test' },
          { name: 'eu', url: 'https://eu.test' },
        ),
        groundwork: {
          environments: [
            {
              name: 'staging',
              clusters: [{ name: 'eu-staging', promotesTo: 'eu' }],
            },
            { name: 'live', tier: 'production', clusters: ['eu'] },
          ],
        },
      }).environments,
    ).toEqual([
      {
        name: 'staging',
        tier: 'staging',
        clusters: ['eu-staging'],
        argocdInstances: [],
      },
      {
        name: 'live',
        tier: 'production',
        clusters: ['eu'],
        argocdInstances: [],
      },
    ]);
  });

  it('says what it does not show because it does not follow a locator method', () => {
    expect(
      read({ kubernetes: { clusterLocatorMethods: [{ type: 'catalog' }] } })
        .notShown,
    ).toEqual([expect.stringContaining('kubernetes.clusterLocatorMethods[0]')]);
  });

  it.each<[RegExp, JsonObject]>([
    [/sourceTimeoutMs/, { deployments: { sourceTimeoutMs: 10_000 } }],
    [/url/, clusters({ name: 'a', url: 'file:///etc/passwd' })],
    [
      /kubernetes\.clusterLocatorMethods/,
      clusters(
        { name: 'a', url: 'https://a.test' },
        { name: 'a', url: 'https://b.test' },
      ),
    ],
    [
      /groundwork\.environments\[0\]\.clusters\[0\] names typo/,
      {
        ...clusters({ name: 'a', url: 'https://a.test' }),
        groundwork: {
          environments: [{ name: 'production', clusters: ['typo'] }],
        },
      },
    ],
    [
      /deployments\.environments is now groundwork\.environments/,
      { deployments: { environments: [{ name: 'production' }] } },
    ],
  ])('fails at start and says where: %s', (message, data) => {
    expect(() => read(data)).toThrow(message);
  });
});
