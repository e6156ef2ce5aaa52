import * as fc from 'fast-check';
import type { DeploymentHealth } from '@groundwork/plugin-deployments-common';
import { SourceError } from '@groundwork/source-client';
import type { Look, Sighting, Source } from '../sources/types';
import { assembleStatus } from './assembleStatus';
import { EnvironmentMap } from './environments';

const request = {
  entityRef: 'component:default/api',
  locator: { kubernetes: { labelSelector: 'a=b' }, argocd: { appName: 'api' } },
};

const source = (kind: Source['kind'], name: string): Source => ({
  kind,
  name,
  concerns: () => true,
  look: async () => new Map(),
});

const sighting = (
  kind: Source['kind'],
  health: DeploymentHealth,
  placement: Sighting['placement'] = {},
): Sighting => ({
  instance: {
    kind,
    source: 'x',
    objectKind: 'Deployment',
    name: 'api',
    health,
    sync: 'synced',
  },
  placement,
  externalUrls: [],
});

const answered = (of: Source, ...sightings: Sighting[]): Look => ({
  source: of,
  checkedAt: '2026-11-21T00:00:00.000Z',
  outcome: 'answered',
  sightings: new Map([[request.entityRef, sightings]]),
});

const failed = (of: Source): Look => ({
  source: of,
  checkedAt: '2026-11-21T00:00:01.000Z',
  outcome: 'failed',
  failure: new SourceError('forbidden', 'no'),
});

const production = {
  name: 'production',
  tier: 'production',
  clusters: ['one', 'two'],
  argocdInstances: ['hub'],
};
const staging = {
  name: 'staging',
  tier: 'staging',
  clusters: ['three'],
  argocdInstances: ['hub'],
};
const map = new EnvironmentMap(
  [staging, production],
  new Map([['one', 'https://one.test:6443/']]),
);

describe('assembleStatus', () => {
  it('places an application by the address of its destination when one instance serves several environments', () => {
    const status = assembleStatus(
      request,
      [
        answered(
          source('argocd', 'hub'),
          sighting('argocd', 'healthy', { server: 'https://one.test:6443' }),
        ),
      ],
      map,
    );
    expect(
      status.environments.map(({ name, health, clusters }) => [
        name,
        health,
        clusters,
      ]),
    ).toEqual([
      ['staging', 'missing', []],
      ['production', 'healthy', ['one']],
    ]);
  });

  it('shows an application of an undeclared destination under that name instead of dropping it', () => {
    const status = assembleStatus(
      request,
      [
        answered(
          source('argocd', 'hub'),
          sighting('argocd', 'healthy', { cluster: 'far-away' }),
        ),
      ],
      map,
    );
    expect(status.environments.at(-1)).toMatchObject({
      name: 'far-away',
      tier: 'undeclared',
    });
  });

  it('makes every environment unknown that a failed instance could have known', () => {
    const status = assembleStatus(
      request,
      [failed(source('argocd', 'hub'))],
      map,
    );
    expect(
      status.environments.map(({ name, health, sync }) => [name, health, sync]),
    ).toEqual([
      ['staging', 'unknown', 'unknown'],
      ['production', 'unknown', 'unknown'],
    ]);
  });

  it('is as old as its oldest source', () => {
    expect(
      assembleStatus(
        request,
        [
          failed(source('kubernetes', 'two')),
          answered(source('kubernetes', 'one')),
        ],
        map,
      ).asOf,
    ).toBe('2026-11-21T00:00:00.000Z');
  });

  it('never calls an environment healthy while one of its sources failed, whatever the others saw', () => {
    const health = fc.constantFrom<DeploymentHealth>(
      'healthy',
      'progressing',
      'degraded',
      'suspended',
      'missing',
      'not-deployed',
      'unknown',
    );
    fc.assert(
      fc.property(
        fc.array(health),
        fc.shuffledSubarray([0, 1]),
        (seen, order) => {
          const looks = [
            answered(
              source('kubernetes', 'one'),
              ...seen.map(one =>
                sighting('kubernetes', one, { cluster: 'one' }),
              ),
            ),
            failed(source('kubernetes', 'two')),
          ];
          const status = assembleStatus(
            request,
            [
              ...order.map(index => looks[index]),
              failed(source('kubernetes', 'two')),
            ].filter(look => look !== undefined),
            map,
          );
          const [environment] = status.environments;
          expect(environment?.health).not.toBe('healthy');
          expect(environment?.unknown?.reason).toBe('forbidden');
        },
      ),
    );
  });
});
