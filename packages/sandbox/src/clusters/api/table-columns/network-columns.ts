import { at, listAt, numberAt, textAt } from '../../objects/json';
import type { KubernetesObject } from '../../objects/kubernetes-object';
import { AGE, NAME, pairs, type ColumnsOfKinds } from './column';

/** How traffic finds pods. */
export const NETWORK_COLUMNS: ColumnsOfKinds = {
  Service: [
    NAME,
    { name: 'Type', cell: object => textAt(object, 'spec', 'type') ?? '' },
    {
      name: 'Cluster-IP',
      cell: object => textAt(object, 'spec', 'clusterIP') ?? '<none>',
    },
    { name: 'External-IP', cell: object => addressesOf(object) ?? '<none>' },
    {
      name: 'Port(s)',
      cell: object =>
        listAt(object, 'spec', 'ports')
          .map(port => `${numberAt(port, 'port')}/${textAt(port, 'protocol')}`)
          .join(','),
    },
    AGE,
    {
      name: 'Selector',
      priority: 1,
      cell: object => pairs(at(object, 'spec', 'selector')),
    },
  ],
  Ingress: [
    NAME,
    {
      name: 'Class',
      cell: object => textAt(object, 'spec', 'ingressClassName') ?? '<none>',
    },
    {
      name: 'Hosts',
      cell: object =>
        listAt(object, 'spec', 'rules')
          .map(rule => textAt(rule, 'host') ?? '*')
          .join(','),
    },
    { name: 'Address', cell: object => addressesOf(object) ?? '' },
    {
      name: 'Ports',
      cell: object =>
        listAt(object, 'spec', 'tls').length > 0 ? '80, 443' : '80',
    },
    AGE,
  ],
};

function addressesOf(object: KubernetesObject): string | undefined {
  const addresses = listAt(object, 'status', 'loadBalancer', 'ingress').map(
    each => textAt(each, 'ip') ?? textAt(each, 'hostname') ?? '',
  );
  return addresses.length === 0 ? undefined : addresses.join(',');
}
