import type { Subresource } from '../subresource';
import type { ResourceRow } from './resource-row';

const READ_LOG: Subresource = { name: 'log', verbs: ['get'], kind: 'Pod' };
const WITHOUT_COLLECTION = [
  'create',
  'delete',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** The types without a group. */
export const CORE: readonly ResourceRow[] = [
  { is: ['v1', 'ConfigMap'], short: ['cm'] },
  { is: ['v1', 'Endpoints'], short: ['ep'] },
  { is: ['v1', 'Event'], short: ['ev'] },
  { is: ['v1', 'LimitRange'], short: ['limits'] },
  {
    is: ['v1', 'Namespace'],
    cluster: true,
    short: ['ns'],
    verbs: WITHOUT_COLLECTION,
    status: true,
  },
  { is: ['v1', 'Node'], cluster: true, short: ['no'], status: true },
  { is: ['v1', 'PersistentVolumeClaim'], short: ['pvc'], status: true },
  {
    is: ['v1', 'PersistentVolume'],
    cluster: true,
    short: ['pv'],
    status: true,
  },
  {
    is: ['v1', 'Pod'],
    short: ['po'],
    categories: ['all'],
    status: true,
    more: [READ_LOG],
  },
  {
    is: ['v1', 'ReplicationController'],
    short: ['rc'],
    categories: ['all'],
    scale: true,
    status: true,
  },
  { is: ['v1', 'ResourceQuota'], short: ['quota'], status: true },
  { is: ['v1', 'Secret'] },
  { is: ['v1', 'ServiceAccount'], short: ['sa'] },
  {
    is: ['v1', 'Service'],
    short: ['svc'],
    categories: ['all'],
    verbs: [...WITHOUT_COLLECTION, 'deletecollection'],
    status: true,
  },
];
