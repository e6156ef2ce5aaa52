import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { readGoldenPathConfig } from './config';

const APPLICATIONS = {
  destination: { name: 'here' },
  gitopsRepository: { url: 'https://git.test/gitops.git' },
};
const ACCOUNTS = {
  instances: [
    { name: 'hub', url: 'https://argocd.test/', token: 'canary' },
    { name: 'edge', url: 'https://edge.test', token: 'canary' },
  ],
};

const readAll = (data: JsonObject) =>
  readGoldenPathConfig(mockServices.rootConfig({ data }));

/** An organisation with staging before production, both deployed by the hub. */
const read = (goldenPath: JsonObject) =>
  readAll({
    goldenPath,
    argocd: {
      appLocatorMethods: [{ type: 'config', instances: ACCOUNTS.instances }],
    },
    groundwork: {
      environments: [
        { name: 'staging', argocdInstances: ['hub'] },
        { name: 'pre-2 of the north', argocdInstances: ['hub', 'edge'] },
        { name: 'production', argocdInstances: ['hub'] },
      ],
    },
  });

describe('readGoldenPathConfig', () => {
  it('works without any of its keys, so that a portal without templates starts', () => {
    expect(readAll({})).toMatchObject({
      environments: [],
      secretStore: 'default',
    });
  });

  it('gives an environment without a domain one that reaches nobody', () => {
    expect(read({ environments: { staging: {} } }).environments).toEqual([
      { name: 'staging', domain: 'invalid' },
    ]);
  });

  it('takes the order from the environments of the organisation, and any name', () => {
    const { environments } = read({
      environments: {
        production: { domain: 'c.test' },
        'pre-2 of the north': { domain: 'b.test' },
        staging: { domain: 'a.test' },
      },
    });
    expect(environments).toEqual([
      { name: 'staging', domain: 'a.test' },
      { name: 'pre-2 of the north', domain: 'b.test' },
      { name: 'production', domain: 'c.test' },
    ]);
  });

  it.each([
    ['the only one of the environment', 'staging', {}, 'hub'],
    ['the one that is stated', 'staging', { argocdInstance: 'edge' }, 'edge'],
    ['none where the environment has several', 'pre-2 of the north', {}, ''],
  ])(
    'lets Argo CD deploy through %s',
    (_, environment, settings, instanceName) => {
      const { environments } = read({
        argocd: ACCOUNTS,
        environments: { [environment]: { ...APPLICATIONS, ...settings } },
      });
      expect(environments[0]?.application?.instance.name ?? '').toBe(
        instanceName,
      );
    },
  );

  it('prepares manifests only where no repository is named from which to deploy', () => {
    const { environments } = read({
      argocd: ACCOUNTS,
      environments: { staging: { domain: 'a.test' } },
    });
    expect(environments).toEqual([{ name: 'staging', domain: 'a.test' }]);
  });

  it('refuses the list of environments that there was before, and shows the same in the new way', () => {
    const old = [
      { name: 'staging', domain: 'a.test', ingressClass: 'public' },
      { name: 'production', domain: 'b.test' },
    ];
    let complaint = '';
    try {
      read({ environments: old });
    } catch (error) {
      complaint = String(error);
    }
    expect(complaint).toMatch(
      /^InputError: goldenPath\.environments is no longer a list: /,
    );
    const { goldenPath } = parse(complaint.slice(complaint.indexOf('\n')));
    expect(read(goldenPath).environments).toEqual(old);
  });

  it.each<[RegExp, JsonObject]>([
    [/pipelineWorkflow/, { pipelineWorkflow: 'main.yaml' }],
    [/goldenPath.secretStore/, { secretStore: 'Vault of Payments' }],
    [
      /visibility/,
      { repository: { host: 'h', owner: 'o', visibility: 'open' } },
    ],
    [/owner/, { repository: { host: 'h' } }],
    [
      /goldenPath\.environments\.staging has both ingressClass and gateway/,
      {
        environments: {
          staging: {
            ingressClass: 'public',
            gateway: { name: 'public', namespace: 'gateway' },
          },
        },
      },
    ],
    [
      /goldenPath\.environments\.staging\.gateway\.namespace/,
      { environments: { staging: { gateway: { name: 'public' } } } },
    ],
    [
      /goldenPath\.environments\.staging .* hub, which goldenPath\.argocd\.instances does not have/,
      { environments: { staging: { argocdInstance: 'hub' } } },
    ],
    [
      /goldenPath\.environments\.staging .* hub, which goldenPath\.argocd\.instances does not have/,
      { environments: { staging: APPLICATIONS } },
    ],
    [
      /goldenPath\.environments has test, which groundwork\.environments does not name/,
      { environments: { test: {} } },
    ],
    [
      /goldenPath\.environments must hold settings/,
      { environments: { staging: 'staging.test' } },
    ],
    [
      /goldenPath\.argocd\.instances has no token for hub/,
      { argocd: { instances: [{ name: 'hub', url: 'https://argocd.test' }] } },
    ],
    [
      /goldenPath\.argocd\.instances\[0\]\.url/,
      { argocd: { instances: [{ name: 'hub', url: 'argocd', token: 'x' }] } },
    ],
  ])('fails at start and says where: %s', (message, goldenPath) => {
    expect(() => read(goldenPath)).toThrow(message);
  });
});
