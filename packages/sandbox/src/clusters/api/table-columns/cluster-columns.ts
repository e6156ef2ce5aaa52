import { listAt, textAt, type Json } from '../../objects/json';
import {
  labelsOf,
  type KubernetesObject,
} from '../../objects/kubernetes-object';
import { AGE, ageSince, NAME, type ColumnsOfKinds } from './column';

/** The cluster itself, and what happened in it. */
export const CLUSTER_COLUMNS: ColumnsOfKinds = {
  Namespace: [
    NAME,
    { name: 'Status', cell: object => textAt(object, 'status', 'phase') ?? '' },
    AGE,
  ],
  Node: [
    NAME,
    {
      name: 'Status',
      cell: object =>
        textAt(conditionOf(object, 'Ready'), 'status') === 'True'
          ? 'Ready'
          : 'NotReady',
    },
    { name: 'Roles', cell: object => rolesOf(object) },
    AGE,
    {
      name: 'Version',
      cell: object =>
        textAt(object, 'status', 'nodeInfo', 'kubeletVersion') ?? '',
    },
  ],
  Event: [
    {
      name: 'Last Seen',
      cell: (object, now) =>
        ageSince(
          textAt(object, 'lastTimestamp') ?? textAt(object, 'eventTime'),
          now,
        ),
    },
    { name: 'Type', cell: object => textAt(object, 'type') ?? '' },
    { name: 'Reason', cell: object => textAt(object, 'reason') ?? '' },
    {
      name: 'Object',
      cell: object =>
        `${(
          textAt(object, 'involvedObject', 'kind') ?? ''
        ).toLowerCase()}/${textAt(object, 'involvedObject', 'name')}`,
    },
    { name: 'Message', cell: object => textAt(object, 'message') ?? '' },
  ],
};

function conditionOf(object: KubernetesObject, type: string): Json | undefined {
  return listAt(object, 'status', 'conditions').find(
    condition => textAt(condition, 'type') === type,
  );
}

function rolesOf(node: KubernetesObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(labelsOf(node)).filter(label =>
    label.startsWith(prefix),
  );
  return roles.length === 0
    ? '<none>'
    : roles.map(role => role.slice(prefix.length)).join(',');
}
