import { ConfigReader } from '@backstage/config';
import { isProductionEnvironment } from '@groundwork/delivery-metrics';
import { readDeliveryOptions } from './options';

const read = (delivery: object, more: object = {}) =>
  readDeliveryOptions(
    new ConfigReader({
      readiness: { delivery },
      ...more,
    } as ConstructorParameters<typeof ConfigReader>[0]),
  );

describe('the configuration of deliveries', () => {
  it('has the conventions of the definitions as defaults', () => {
    const { settings, chosenSources, incidentSource } = read({});
    expect(settings).toMatchObject({
      timeZone: 'UTC',
      attributionMs: 86_400_000,
      interventionMs: 604_800_000,
    });
    expect(settings.environments).toBeUndefined();
    expect(chosenSources.size).toBe(0);
    expect(incidentSource).toBeUndefined();
  });

  it('says which clocks count, how long after a deployment it is blamed, and what a service is made of', () => {
    const { settings, chosenSources } = read({
      timeZone: 'Europe/Berlin',
      attributionHours: 12,
      interventionHours: 'unlimited',
      hotfix: '^hotfix/',
      services: [
        {
          service: 'component:default/pay',
          source: 'argocd:main',
          paths: ['^pay/'],
        },
      ],
    });
    expect(settings).toMatchObject({
      timeZone: 'Europe/Berlin',
      attributionMs: 43_200_000,
      interventionMs: Infinity,
      hotfixPattern: '^hotfix/',
    });
    expect(settings.servicePaths.get('component:default/pay')).toEqual([
      '^pay/',
    ]);
    expect(chosenSources.get('component:default/pay')).toBe('argocd:main');
  });

  it('takes production from the tiers of the environments, and other names as they are usually meant', () => {
    const { settings } = read(
      {},
      {
        groundwork: {
          environments: [
            { name: 'prod-mirror', tier: 'staging', clusters: ['mirror'] },
            { name: 'Shop', tier: 'production', clusters: ['eu-1'] },
          ],
        },
      },
    );
    const isProduction = (name: string) =>
      isProductionEnvironment(name, settings);
    expect(
      ['shop', ' EU-1 ', 'production', 'prod-us'].map(isProduction),
    ).toEqual([true, true, true, true]);
    expect(['prod-mirror', 'mirror', 'preprod'].map(isProduction)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('says what is left out and what counts as failed, and who is left out only in a word', () => {
    const off = read({}).settings;
    const { settings, excludedAuthors } = read({
      ...{ excludeRedeploys: true, requireChange: true },
      ...{ failedDeploymentsAreFailures: true },
      excludeRollbacksFromChangeFailRate: true,
      excludeAuthors: {
        names: ['renovate[bot]', 'dependabot[bot]', 'renovate[bot]'],
        because: 'dependency bots.',
      },
    });
    expect(settings).toEqual({
      ...off,
      ...{ excludeRedeploys: true, requireChange: true },
      ...{ failedDeploymentsAreFailures: true },
      excludeRollbacksFromCfrDenominator: true,
      excludeAuthors: ['dependabot[bot]', 'renovate[bot]'],
    });
    expect(excludedAuthors).toEqual({ count: 2, because: 'dependency bots' });
    expect(off).toMatchObject({ excludeRedeploys: false, excludeAuthors: [] });
  });

  it.each([
    [
      { excludeAuthors: { names: ['a'] } },
      'readiness.delivery.excludeAuthors.because: ',
    ],
    [
      { excludeAuthors: { names: [], because: 'bots' } },
      'readiness.delivery.excludeAuthors.names: ',
    ],
    [
      { excludeAuthors: { names: [' '], because: 'bots' } },
      'readiness.delivery.excludeAuthors.names.0: write a name',
    ],
    [{ requireChange: 'yes' }, 'readiness.delivery.requireChange: '],
    [{ timeZone: 'Mars' }, 'readiness.delivery.timeZone: Mars is no time zone'],
    [{ attributionHours: -1 }, 'readiness.delivery.attributionHours: '],
    [{ hotfix: '(' }, 'readiness.delivery.hotfix: '],
    [{ zone: 'UTC' }, 'readiness.delivery: Unrecognized key'],
    [
      { services: [{ service: 'pay' }] },
      'readiness.delivery.services.0.service: write it as component:<namespace>/<name>',
    ],
  ])('refuses %j', (delivery, message) => {
    expect(() => read(delivery)).toThrow(message);
  });
});
