import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readGoldenPathConfig } from './config';

const read = (goldenPath: JsonObject) =>
  readGoldenPathConfig(mockServices.rootConfig({ data: { goldenPath } }));

describe('readGoldenPathConfig', () => {
  it('works without any of its keys, so that a portal without templates starts', () => {
    expect(read({})).toMatchObject({
      environments: [],
      secretStore: 'default',
    });
  });

  it('gives an environment without a domain one that reaches nobody', () => {
    expect(read({ environments: [{ name: 'staging' }] }).environments).toEqual([
      { name: 'staging', domain: 'invalid' },
    ]);
  });

  it.each<[RegExp, JsonObject]>([
    [/pipelineWorkflow/, { pipelineWorkflow: 'main.yaml' }],
    [
      /visibility/,
      { repository: { host: 'h', owner: 'o', visibility: 'open' } },
    ],
    [/owner/, { repository: { host: 'h' } }],
    [
      /both ingressClass and gateway for staging/,
      {
        environments: [
          {
            name: 'staging',
            ingressClass: 'public',
            gateway: { name: 'public', namespace: 'gateway' },
          },
        ],
      },
    ],
    [
      /gateway\.namespace/,
      { environments: [{ name: 'staging', gateway: { name: 'public' } }] },
    ],
    [/hub/, { environments: [{ name: 'staging', argocdInstance: 'hub' }] }],
    [
      /token/,
      { argocd: { instances: [{ name: 'hub', url: 'https://argocd.test' }] } },
    ],
  ])('fails at start and says where: %s', (message, goldenPath) => {
    expect(() => read(goldenPath)).toThrow(message);
  });
});
