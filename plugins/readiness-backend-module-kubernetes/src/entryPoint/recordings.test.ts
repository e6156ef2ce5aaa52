import { entryPoint } from '@groundwork/plugin-readiness-common';
import {
  look,
  recorded,
  recordedRoutes,
  valueOf,
} from '../__testUtils__/recordedCluster';
import { EntryPointCollector } from './entryPointCollector';

const lookAt = (routes: Parameters<typeof look>[1]) =>
  look(new EntryPointCollector(), routes);

describe('entry points of the recorded clusters', () => {
  it.each([
    [
      'production',
      'traefik',
      'traefik.io/ingress-controller',
      ['ledger', 'payments', 'statements'],
    ],
    ['staging', 'nginx', 'k8s.io/ingress-nginx', ['ledger', 'payments']],
  ] as const)(
    'in %s let everything in through %s',
    async (cluster, name, controller, components) => {
      const { record } = await lookAt(recordedRoutes(cluster));
      const { classes, entries, unread } = valueOf(record, entryPoint);
      expect(classes).toEqual([
        expect.objectContaining({
          kind: 'IngressClass',
          name,
          controller,
          isDefault: true,
          uid: expect.any(String),
        }),
      ]);
      expect(entries.filter(({ kind }) => kind === 'Ingress')).toEqual(
        components.map(component =>
          expect.objectContaining({
            controller,
            className: name,
            hosts: [`${component}.${cluster}.example.org`],
            components: [component],
            marks: expect.objectContaining({ namespace: component }),
          }),
        ),
      );
      expect(unread).toEqual([]);
    },
  );

  it('leave the controller open when the classes may not be listed', async () => {
    const { record } = await lookAt({
      ...recordedRoutes('production'),
      '/apis/networking.k8s.io/v1/ingressclasses': recorded(
        'production/errors/forbidden-all',
      ).answer,
    });
    const { entries, unread } = valueOf(record, entryPoint);
    // A load balancer is a way in without any class.
    const classed = entries.filter(({ kind }) => kind !== 'Service');
    expect(classed.every(({ controller }) => controller === undefined)).toBe(
      true,
    );
    expect(unread).toContainEqual({
      what: 'networking.k8s.io/ingressclasses',
      reason: 'forbidden',
    });
  });

  it('fail as forbidden when ingresses may not be listed', async () => {
    const { record } = await lookAt({
      ...recordedRoutes('production'),
      '/apis/networking.k8s.io/v1/ingresses': recorded(
        'production/errors/forbidden-all',
      ).answer,
    });
    expect(record).toMatchObject({ outcome: 'failed', reason: 'forbidden' });
  });
});
