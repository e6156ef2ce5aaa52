import type { DeploymentStatus } from '@groundwork/plugin-deployments-common';
import { say } from '../../__testUtils__/say';
import { headline, unknownCount } from './troubles';

const t = say();

const checkout = {
  entityRef: 'component:default/checkout',
  outcome: 'fails',
  word: 'degraded',
  where: 'production',
  path: '',
} as const;

describe('headline', () => {
  it('counts services, not their troubles', () => {
    expect(
      headline(
        'Payments',
        {
          troubles: [checkout, { ...checkout, where: 'staging' }],
          unknowns: { running: 0, built: 0 },
        },
        t,
      ),
    ).toBe('Payments: 1 service needs attention.');
  });

  it('does not let what is unknown pass for well', () => {
    expect(
      headline(
        'Payments',
        { troubles: [], unknowns: { running: 2, built: 1 } },
        t,
      ),
    ).toBe(
      'Payments: no known problems. 2 services are partly unknown. The last CI run of 1 service is unknown.',
    );
  });
});

describe('unknownCount', () => {
  it('counts a service whose source did not answer although the rest is healthy', () => {
    const status: DeploymentStatus = {
      entityRef: checkout.entityRef,
      asOf: '2026-11-21T10:04:00.000Z',
      environments: [
        {
          name: 'staging',
          tier: 'staging',
          clusters: [],
          versions: ['1.4.0'],
          health: 'healthy',
          sync: 'synced',
          links: [],
          instances: [],
          unknown: { reason: 'timeout', message: '', sources: ['staging-api'] },
        },
      ],
      sources: [],
    };
    expect(unknownCount([status])).toBe(1);
  });
});
